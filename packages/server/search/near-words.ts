import { distance } from "fastest-levenshtein"
import { type Concept, phraseQuery } from "./query.ts"
import { type Atom, atomsIn } from "./reading/atoms.ts"
import { HAN_STOP_WORDS, STOP_WORDS } from "./reading/stop-words.ts"
import type { Vocabulary } from "./vocabulary.ts"

const MOST = 6
/** At most this part of a word may be wrong. */
const MOST_WRONG = 0.4

/** Words of the texts that look like those of a question, and its single Chinese characters: for who found nothing. */
export function nearWords(folded: string, vocabulary: Vocabulary): Concept[] {
  return atomsIn(folded)
    .filter((atom) => !STOP_WORDS.has(atom.written) && !HAN_STOP_WORDS.has(atom.text))
    .slice(0, MOST)
    .flatMap((atom) => {
      if (atom.han) return vocabulary.count(atom.text) > 0 ? [weak([atom])] : []
      const near = vocabulary.latin
        .filter((word) => !STOP_WORDS.has(word) && mayBeNear(word, atom.text))
        .map((word) => ({ word, wrong: distance(word, atom.text) / Math.max(word.length, atom.text.length) }))
        .filter(({ wrong }) => wrong <= MOST_WRONG)
        .sort((a, b) => a.wrong - b.wrong || vocabulary.count(b.word) - vocabulary.count(a.word))[0]
      return near ? [weak([{ ...atom, text: near.word, written: near.word }])] : []
    })
}

/** Letters that one of two words has too many are all wrong. */
function mayBeNear(word: string, other: string): boolean {
  const [short, long] = [Math.min(word.length, other.length), Math.max(word.length, other.length)]
  return long - short <= MOST_WRONG * long
}

function weak(atoms: Atom[]): Concept {
  const read = phraseQuery(atoms)
  const seen = atoms.map(({ written }) => written).join("")
  return { share: 0.4, alternatives: read ? [{ ...read, likeness: 1, seen }] : [] }
}
