import { phraseQuery } from "./query.ts"
import { type Atom, atomsIn } from "./reading/atoms.ts"
import { fold, foldQuestion } from "./reading/fold.ts"
import { simplify } from "./reading/simplified.ts"
import { STOP_WORDS } from "./reading/stop-words.ts"
import { vectorOf } from "./reading/vector.ts"
import { openCut } from "./reading/words.ts"

/*
 * For texts that only some may find, and which therefore stay with whoever keeps them: read and asked for as the help
 * site's are, but no word of theirs gets into its index or its vocabulary.
 */

/** Beyond it a text has more words than PostgreSQL takes in one (1 MB). */
const MOST_CHARACTERS = 40_000

/** The words of a text and of its title as a tsvector, of its beginning where it is very long. */
export async function wordsIn({ title, text }: { title: string; text: string }): Promise<string> {
  const read = async (raw: string) => simplify(fold(raw.slice(0, MOST_CHARACTERS).replaceAll("\u0000", "")))
  const parts = [
    { text: await read(title), weight: "A" as const },
    { text: await read(text), weight: "D" as const },
  ]
  // The dictionary is opened for those who write Chinese.
  const cut = parts.some((part) => /\p{Script=Han}/u.test(part.text))
    ? await openCut()
    : (run: string) => [run]
  return vectorOf(parts, cut).text
}

const FOLLOWS = / <\d+> /g

/** What must stand in a text, as a tsquery: every word of it, Chinese by its pairs of characters. Null where there is none. */
export async function wordsAsked(question: string): Promise<string | null> {
  const atoms = atomsIn(await simplify(foldQuestion(question)))
  const runs: Atom[][] = []
  for (const atom of atoms) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    if (last && before?.han && atom.han && before.end === atom.start) last.push(atom)
    else runs.push([atom])
  }
  const telling = runs.filter(([first]) => first && (first.han || !STOP_WORDS.has(first.written)))
  const asked = (telling.length > 0 ? telling : runs).flatMap((run) => phraseQuery(run)?.query ?? [])
  return asked.length === 0 ? null : asked.map((one) => one.replaceAll(FOLLOWS, " & ")).join(" & ")
}
