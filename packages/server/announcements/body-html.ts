import type { AnnouncementBody, Block, Inline } from "@veridesk/contract/announcement-body.ts"

/** A document as HTML for feeds and mails; `origin` goes before addresses of our own pages. Everything is escaped. */
export function bodyHtml(body: AnnouncementBody, origin: string): string {
  return body.content.map((block) => blockHtml(block, origin)).join("")
}

function blockHtml(block: Block, origin: string): string {
  const words = (content?: Inline[]) => (content ?? []).map((each) => inlineHtml(each, origin)).join("")
  switch (block.type) {
    case "paragraph":
      return `<p>${words(block.content)}</p>`
    case "heading":
      return `<h${block.attrs.level}>${words(block.content)}</h${block.attrs.level}>`
    case "blockquote":
      return `<blockquote>${block.content.map((part) => `<p>${words(part.content)}</p>`).join("")}</blockquote>`
    case "bulletList":
    case "orderedList": {
      const tag = block.type === "bulletList" ? "ul" : "ol"
      const items = block.content.map(
        (item) => `<li>${item.content.map((part) => words(part.content)).join("<br>")}</li>`,
      )
      return `<${tag}>${items.join("")}</${tag}>`
    }
  }
}

const TAGS = { bold: "strong", italic: "em", code: "code" } as const

function inlineHtml(each: Inline, origin: string): string {
  if (each.type === "hardBreak") return "<br>"
  return (each.marks ?? []).reduce((html, mark) => {
    if (mark.type !== "link") return `<${TAGS[mark.type]}>${html}</${TAGS[mark.type]}>`
    const { href } = mark.attrs
    return `<a href="${escaped(href.startsWith("/") ? `${origin}${href}` : href)}">${html}</a>`
  }, escaped(each.text))
}

export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
}
