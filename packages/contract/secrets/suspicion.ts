import { secretsByContext } from "./by-context.ts"
import { type SecretFinding, withoutOverlaps } from "./finding.ts"
import { keyShapesIn } from "./key-shape.ts"
import { legible } from "./legible.ts"
import { phraseCues } from "./phrase-cue.ts"
import { evenlyParted, standingAlone, stretches, type Word } from "./word-run.ts"

/** What in a text looks like a secret without a word list or a checksum being asked, in the text's order. */
export function suspicions(input: string): SecretFinding[] {
  const { text, at } = legible(input)
  const found = [...secretsByContext(text), ...keyShapesIn(text), ...suspectPhrases(text)]
  return withoutOverlaps(found).map((one) => ({ ...one, start: at(one.start), end: at(one.end) }))
}

/** As many short words as a phrase has, standing alone and evenly parted, near a word for a phrase. */
function suspectPhrases(text: string): SecretFinding[] {
  const cued = phraseCues(text)
  const near = (words: readonly Word[]) => cued(words[0]?.start ?? 0, words.at(-1)?.end ?? 0)
  return stretches(text)
    .filter(near)
    .flatMap((stretch) => {
      const phrase = standingAlone(stretch).find(
        (words) => words.every(couldBeListed) && evenlyParted(words) && near(words),
      )
      if (!phrase) return []
      return {
        kind: "seed-phrase",
        start: phrase[0]?.start ?? 0,
        end: phrase.at(-1)?.end ?? 0,
        certainty: "likely",
      }
    })
}

function couldBeListed({ text }: Word): boolean {
  return listedShape.test(text) && !inSentences.test(text)
}

const listedShape =
  /^(?:\p{Script=Han}|[\u1100-\u11ff\u3040-\u30ff\uac00-\ud7a3]{1,16}|[\p{Script=Latin}\u0300-\u036f]{3,10})$/u

/** Words that no list has and hardly a sentence does without. */
const inSentences =
  /^(?:the|and|for|not|are|was|has|had|does|did|with|from|but|them|how|why|who|his|her|its)$/i
