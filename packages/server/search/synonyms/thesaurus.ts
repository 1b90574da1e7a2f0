import { type Atom, atomsIn } from "../reading/atoms.ts"
import { fold } from "../reading/fold.ts"

/** A word or phrase of a group, as its atoms. */
export type Phrase = { text: string; atoms: Atom[] }

/** Groups of words that mean the same, ready to be recognised in a question. */
export type Thesaurus = {
  /** The longest phrase of any group that stands at this place: how many atoms it has and all that means the same. */
  at(atoms: Atom[], place: number): { length: number; phrases: Phrase[] } | null
  /** Everything that means the same as this one, itself among it; empty where it stands in no group. */
  like(text: string): Phrase[]
  /** Single words in letters, for the mending of typos. */
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
  return {
    at(atoms, place) {
      for (let length = Math.min(LONGEST, atoms.length - place); length > 0; length -= 1) {
        const found = by.get(keyOf(atoms.slice(place, place + length)))
        if (found) return { length, phrases: [...found.values()] }
      }
      return null
    },
    like: (text) => [...(by.get(keyOf(atomsIn(fold(text))))?.values() ?? [])],
    latin: all.filter((key) => /^[a-z]{4,}$/.test(key)),
    han: all.map((key) => key.replaceAll(" ", "")).filter((key) => /^\p{Script=Han}{2,8}$/u.test(key)),
  }
}

function keyOf(atoms: Atom[]): string {
  return atoms.map(({ text }) => text).join(" ")
}
