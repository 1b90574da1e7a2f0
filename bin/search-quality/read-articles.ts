import { readdir, readFile } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import type { SearchDocument } from "../../packages/server/search/index.ts"

/** The articles that come with the product, as search takes them. */
export async function readArticles(folder: string): Promise<SearchDocument[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(en|zh-CN)\.md$/.test(file))
  return Promise.all(
    files.sort().map(async (file) => documentOf(file, await readFile(join(folder, file), "utf8"))),
  )
}

function documentOf(file: string, text: string): SearchDocument {
  const [, head = "", body = ""] = /^---\n(.*?)\n---\n(.*)$/s.exec(text) ?? []
  const fact = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, "m").exec(head)?.[1]?.trim() ?? ""
  return {
    kind: "article",
    key: basename(file).replace(/\.(en|zh-CN)\.md$/, ""),
    locale: file.endsWith(".en.md") ? "en" : "zh-CN",
    title: fact("title"),
    summary: fact("summary"),
    keywords: fact("keywords")
      .split(/[,，、]/)
      .map((word) => word.trim())
      .filter((word) => word !== ""),
    body: plain(body),
    topic: dirname(file),
    audience: "public",
    updatedAt: new Date(0),
  }
}

/** Markdown without its marks: what a reader would read. */
function plain(markdown: string): string {
  return markdown
    .replace(/^::.*$/gm, "")
    .replace(/^> \[!\w+\]$/gm, "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^[#>\-|\d.\s]+/gm, "")
    .replace(/[*_`|]/g, " ")
    .replace(/\s+/g, " ")
    .trim()
}
