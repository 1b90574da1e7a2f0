/*
 * How well words that stand in these places answer, as PostgreSQL ranks them (ts_rank): what is ranked here without it
 * and what it ranks have to be comparable. A place is 14 bits, above them its weight: body, summary, keywords, title.
 */

/** PostgreSQL's order: body, summary, keywords, title. */
export const WEIGHTS = [0.12, 0.45, 0.75, 1] as const

const PLACE = 0x3fff
/** 1 + 1/4 + 1/9 + …: what a word that stands everywhere comes to. */
const EVERYWHERE = 1.64493406685
/** Beyond so many places two words have nothing to do with one another. */
const FAR = 100

export type Places = { pool: Uint16Array; from: number; count: number }

/** A word by itself: where it weighs most, and a little for each other place. */
export function rankOfWord({ pool, from, count }: Places): number {
  let sum = 0
  let most = -1
  let at = 0
  for (let nr = 0; nr < count; nr += 1) {
    const weight = weightOf(pool[from + nr])
    sum += weight / (nr + 1) ** 2
    if (weight > most) {
      most = weight
      at = nr
    }
  }
  return (most + sum - most / (at + 1) ** 2) / EVERYWHERE
}

/** Words that belong together: the better, the nearer any two of them stand. */
export function rankOfWords(words: Places[]): number {
  let rank = -1
  for (let nr = 1; nr < words.length; nr += 1)
    for (let other = 0; other < nr; other += 1) rank = together(words[nr], words[other], rank)
  return rank < 0 ? 0 : rank
}

function together(a: Places | undefined, b: Places | undefined, before: number): number {
  let rank = before
  if (!a || !b) return rank
  for (let i = 0; i < a.count; i += 1)
    for (let j = 0; j < b.count; j += 1) {
      const [one, two] = [a.pool[a.from + i] ?? 0, b.pool[b.from + j] ?? 0]
      const apart = Math.abs((one & PLACE) - (two & PLACE))
      if (apart === 0) continue
      const near = Math.sqrt(weightOf(one) * weightOf(two) * nearness(apart))
      rank = rank < 0 ? near : 1 - (1 - rank) * (1 - near)
    }
  return rank
}

function nearness(apart: number): number {
  return apart > FAR ? 1e-30 : 1 / (1.005 + 0.05 * Math.exp(apart / 1.5 - 2))
}

function weightOf(place: number | undefined): number {
  return WEIGHTS[(place ?? 0) >> 14] ?? 0
}

/** Whether the words stand in a row somewhere, each so many places behind the first. */
export function standInRow(words: Places[], behind: number[]): boolean {
  const [first] = words
  if (!first) return false
  for (let nr = 0; nr < first.count; nr += 1) {
    const start = (first.pool[first.from + nr] ?? 0) & PLACE
    if (words.every((word, at) => at === 0 || standsAt(word, start + (behind[at] ?? 0)))) return true
  }
  return false
}

function standsAt({ pool, from, count }: Places, place: number): boolean {
  for (let nr = 0; nr < count; nr += 1) if (((pool[from + nr] ?? 0) & PLACE) === place) return true
  return false
}
