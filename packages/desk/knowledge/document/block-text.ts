import type { ArticleBlock, ArticleDocument, ArticleInline } from "@veridesk/contract/article-document.ts"

/** The text of a block, one line for each paragraph, item or cell in it; what holds no text is named in brackets. */
export function blockText(block: ArticleBlock): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return inlineText(block.content ?? [])
    case "codeBlock":
      return (block.content ?? []).map(({ text }) => text).join("")
    case "image":
      return `[${block.attrs.alt}]`
    case "liveValue":
      return `[${[block.attrs.what, block.attrs.asset, block.attrs.chain].filter(Boolean).join(" · ")}]`
    case "horizontalRule":
      return "—"
    case "bulletList":
      return block.content.map((item) => `• ${blocksText(item.content)}`).join("\n")
    case "orderedList":
      return block.content
        .map((item, at) => `${at + (block.attrs?.start ?? 1)}. ${blocksText(item.content)}`)
        .join("\n")
    case "table":
      return block.content
        .map((row) => row.content.map((cell) => blocksText(cell.content)).join(" | "))
        .join("\n")
    case "callout":
    case "blockquote":
      return blocksText(block.content)
  }
}

function blocksText(blocks: readonly ArticleBlock[]): string {
  return blocks.map(blockText).join("\n")
}

function inlineText(content: readonly ArticleInline[]): string {
  return content.map((piece) => (piece.type === "text" ? piece.text : "\n")).join("")
}

/** Words of Latin script a minute, and Han characters a minute, as grown-ups read them. */
const WORDS_A_MINUTE = 230
const CHARACTERS_A_MINUTE = 400

/** How long a text is: words, each Han character as one, and the minutes it takes to read, at least one. */
export function measure(doc: ArticleDocument): { words: number; minutes: number } {
  const text = blocksText(doc.content)
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const words = text.replace(/\p{Script=Han}/gu, " ").match(/[\p{L}\p{N}][\p{L}\p{N}.,'’_-]*/gu)?.length ?? 0
  return {
    words: han + words,
    minutes: Math.max(1, Math.round(words / WORDS_A_MINUTE + han / CHARACTERS_A_MINUTE)),
  }
}

/** Where all links of a text lead, in their order. */
export function linksOf(blocks: readonly ArticleBlock[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case "paragraph":
      case "heading":
        return (block.content ?? []).flatMap((piece) =>
          piece.type === "text"
            ? (piece.marks ?? []).flatMap((mark) => (mark.type === "link" ? [mark.attrs.href] : []))
            : [],
        )
      case "bulletList":
      case "orderedList":
        return block.content.flatMap((item) => linksOf(item.content))
      case "table":
        return block.content.flatMap((row) => row.content.flatMap((cell) => linksOf(cell.content)))
      case "callout":
      case "blockquote":
        return linksOf(block.content)
      default:
        return []
    }
  })
}
