import {
  type ArticleBlock,
  type ArticleDocument,
  type ArticleInline,
  readArticleHref,
} from "./article-document.ts"

/** What a block says, without its form: for search, for figures and for comparing. Lines stand for lines. */
export function textOfBlock(block: ArticleBlock): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return textOfInlines(block.content)
    case "codeBlock":
      return (block.content ?? []).map(({ text }) => text).join("")
    case "image":
      return block.attrs.alt
    case "horizontalRule":
      return ""
    case "liveValue":
      // Its kind is a word of the program's; what it shows is asked for when the page is drawn.
      return [block.attrs.asset, block.attrs.chain].filter(Boolean).join(" ")
    case "bulletList":
    case "orderedList":
      return block.content.map((item) => item.content.map(textOfBlock).join("\n")).join("\n")
    case "callout":
    case "blockquote":
      return block.content.map(textOfBlock).join("\n")
    case "table":
      return block.content
        .map((row) => row.content.map((cell) => cell.content.map(textOfBlock).join(" ")).join(" | "))
        .join("\n")
  }
}

function textOfInlines(content: ArticleInline[] | undefined): string {
  return (content ?? []).map((one) => (one.type === "text" ? one.text : "\n")).join("")
}

/** All of a document as plain text: a paragraph a line. */
export function textOf(doc: ArticleDocument): string {
  return doc.content.map(textOfBlock).filter(Boolean).join("\n")
}

/** Slugs of the articles that a document leads to, each once. */
export function linkedArticles(doc: ArticleDocument): string[] {
  const found = new Set<string>()
  const waiting: unknown[] = [doc]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (typeof one !== "object" || one === null) continue
    for (const [key, value] of Object.entries(one)) {
      if (key === "href" && typeof value === "string") {
        const read = readArticleHref(value)
        if (read?.kind === "article") found.add(read.slug)
      } else waiting.push(value)
    }
  }
  return [...found].toSorted()
}

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
const CJK_A_MINUTE = 400
const WORDS_A_MINUTE = 220

/** How long a text takes to read, in whole minutes, at least one: characters are counted in Chinese, words elsewhere. */
export function readingMinutes(text: string): number {
  const characters = text.match(CJK)?.length ?? 0
  const words = text.replace(CJK, " ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return Math.max(1, Math.round(characters / CJK_A_MINUTE + words / WORDS_A_MINUTE))
}

export type ArticleHeading = { id: string; level: 2 | 3; text: string }

/**
 * The headings of a document with the names that links lead to. They are made of the words, so that a link that was
 * copied holds while the words do; the second of the same words gets a number.
 */
export function headingsOf(doc: ArticleDocument): ArticleHeading[] {
  const taken = new Map<string, number>()
  return doc.content.flatMap((block) => {
    if (block.type !== "heading") return []
    const text = textOfInlines(block.content).replaceAll("\n", " ").trim()
    const name = `s-${wordsOf(text) || "part"}`
    const before = taken.get(name) ?? 0
    taken.set(name, before + 1)
    return [{ id: before === 0 ? name : `${name}-${before + 1}`, level: block.attrs.level, text }]
  })
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80)
}
