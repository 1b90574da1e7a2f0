import {
  type AnnouncementBody,
  announcementBody,
  type Block,
  type Inline,
  linkTarget,
  type Paragraph,
} from "@veridesk/contract/announcement-body.ts"
import type { JSONContent } from "@tiptap/core"

/**
 * What the editor gives, as an announcement may hold it: attributes it adds by itself go, lists in lists become one,
 * empty paragraphs at the end too. Whatever else an announcement can't hold becomes plain paragraphs; no word is lost.
 */
export function fitBody(doc: JSONContent): AnnouncementBody {
  const content = (doc.content ?? []).flatMap(blocksOf).slice(0, 200)
  while (content.length > 0 && isEmpty(content[content.length - 1])) content.pop()
  return announcementBody.parse({ type: "doc", content })
}

function isEmpty(block: Block | undefined): boolean {
  return block?.type === "paragraph" && !block.content?.length
}

function blocksOf(node: JSONContent): Block[] {
  switch (node.type) {
    case "paragraph":
      return [paragraphOf(node)]
    case "heading":
      return [{ type: "heading", attrs: { level: node.attrs?.["level"] === 3 ? 3 : 2 }, ...inside(node) }]
    case "bulletList":
    case "orderedList": {
      const items = (node.content ?? []).flatMap(itemsOf)
      return items.length > 0 ? [{ type: node.type, content: items.slice(0, 100) }] : []
    }
    case "blockquote": {
      const paragraphs = paragraphsIn(node)
      return paragraphs.length > 0 ? [{ type: "blockquote", content: paragraphs }] : []
    }
    default:
      return paragraphsIn(node)
  }
}

type Item = Extract<Block, { type: "bulletList" }>["content"][number]

/** The items of lists within an item follow it. */
function itemsOf(item: JSONContent): Item[] {
  const isList = ({ type }: JSONContent) => type === "bulletList" || type === "orderedList"
  const nested = (item.content ?? []).filter(isList)
  const own = (item.content ?? [])
    .filter((child) => !isList(child))
    .flatMap((child) => (child.type === "paragraph" ? [paragraphOf(child)] : paragraphsIn(child)))
  return [
    ...(own.length > 0 ? [{ type: "listItem" as const, content: own.slice(0, 20) }] : []),
    ...nested.flatMap((list) => (list.content ?? []).flatMap(itemsOf)),
  ]
}

function paragraphsIn(node: JSONContent): Paragraph[] {
  if (node.type === "text") return [paragraphOf({ content: [node] })]
  const children = node.content ?? []
  if (children.some(({ type }) => type === "text")) return [paragraphOf(node)]
  return children
    .flatMap((child) => (child.type === "paragraph" ? [paragraphOf(child)] : paragraphsIn(child)))
    .slice(0, 20)
}

function paragraphOf(node: JSONContent): Paragraph {
  return { type: "paragraph", ...inside(node) }
}

function inside(node: JSONContent): { content?: Inline[] } {
  const content = (node.content ?? []).flatMap(inlineOf)
  return content.length > 0 ? { content } : {}
}

type Mark = NonNullable<Extract<Inline, { type: "text" }>["marks"]>[number]

function inlineOf(node: JSONContent): Inline[] {
  if (node.type === "hardBreak") return [{ type: "hardBreak" }]
  if (node.type !== "text" || !node.text) return []
  const marks = (node.marks ?? []).flatMap(markOf)
  return [{ type: "text", text: node.text, ...(marks.length > 0 ? { marks } : {}) }]
}

function markOf({ type, attrs }: NonNullable<JSONContent["marks"]>[number]): Mark[] {
  if (type === "bold" || type === "italic" || type === "code") return [{ type }]
  const href: unknown = attrs?.["href"]
  const target = linkTarget.safeParse(href)
  return type === "link" && target.success ? [{ type: "link", attrs: { href: target.data } }] : []
}
