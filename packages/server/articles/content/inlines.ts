import { isDeepStrictEqual } from "node:util"
import type { ArticleInline, ArticleMark } from "@veridesk/contract/article-document.ts"
import type { Token } from "markdown-it"

const CJK = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** Words of a paragraph with their marks. @throws Error for what an article can't hold inside a line */
export function inlinesOf(tokens: readonly Token[]): ArticleInline[] {
  const out: ArticleInline[] = []
  const marks: ArticleMark[] = []
  const put = (text: string, more: ArticleMark[] = []) => {
    if (text === "") return
    const all = [...marks, ...more]
    const last = out.at(-1)
    // Words of one kind are one piece, however many tokens they came in.
    if (last?.type === "text" && isDeepStrictEqual(last.marks ?? [], all)) last.text += text
    else out.push({ type: "text", text, ...(all.length > 0 && { marks: all }) })
  }
  tokens.forEach((token, at) => {
    switch (token.type) {
      case "text":
        return put(token.content)
      case "softbreak":
        return put(between(lastChar(out), tokens[at + 1]?.content[0] ?? ""))
      case "hardbreak":
        return void out.push({ type: "hardBreak" })
      case "code_inline":
        return put(token.content, [{ type: "code" }])
      case "strong_open":
        return void marks.push({ type: "bold" })
      case "em_open":
        return void marks.push({ type: "italic" })
      case "link_open":
        return void marks.push({ type: "link", attrs: { href: hrefOf(token) } })
      case "strong_close":
      case "em_close":
      case "link_close":
        return void marks.pop()
      default:
        throw new Error(`"${token.type}" can't stand inside a line`)
    }
  })
  return out
}

/** Chinese has no space between words, so a line's end between its characters is nothing. */
function between(before: string, after: string): string {
  return CJK.test(before) || CJK.test(after) ? "" : " "
}

function lastChar(all: ArticleInline[]): string {
  const last = all.at(-1)
  return last?.type === "text" ? (last.text.at(-1) ?? "") : ""
}

/** As it was written: markdown-it escapes what is not Latin, which would make two spellings of one address. */
function hrefOf(token: Token): string {
  const href = String(token.attrGet("href") ?? "")
  try {
    return href.startsWith("article:") || href.startsWith("#") ? decodeURIComponent(href) : href
  } catch {
    return href
  }
}
