import { readArticleHref } from "@veridesk/contract/article-document.ts"
import { isHidden } from "./kinds.ts"
import { type Rough, type RoughNode, rough, styleOf, textOf } from "./rough.ts"

type Mark = "strong" | "em" | "code"
interface Piece {
  text: string
  marks: readonly Mark[]
  href: string | null
}

/** Inline content as paragraphs: text with marks, links and single line breaks. Two breaks in a row part paragraphs. */
export function flowOf(nodes: readonly RoughNode[], seen: (picture: Rough) => void): RoughNode[][] {
  const pieces = nodes.flatMap((node) => piecesOf(node, { marks: [], href: null }, seen))
  return paragraphs(joined(pieces)).map(written)
}

/** A break is the text "\n": what was a line end in the source has become a space before. */
function piecesOf(node: RoughNode, at: Omit<Piece, "text">, seen: (picture: Rough) => void): Piece[] {
  if (typeof node === "string") return [{ ...at, text: spaced(node) }]
  if (node.tag === "img") seen(node)
  if (isHidden(node) || node.tag === "img") return []
  if (node.tag === "br") return [{ ...at, text: "\n" }]
  const inner = { marks: marksOf(node, at.marks), href: hrefOf(node) ?? at.href }
  return node.children.flatMap((child) => piecesOf(child, inner, seen))
}

/** Zero-width signs would hide in words and break their search. */
function spaced(text: string): string {
  return text.replace(/[\u200b\u200c\u2060\ufeff\u00ad]/g, "").replace(/[\s\u00a0]+/g, " ")
}

function marksOf(node: Rough, marks: readonly Mark[]): readonly Mark[] {
  const style = styleOf(node)
  const weight = style["font-weight"] ?? style["mso-bidi-font-weight"]
  const now = new Set(marks)
  if ((node.tag === "b" || node.tag === "strong") && !/^(?:normal|400)$/.test(weight ?? "")) now.add("strong")
  else if (/^(?:bold|bolder|[6-9]00)$/.test(weight ?? "")) now.add("strong")
  if (node.tag === "i" || node.tag === "em" || style["font-style"] === "italic") now.add("em")
  if (/^(?:code|kbd|samp|tt)$/.test(node.tag)) now.add("code")
  return [...now]
}

/**
 * Where a link leads, without the redirection that Google Docs puts before it; null where an article may not lead
 * there. Articles link by https only: an old address is taken for the same place by https.
 */
function hrefOf(node: Rough): string | null {
  if (node.tag !== "a") return null
  const href = (node.attributes["href"] ?? "").trim()
  const redirected = /^https:\/\/www\.google\.com\/url\?(?:.*&)?q=([^&]+)/.exec(href)?.[1]
  const plain = redirected ? decoded(redirected) : href
  const secure = plain.replace(/^http:\/\//i, "https://")
  const kind = readArticleHref(secure)?.kind
  return kind === "web" || kind === "mail" || kind === "article" ? secure : null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Neighbours of one kind as one piece, one space between words. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    const after = last?.text.endsWith(" ") || last?.text.endsWith("\n") || !last
    const text = after && piece.text !== "\n" ? piece.text.replace(/^ /, "") : piece.text
    if (text === "") continue
    if (last && text !== "\n" && last.text !== "\n" && alike(last, piece)) last.text += text
    else all.push({ ...piece, text })
  }
  return all
}

function alike(a: Piece, b: Piece): boolean {
  return a.href === b.href && [...a.marks].sort().join() === [...b.marks].sort().join()
}

function paragraphs(pieces: readonly Piece[]): Piece[][] {
  const all: Piece[][] = [[]]
  pieces.forEach((piece, at) => {
    const doubled = piece.text === "\n" && pieces[at - 1]?.text === "\n"
    if (doubled) all.push([])
    else all.at(-1)?.push(piece)
  })
  return all.map(trimmed).filter((paragraph) => textOf(written(paragraph)).trim() !== "")
}

function trimmed(pieces: readonly Piece[]): Piece[] {
  const all = pieces.map((piece) => ({ ...piece }))
  while (all[0] && all[0].text.trim() === "") all.shift()
  while (all.at(-1)?.text.trim() === "") all.pop()
  const [first, last] = [all[0], all.at(-1)]
  if (first) first.text = first.text.trimStart()
  if (last) last.text = last.text.trimEnd()
  all.forEach((piece, at) => {
    if (all[at + 1]?.text === "\n") piece.text = piece.text === "\n" ? "\n" : piece.text.trimEnd()
  })
  return all
}

function written(pieces: readonly Piece[]): RoughNode[] {
  return pieces.map(({ text, marks, href }) => {
    if (text === "\n") return rough("br", [])
    const marked = marks.reduce<RoughNode>((inner, mark) => rough(mark, [inner]), text)
    return href ? rough("a", [marked], { href }) : marked
  })
}
