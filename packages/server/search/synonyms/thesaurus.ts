import { type Atom, atomsIn } from "../reading/atoms.ts"
import { fold } from "../reading/fold.ts"

/** A word or phrase of a group, as its atoms. */
export type Phrase = { text: string; atoms: Atom[] }

/** Groups of words that mean the same, ready to be recognised in a question. */
export type Thesaurus = {
  /**
   * The longest phrase of any group that stands at this place, with no more atoms than `most`: how many it has and all
   * that means the same. A single Chinese character is none: it may be a part of any word.
   */
  at(atoms: Atom[], place: number, most?: number): { length: number; phrases: Phrase[] } | null
  /** Everything that means the same as this one, itself among it; empty where it stands in no group. */
  like(text: string): Phrase[]
  /** Single words in letters and their stems, for the mending of typos. */
  latin: string[]
  /** Chinese words and phrases, for pinyin. */
  han: string[]
}

const LONGEST = 12

export function makeThesaurus(groups: string[][]): Thesaurus {
  const by = new Map<string, Map<string, Phrase>>()
  for (const group of groups) {
    const phrases = group
      .map((text) => ({ text: fold(text), atoms: atomsIn(fold(text)) }))
      .filter(({ atoms }) => atoms.length > 0 && atoms.length <= LONGEST)
    for (const { atoms } of phrases) {
      const key = keyOf(atoms)
      const entry = by.get(key) ?? new Map<string, Phrase>()
      for (const phrase of phrases) entry.set(keyOf(phrase.atoms), phrase)
      by.set(key, entry)
    }
  }
  const all = [...by.keys()]
  const written = [...by.values()].flatMap((group) =>
    [...group.values()].flatMap(({ atoms: [first, ...more] }) =>
      first && more.length === 0 ? [first.written] : [],
    ),
  )
  return {
    at(atoms, place, most = LONGEST) {
      const least = atoms[place]?.han ? 2 : 1
      for (let length = Math.min(most, LONGEST, atoms.length - place); length >= least; length -= 1) {
        const found = by.get(keyOf(atoms.slice(place, place + length)))
        if (found) return { length, phrases: [...found.values()] }
      }
      return null
    },
    like: (text) => [...(by.get(keyOf(atomsIn(fold(text))))?.values() ?? [])],
    latin: [...new Set([...all, ...written])].filter((word) => /^[a-z]{4,}$/.test(word)),
    han: all.map((key) => key.replaceAll(" ", "")).filter((key) => /^\p{Script=Han}{2,8}$/u.test(key)),
  }
}

function keyOf(atoms: Atom[]): string {
  return atoms.map(({ text }) => text).join(" ")
}
