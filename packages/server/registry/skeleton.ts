import { LRUCache } from "lru-cache"
import { confusables } from "unicode-confusables"
import { INVISIBLE, lowerAscii } from "./reading.ts"

/**
 * What is read as another letter, beside what Unicode lists as confusable (UTS #39): digits and signs, letters that the
 * list leads to a small capital instead of a letter of ours, and i and l, which stand for one another in too many ways.
 */
const READ_AS: Record<string, string> = {
  "0": "o",
  "1": "l",
  "2": "z",
  "3": "e",
  "4": "a",
  "5": "s",
  "6": "b",
  "7": "t",
  "8": "b",
  "9": "g",
  $: "s",
  "!": "l",
  "|": "l",
  "€": "e",
  i: "l",
  ĸ: "k",
  ᴛ: "t",
  ʍ: "m",
  ʙ: "b",
  ʜ: "h",
  ς: "c",
  χ: "x",
}

/** What a string looks like: two that look alike have the same skeleton. One piece a character, so that places stay known. */
function skeletonParts(text: string): string[] {
  return [...text].map((character) => looks(character))
}

export function skeleton(text: string): string {
  const have = made.get(text)
  if (have !== undefined) return have
  const look = skeletonParts(text.normalize("NFC"))
    .join("")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w")
    .replaceAll("cl", "d")
  made.set(text, look)
  return look
}

/** What is pasted is held against each entry of the register, and each entry against all that is pasted. */
const made = new LRUCache<string, string>({
  maxSize: 1_000_000,
  sizeCalculation: (look, text) => look.length + text.length + 20,
})

const known = new Map<string, string>()

function looks(character: string): string {
  const have = known.get(character)
  if (have !== undefined) return have
  // Capital I is what an l is replaced with, before capitals are undone.
  const plain = character === "I" ? "l" : lowerAscii(character.replace(INVISIBLE, "").normalize("NFKD"))
  const bare = plain.replace(/\p{M}/gu, "").toLowerCase()
  const like = confusables(bare)
    .map(({ point, similarTo }) => (point === "m" || /[a-z0-9]/.test(point) ? point : (similarTo ?? point)))
    .join("")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
  const seen = [...like].map((each) => READ_AS[each] ?? each).join("")
  if (known.size < 5_000) known.set(character, seen)
  return seen
}

/** The script of a character by its Unicode property: "Cyrillic", "Latin"; "Common" for digits and signs. */
export function scriptOf(character: string): string {
  return SCRIPTS.find(([, is]) => is.test(character))?.[0] ?? "Common"
}

const SCRIPTS = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Armenian",
  "Han",
  "Hiragana",
  "Katakana",
  "Hangul",
  "Hebrew",
  "Arabic",
  "Cherokee",
  "Georgian",
  "Thai",
  "Devanagari",
].map((name) => [name, new RegExp(`\\p{Script=${name}}`, "u")] as const)
