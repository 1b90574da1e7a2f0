import type { Locale } from "@veridesk/contract/locale.ts"
import { LRUCache } from "lru-cache"
import type { Audience, DocumentKind } from "../document.ts"
import type { Row, Weighed } from "../query.ts"
import { type Places, rankOfWord, rankOfWords, standInRow } from "./rank.ts"

/** A text's title, keywords and summary: `head` as PostgreSQL writes a tsvector. */
export type Head = {
  id: number
  kind: DocumentKind
  locale: Locale
  audience: Audience
  updatedAt: Date
  head: string
}

type Text = { id: number; locale: Locale; audience: Audience; updatedMs: number; ofKind: number }

/** The texts, by slot and in that order, that have some words in a row, and how well these rank there. */
type Found = { slots: Int32Array; ranks: Float32Array }

/** In a word's list a number is one text that has it: its slot times this, and where in the pool its places are. */
const SPAN = 2 ** 28
const WEIGHT_BITS: Record<string, number> = { A: 3 << 14, B: 2 << 14, C: 1 << 14 }
/** The order that the statement gives by the whole text, as far as it can be told from the head. */
const OF_KIND: Record<DocumentKind, number> = { article: 1, announcement: 0.85, tool: 0.7 }
/** Of what was found for words that are asked for again and again, 8 bytes each. */
const MOST_FOUND = 500_000

/**
 * The heads of all texts in memory, about a kilobyte each: which text has a word, where, and how much it weighs there.
 * Texts come and go by id; what an id stands for never changes.
 */
export function makeHeads() {
  const texts: (Text | null)[] = []
  const slots = new Map<number, number>()
  const words = new Map<string, number[]>()
  const found = new LRUCache<string, Found>({
    maxSize: MOST_FOUND,
    sizeCalculation: (one) => one.slots.length + 20,
  })
  let pool = new Uint16Array(4096)
  let used = 0

  function keep(places: string): number {
    const at = used
    const all = places.split(",")
    if (used + all.length + 1 > pool.length) {
      const larger = new Uint16Array(2 * pool.length)
      larger.set(pool)
      pool = larger
    }
    pool[used++] = all.length
    for (const place of all)
      pool[used++] = Number.parseInt(place, 10) | (WEIGHT_BITS[place.at(-1) ?? ""] ?? 0)
    return at
  }

  function placesAt(entry: number): Places {
    const from = entry % SPAN
    return { pool, from: from + 1, count: pool[from] ?? 0 }
  }

  function look(row: Row): Found {
    const lists = row.map(({ word }) => words.get(word) ?? [])
    const [first = []] = lists
    const rarest = lists.reduce((a, b) => (b.length < a.length ? b : a), first)
    const behind = row.map(({ at }) => at - (row[0]?.at ?? 0))
    const [at, ranks]: [number[], number[]] = [[], []]
    for (const entry of rarest) {
      const slot = Math.floor(entry / SPAN)
      const rank = lists.length === 1 ? rankOfWord(placesAt(entry)) : rankOfRow(lists, behind, slot)
      if (rank <= 0) continue
      at.push(slot)
      ranks.push(rank)
    }
    return { slots: Int32Array.from(at), ranks: Float32Array.from(ranks) }
  }

  /** 0 where the words don't stand in a row. */
  function rankOfRow(lists: number[][], behind: number[], slot: number): number {
    const places: Places[] = []
    for (const list of lists) {
      const entry = entryOf(list, slot)
      if (entry === undefined) return 0
      places.push(placesAt(entry))
    }
    if (!standInRow(places, behind)) return 0
    const different = places.filter((one, nr) => places.findIndex(({ from }) => from === one.from) === nr)
    const [only] = different
    return different.length === 1 && only ? rankOfWord(only) : rankOfWords(different)
  }

  return {
    ids: () => new Set(slots.keys()),
    /** So many slots are of texts that are gone. */
    gone: () => texts.length - slots.size,
    textAt: (slot: number): Text | null => texts[slot] ?? null,
    length: () => texts.length,
    add({ head, id, kind, locale, audience, updatedAt }: Head): void {
      const slot =
        texts.push({ id, locale, audience, updatedMs: updatedAt.getTime(), ofKind: OF_KIND[kind] }) - 1
      slots.set(id, slot)
      found.clear()
      for (const [, word = "", places = ""] of head.matchAll(LEXEME)) {
        const plain = word.replaceAll("''", "'").replaceAll("\\\\", "\\")
        const list = words.get(plain)
        const entry = slot * SPAN + keep(places)
        if (list) list.push(entry)
        else words.set(plain, [entry])
      }
    },
    remove(id: number): void {
      const slot = slots.get(id)
      if (slot === undefined) return
      texts[slot] = null
      slots.delete(id)
    },
    /** The same words are in the synonyms of many questions: what was found is kept until a text comes. */
    with({ query, row }: Weighed): Found {
      const before = found.get(query)
      if (before) return before
      const now = look(row)
      found.set(query, now)
      return now
    },
  }
}

export type Heads = ReturnType<typeof makeHeads>

const LEXEME = /'((?:[^'\\]|''|\\\\)*)':([\dABCD,]+)/g

/** The entry of a text in a list that is in the order of the texts. */
function entryOf(list: number[], slot: number): number | undefined {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle] ?? 0) < slot * SPAN) low = middle + 1
    else high = middle
  }
  const entry = list[low]
  return entry !== undefined && entry < (slot + 1) * SPAN ? entry : undefined
}
