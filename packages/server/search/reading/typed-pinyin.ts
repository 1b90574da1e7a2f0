import type { Spelling } from "./pinyin.ts"

/** What letters may stand for: the Chinese words they spell, in the order they were typed. */
export type Typed = { words: string[]; byInitials: boolean }[]

/** Words by how they are typed. */
export type Speller = { full: Map<string, string[]>; initials: Map<string, string[]> }

const MOST_PER_SPELLING = 4
const LONGEST_FULL = 32

/** `words` in their order of preference: where several are typed alike, the first ones are kept. */
export function makeSpeller(words: Iterable<string>, spell: (word: string) => Spelling): Speller {
  const full = new Map<string, string[]>()
  const initials = new Map<string, string[]>()
  const add = (map: Map<string, string[]>, key: string, word: string) => {
    const have = map.get(key)
    if (!have) map.set(key, [word])
    else if (have.length < MOST_PER_SPELLING && !have.includes(word)) have.push(word)
  }
  for (const word of words) {
    const spelling = spell(word)
    if (!/^[a-zü]+$/.test(spelling.full)) continue
    add(full, spelling.full, word)
    if (spelling.initials.length > 1) add(initials, spelling.initials, word)
  }
  return { full, initials }
}

/** Syllables that carry no matter: 的 了 我 吗 怎么 … */
export const EMPTY_SYLLABLES = new Set(
  "de le wo ma ne a ba ni ta shi you zai zen me zenme zenmeban weishenme weisha shenme ruhe qing wen qingwen ke yi keyi neng bu hui xiang yao bangwo mei hai jiu dou ye".split(
    " ",
  ),
)

/**
 * Reads letters as pinyin: "tixianbudaozhang", "ti xian", "tx bu dao zhang". The parse that explains most letters by
 * the longest words wins. Null where fewer than three letters in five are explained: then it was no pinyin.
 */
export function readPinyin(parts: string[], speller: Speller): Typed | null {
  const letters = parts.join("")
  if (letters.length < 2 || letters.length > 80) return null
  const starts = new Set<number>()
  let sum = 0
  for (const part of parts) {
    starts.add(sum)
    sum += part.length
  }
  starts.add(sum)
  type Best = { score: number; explained: number; typed: Typed }
  const best: (Best | undefined)[] = [{ score: 0, explained: 0, typed: [] }]
  const offer = (at: number, next: Best) => {
    const have = best[at]
    if (!have || next.score > have.score) best[at] = next
  }
  for (let at = 0; at < letters.length; at += 1) {
    const here = best[at]
    if (!here) continue
    offer(at + 1, { ...here, score: here.score - 1 })
    for (let length = 1; length <= Math.min(LONGEST_FULL, letters.length - at); length += 1) {
      const piece = letters.slice(at, at + length)
      const whole = starts.has(at) && starts.has(at + length)
      const words = speller.full.get(piece)
      if (words && length > 2)
        offer(at + length, {
          score: here.score + length ** 1.4 + (whole ? 1 : 0),
          explained: here.explained + length,
          typed: [...here.typed, { words, byInitials: false }],
        })
      if (EMPTY_SYLLABLES.has(piece))
        offer(at + length, { ...here, score: here.score + length * 0.8, explained: here.explained + length })
      // Initials only as a part of its own: within other letters anything could be initials.
      const short = whole && length <= 6 ? speller.initials.get(piece) : undefined
      if (short)
        offer(at + length, {
          score: here.score + length * 1.2,
          explained: here.explained + length,
          typed: [...here.typed, { words: short, byInitials: true }],
        })
    }
  }
  const end = best[letters.length]
  if (!end || end.typed.length === 0 || end.explained / letters.length < 0.6) return null
  return end.typed
}
