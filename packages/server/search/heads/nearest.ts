import type { Locale } from "@veridesk/contract/locale.ts"
import type { Audience } from "../document.ts"
import type { Weighed } from "../query.ts"
import type { Heads } from "./heads.ts"

/** `score` and `matched` (the weight of the concepts that are in it) by title, keywords and summary alone. */
export type Near = { id: number; score: number; matched: number }

export type NearTo = { terms: Weighed[]; audiences: Audience[]; locale: Locale; now: Date; limit: number }

/** What a text in the reader's own language counts more. */
export const OWN_LANGUAGE = 1.4
const HALF_YEAR_MS = 15_552_000_000

/**
 * The texts that answer best by their heads, the best first, as the statement would rank them that ranks whole texts;
 * and how many have at least half of what is asked there.
 */
export function nearest(heads: Heads, o: NearTo): { near: Near[]; wellCovered: number } {
  const room = roomFor(heads)
  const { scores, matched } = room
  const { touched, whole } = scored(heads, { terms: o.terms, room })
  let wellCovered = 0
  const orders = new Float64Array(touched.length)
  touched.forEach((slot, nr) => {
    const text = heads.textAt(slot)
    if (!text || !o.audiences.includes(text.audience)) return
    const share = (matched[slot] ?? 0) / whole
    if (share >= 0.5) wellCovered += 1
    orders[nr] =
      (scores[slot] ?? 0) *
      (0.5 + 0.5 * share) *
      (text.locale === o.locale ? OWN_LANGUAGE : 1) *
      (1 + 0.05 * Math.exp((text.updatedMs - o.now.getTime()) / HALF_YEAR_MS)) *
      text.ofKind
  })
  // Of thousands only the best are put in order one by one.
  const least = orders.slice().sort().at(-o.limit) ?? 0
  const best: (Near & { order: number })[] = []
  touched.forEach((slot, nr) => {
    const order = orders[nr] ?? 0
    if (order <= 0 || order < least) return
    const id = heads.textAt(slot)?.id ?? 0
    best.push({ id, order, score: scores[slot] ?? 0, matched: matched[slot] ?? 0 })
  })
  for (const slot of touched) scores[slot] = matched[slot] = 0
  best.sort((a, b) => b.order - a.order || b.id - a.id)
  return { near: best.slice(0, o.limit), wellCovered }
}

/** A number for each text, of all its concepts together and of the one that is looked at; 0 between two questions. */
type Room = Record<"scores" | "matched" | "best" | "weights", Float64Array>

const rooms = new WeakMap<Heads, Room>()
const MORE_ROOM = 1024

function roomFor(heads: Heads): Room {
  const before = rooms.get(heads)
  if (before && before.scores.length >= heads.length()) return before
  const room = () => new Float64Array(heads.length() + MORE_ROOM)
  const made = { scores: room(), matched: room(), best: room(), weights: room() }
  rooms.set(heads, made)
  return made
}

/** Each concept counts once in each text, by the best of its words. `whole`: what all concepts weigh together. */
function scored(heads: Heads, { terms, room }: { terms: Weighed[]; room: Room }) {
  const { scores, matched, best, weights } = room
  const touched: number[] = []
  let whole = 0
  for (const own of byConcept(terms)) {
    const has: number[] = []
    for (const term of own) {
      const { slots, ranks } = heads.with(term)
      for (let nr = 0; nr < slots.length; nr += 1) {
        const slot = slots[nr] ?? 0
        const score = term.weight * (ranks[nr] ?? 0)
        if (weights[slot] === 0) has.push(slot)
        if (term.weight > (weights[slot] ?? 0)) weights[slot] = term.weight
        if (score > (best[slot] ?? 0)) best[slot] = score
      }
    }
    whole += Math.max(0, ...own.map(({ weight }) => weight))
    for (const slot of has) {
      if (matched[slot] === 0) touched.push(slot)
      scores[slot] = (scores[slot] ?? 0) + (best[slot] ?? 0)
      matched[slot] = (matched[slot] ?? 0) + (weights[slot] ?? 0)
      best[slot] = 0
      weights[slot] = 0
    }
  }
  return { touched, whole }
}

function byConcept(terms: Weighed[]): Weighed[][] {
  const by = new Map<number, Weighed[]>()
  for (const term of terms) {
    const own = by.get(term.concept)
    if (own) own.push(term)
    else by.set(term.concept, [term])
  }
  return [...by.values()]
}
