import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import type { Locale } from "@veridesk/contract/locale.ts"

/** A question as somebody asked it, and the articles that answer it. `kind` is how it is written. */
export type Question = { locale: Locale; text: string; slugs: string[]; kind: string }

/** All sets of a folder by name: files of lines `locale<TAB>kind<TAB>question<TAB>slug[,slug…]`, the kind left out or given. */
export async function readSets(folder: string): Promise<{ name: string; questions: Question[] }[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".txt")).sort()
  return Promise.all(
    files.map(async (file) => ({
      name: file.replace(/\.txt$/, ""),
      questions: (await readFile(join(folder, file), "utf8")).split("\n").flatMap(questionIn),
    })),
  )
}

function questionIn(line: string): Question[] {
  if (line.trim() === "" || line.startsWith("#")) return []
  const parts = line.split("\t").map((part) => part.trim())
  const [locale = "", kind = "", text = "", slugs = ""] =
    parts.length > 3 ? parts : [parts[0], "", ...parts.slice(1)]
  if (text === "" || slugs === "") throw new Error(`no question with an answer: ${line}`)
  return [
    {
      locale: locale === "en" ? "en" : "zh-CN",
      text,
      slugs: slugs.split(",").map((slug) => slug.trim()),
      kind: kind || kindOf(locale, text),
    },
  ]
}

function kindOf(locale: string, text: string): string {
  if (/\p{Script=Han}/u.test(text)) return "zh"
  return locale === "en" ? "en" : "pinyin"
}
