import {
  type ArticleAudience,
  type ArticleContent,
  articleAudience,
  articleContent,
} from "@veridesk/contract/articles.ts"
import { blocksOf } from "./read-markdown.ts"

/** What one file says: the text of one language, and what holds for the article where the file says so. */
export type ReadFile = {
  content: ArticleContent
  team: string | null
  reviewDays: number | null
  forms: string[]
  audience: ArticleAudience
}

const KEYS = ["title", "summary", "keywords", "owner", "review", "forms", "audience"] as const

/** Reads an article that came as a file: plain lines between `---`, then Markdown. @throws Error that says where */
export function readFile(source: string): ReadFile {
  const [, head, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source.replaceAll("\r\n", "\n")) ?? []
  if (head === undefined || body === undefined)
    throw new Error("the file doesn't begin with lines between ---")
  const said = new Map(head.split("\n").filter(Boolean).map(lineOf))
  const list = (key: (typeof KEYS)[number]) =>
    (said.get(key) ?? "")
      .split(/[,，]/)
      .map((word) => word.trim())
      .filter(Boolean)
  const content = articleContent.parse({
    title: said.get("title") ?? "",
    summary: said.get("summary") ?? "",
    keywords: list("keywords"),
    doc: { type: "doc", content: blocksOf(body) },
  })
  return {
    content,
    team: said.get("owner") ?? null,
    reviewDays: said.has("review") ? Number(said.get("review")) : null,
    forms: list("forms"),
    audience: articleAudience.parse(said.get("audience") ?? "public"),
  }
}

function lineOf(line: string): [(typeof KEYS)[number], string] {
  const [, name, value = ""] = /^([a-z]+):\s*(.*)$/.exec(line) ?? []
  const key = KEYS.find((one) => one === name)
  if (!key) throw new Error(`"${line}" says nothing that is known`)
  return [key, value.trim()]
}
