import {
  type ArticleBlock,
  type ArticleCell,
  type ArticleListItem,
  type ArticleRow,
  calloutKinds,
  type LiveValue,
  liveValues,
} from "@veridesk/contract/article-document.ts"
import MarkdownIt, { type Token } from "markdown-it"
import { inlinesOf } from "./inlines.ts"

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })
// What an article may lead to is for its schema to say; markdown-it's own list knows no `article:`.
markdown.validateLink = () => true

/**
 * The blocks of an article that is written as Markdown: headings of the second and third level, lists, tables, code,
 * quotes; a quote that begins with `[!INFO]`, `[!WARNING]`, `[!DANGER]` or `[!TIP]` is a callout, and a line such as
 * `::live fees USDT tron` a live value. @throws Error with the line for anything else
 */
export function blocksOf(source: string): ArticleBlock[] {
  const tokens = markdown.parse(source, {})
  return readUntil({ tokens, at: 0 }, null)
}

type Reader = { tokens: Token[]; at: number }

function readUntil(r: Reader, close: string | null): ArticleBlock[] {
  const blocks: ArticleBlock[] = []
  while (r.at < r.tokens.length) {
    const token = next(r)
    if (token.type === close) return blocks
    blocks.push(...blockOf(r, token))
  }
  return blocks
}

function next(r: Reader): Token {
  const token = r.tokens[r.at]
  if (!token) throw new Error("the text ends in the middle of a block")
  r.at += 1
  return token
}

function blockOf(r: Reader, token: Token): ArticleBlock[] {
  switch (token.type) {
    case "paragraph_open":
      return paragraph(r)
    case "heading_open":
      return [heading(r, token)]
    case "bullet_list_open":
      return [{ type: "bulletList", content: items(r, "bullet_list_close") }]
    case "ordered_list_open": {
      const start = Number(token.attrGet("start") ?? 1)
      return [{ type: "orderedList", attrs: { start }, content: items(r, "ordered_list_close") }]
    }
    case "blockquote_open":
      return [quote(readUntil(r, "blockquote_close"))]
    case "table_open":
      return [{ type: "table", content: rows(r) }]
    case "fence":
    case "code_block":
      return [codeBlock(token)]
    case "hr":
      return [{ type: "horizontalRule" }]
    default:
      throw fault(token, `"${token.type}" can't stand in an article`)
  }
}

function paragraph(r: Reader): ArticleBlock[] {
  const inline = next(r)
  next(r)
  const live = inline.content.split("\n").map(liveOf)
  if (live.every((one) => one !== null)) return live
  const [only, ...others] = inline.children ?? []
  if (only?.type === "image" && others.length === 0) {
    const src = String(only.attrGet("src") ?? "")
    return [{ type: "image", attrs: { src, alt: only.content, width: null, height: null } }]
  }
  return [{ type: "paragraph", content: wordsOf(inline) }]
}

/** The words of a line; what can't be read is named with its place. */
function wordsOf(inline: Token) {
  try {
    return inlinesOf(inline.children ?? [])
  } catch (error) {
    throw fault(inline, error instanceof Error ? error.message : String(error))
  }
}

const LIVE = /^::live (?<what>[a-z-]+) (?<asset>[A-Z0-9]{1,20})(?: (?<chain>[a-z0-9-]{1,40}))?\s*$/

function liveOf(line: string): Extract<ArticleBlock, { type: "liveValue" }> | null {
  const { what, asset, chain } = LIVE.exec(line)?.groups ?? {}
  if (!asset || !isLive(what)) return null
  return { type: "liveValue", attrs: { what, asset, chain: chain ?? null } }
}

function isLive(what: string | undefined): what is LiveValue {
  return liveValues.some((one) => one === what)
}

function heading(r: Reader, token: Token): ArticleBlock {
  const inline = next(r)
  next(r)
  const level = token.tag === "h2" ? 2 : token.tag === "h3" ? 3 : null
  if (level === null) throw fault(token, "an article has headings of the second and third level only")
  return { type: "heading", attrs: { level }, content: wordsOf(inline) }
}

function items(r: Reader, close: string): ArticleListItem[] {
  const all: ArticleListItem[] = []
  while (next(r).type !== close) all.push({ type: "listItem", content: readUntil(r, "list_item_close") })
  return all
}

const CALLOUT = /^\[!(INFO|WARNING|DANGER|TIP)\]\s*/

function quote(content: ArticleBlock[]): ArticleBlock {
  const [first, ...rest] = content
  const head = first?.type === "paragraph" ? first.content?.[0] : undefined
  const marked = head?.type === "text" ? CALLOUT.exec(head.text) : null
  const kind = calloutKinds.find((one) => one === marked?.[1]?.toLowerCase())
  if (!kind || first?.type !== "paragraph" || head?.type !== "text" || !marked)
    return { type: "blockquote", content }
  const left = head.text.slice(marked[0].length)
  const words = [...(left === "" ? [] : [{ ...head, text: left }]), ...(first.content ?? []).slice(1)]
  const begin: ArticleBlock[] = words.length > 0 ? [{ type: "paragraph", content: words }] : []
  return { type: "callout", attrs: { kind }, content: [...begin, ...rest] }
}

function rows(r: Reader): ArticleRow[] {
  const all: ArticleRow[] = []
  for (let token = next(r); token.type !== "table_close"; token = next(r)) {
    if (token.type === "tr_open") all.push({ type: "tableRow", content: [] })
    if (token.type !== "th_open" && token.type !== "td_open") continue
    const cell: ArticleCell = {
      type: token.type === "th_open" ? "tableHeader" : "tableCell",
      content: [{ type: "paragraph", content: wordsOf(next(r)) }],
    }
    all.at(-1)?.content.push(cell)
  }
  return all
}

function codeBlock(token: Token): ArticleBlock {
  const text = token.content.replace(/\n$/, "")
  return {
    type: "codeBlock",
    attrs: { language: token.info.trim() || null },
    content: text === "" ? [] : [{ type: "text", text }],
  }
}

function fault(token: Token, what: string): Error {
  return new Error(`line ${(token.map?.[0] ?? 0) + 1}: ${what}`)
}
