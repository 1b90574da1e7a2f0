import type { Locale } from "@veridesk/contract/locale.ts"
import type { Audience, DocumentKind } from "../document.ts"
import type { Weighed } from "../terms.ts"
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

/** `score` and `matched` (the weight of the concepts that are in it) by title, keywords and summary alone. */
export type Near = { id: number; score: number; matched: number }

export type NearTo = { terms: Weighed[]; audiences: Audience[]; locale: Locale; now: Date; limit: number }

/** A place of a word in the list of places is a number: which text, times this, and where in the pool. */
const SPAN = 2 ** 28
const WEIGHT_BITS: Record<string, number> = { A: 3 << 14, B: 2 << 14, C: 1 << 14 }
const HALF_YEAR_MS = 15_552_000_000

/** The order that the statement gives by the whole text, as far as it can be told from the head. */
const OF_KIND: Record<DocumentKind, number> = { article: 1, announcement: 0.85, tool: 0.7 }
export const OWN_LANGUAGE = 1.4

/**
 * The heads of all texts in memory, about half a kilobyte each: which text has a word, where, and how much it weighs
 * there. Texts come and go by id; what an id stands for never changes.
 */
export function makeHeads() {
  const texts: (Omit<Head, "head"> | null)[] = []
  const slots = new Map<number, number>()
  const words = new Map<string, number[]>()
  let pool = new Uint16Array(4096)
  let used = 0
  let scores = new Float64Array(0)
  let best = new Float64Array(0)

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

  const placesAt = (entry: number): Places => {
    const from = entry % SPAN
    return { pool, from: from + 1, count: pool[from] ?? 0 }
  }

  /** Calls back with each text that has these words in a row, and how well they rank there. */
  function eachWith({ row }: Weighed, found: (slot: number, rank: number) => void): void {
    const lists = row.map(({ word }) => words.get(word) ?? [])
    if (lists.some((list) => list.length === 0)) return
    const [first = []] = lists
    if (lists.length === 1) {
      for (const entry of first) found(Math.floor(entry / SPAN), rankOfWord(placesAt(entry)))
      return
    }
    const rarest = lists.reduce((a, b) => (b.length < a.length ? b : a), first)
    const behind = row.map(({ at }) => at - (row[0]?.at ?? 0))
    for (const entry of rarest) {
      const slot = Math.floor(entry / SPAN)
      const own = lists.map((list) => entryOf(list, slot))
      const there = own.flatMap((one) => (one === undefined ? [] : [placesAt(one)]))
      if (there.length < lists.length || !standInRow(there, behind)) continue
      const different = there.filter((one, at) => there.findIndex(({ from }) => from === one.from) === at)
      const [only] = different
      found(slot, different.length === 1 && only ? rankOfWord(only) : rankOfWords(different))
    }
  }

  return {
    ids: () => new Set(slots.keys()),
    /** So many entries stand for texts that are gone. */
    gone: () => texts.length - slots.size,
    add({ head, ...text }: Head): void {
      const slot = texts.push(text) - 1
      slots.set(text.id, slot)
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
    /** The texts that answer best by their heads, the best first; and how many have at least `half` of what is asked. */
    nearest(o: NearTo): { near: Near[]; wellCovered: number } {
      if (scores.length < texts.length) {
        scores = new Float64Array(texts.length + 1024)
        best = new Float64Array(texts.length + 1024)
      }
      const matched = new Map<number, number>()
      let whole = 0
      for (const terms of byConcept(o.terms)) {
        const has = new Map<number, number>()
        for (const term of terms)
          eachWith(term, (slot, rank) => {
            best[slot] = Math.max(best[slot] ?? 0, term.weight * rank)
            has.set(slot, Math.max(has.get(slot) ?? 0, term.weight))
          })
        whole += Math.max(0, ...terms.map(({ weight }) => weight))
        for (const [slot, weight] of has) {
          scores[slot] = (scores[slot] ?? 0) + (best[slot] ?? 0)
          best[slot] = 0
          matched.set(slot, (matched.get(slot) ?? 0) + weight)
        }
      }
      const near: (Near & { order: number })[] = []
      let wellCovered = 0
      for (const [slot, weight] of matched) {
        const text = texts[slot]
        const score = scores[slot] ?? 0
        scores[slot] = 0
        if (!text || !o.audiences.includes(text.audience)) continue
        if (weight >= whole / 2) wellCovered += 1
        const order =
          score *
          (0.5 + (0.5 * weight) / whole) *
          (text.locale === o.locale ? OWN_LANGUAGE : 1) *
          (1 + 0.05 * Math.exp((text.updatedAt.getTime() - o.now.getTime()) / HALF_YEAR_MS)) *
          OF_KIND[text.kind]
        near.push({ id: text.id, score, matched: weight, order })
      }
      near.sort((a, b) => b.order - a.order || a.id - b.id)
      return { near: near.slice(0, o.limit), wellCovered }
    },
  }
}

export type Heads = ReturnType<typeof makeHeads>

const LEXEME = /'((?:[^'\\]|''|\\\\)*)':([\dABCD,]+)/g

function byConcept(terms: Weighed[]): Weighed[][] {
  const by = new Map<number, Weighed[]>()
  for (const term of terms) {
    const own = by.get(term.concept)
    if (own) own.push(term)
    else by.set(term.concept, [term])
  }
  return [...by.values()]
}

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
