import { readdir, readFile } from "node:fs/promises"
import type { Locale } from "@veridesk/contract/locale.ts"

/** How a question is written: plainly, in traditional characters, in the other language, as people talk, with slips. */
const KINDS = ["zh", "en", "pinyin", "hant", "cross", "slang", "typo"] as const
type Kind = (typeof KINDS)[number]

/** A question as somebody asks it, in the language they read the site in, and the articles that answer it. */
export type Question = { locale: Locale; kind: Kind; text: string; slugs: string[] }

/** `heldOut`: nobody looks at its misses while synonyms and weights are changed, so that it says what a stranger finds. */
export type QuestionSet = { name: string; heldOut: boolean; questions: Question[] }

/** All sets by name: files of lines `locale<TAB>kind<TAB>question<TAB>slug[,slug…]`. @throws Error with a line that isn't one */
export async function readSets(): Promise<QuestionSet[]> {
  const folder = new URL("../questions/", import.meta.url)
  const files = (await readdir(folder)).filter((file) => file.endsWith(".txt")).sort()
  return Promise.all(
    files.map(async (file) => {
      const lines = (await readFile(new URL(file, folder), "utf8")).split("\n")
      return {
        name: file.replace(/\.txt$/, ""),
        heldOut: lines.includes("# held out"),
        questions: lines.filter((line) => line !== "" && !line.startsWith("#")).map(questionIn),
      }
    }),
  )
}

function questionIn(line: string): Question {
  const [locale, written, text = "", slugs = "", ...more] = line.split("\t")
  const kind = KINDS.find((one) => one === written)
  if ((locale !== "en" && locale !== "zh-CN") || !kind || text === "" || slugs === "" || more.length > 0)
    throw new Error(`no question with an answer: ${line}`)
  return { locale, kind, text, slugs: slugs.split(",") }
}
