import { flowOf } from "./flow.ts"
import { isHidden, pictureOf } from "./kinds.ts"
import { joinLists, listItemOf, type WordItem, wordList } from "./lists.ts"
import { type Rough, type RoughNode, rough, styleOf, textOf } from "./rough.ts"

export interface Cleaned {
  /** Paragraphs, headings, lists, tables, quotes and code; within them text, marks, links and line breaks. */
  blocks: RoughNode[]
  /** Pictures that lay in the clipboard itself, as `data:` addresses, in their order. */
  pictures: string[]
  /** How many pictures were left out because they are only named: on another site, in a file of the writer's. */
  leftOut: number
}

/**
 * What is worth keeping of pasted HTML. Where it comes from shows only in its shape: Word writes lists as paragraphs
 * with a marker, 飞书 writes paragraphs as `div.ace-line` and each item as a list of its own, Google Docs says bold by
 * style in a `<b>` that means nothing, web pages are boxes in boxes.
 */
export function cleanPaste(nodes: readonly RoughNode[]): Cleaned {
  const pictures: string[] = []
  let leftOut = 0
  const seen = (node: Rough) => {
    const picture = pictureOf(node)
    if (picture === "elsewhere") leftOut += 1
    else if (picture) pictures.push(picture.data)
  }
  const blocks = levelled(joinLists(blocksOf(nodes, seen)))
  return { blocks, pictures, leftOut }
}

type Seen = (picture: Rough) => void

/** Inline content becomes a paragraph; boxes give what is in them. */
function blocksOf(nodes: readonly RoughNode[], seen: Seen): Rough[] {
  const blocks: Rough[] = []
  let inline: RoughNode[] = []
  let items: WordItem[] = []
  const endItems = () => {
    if (items.length > 0) blocks.push(...wordList(items))
    items = []
  }
  const endInline = () => {
    const paragraphs = flowOf(inline, seen).map((children) => rough("p", children))
    if (paragraphs.length > 0) endItems()
    blocks.push(...paragraphs)
    inline = []
  }
  for (const node of nodes) {
    if (typeof node !== "string" && isHidden(node)) continue
    if (typeof node === "string" || !holdsBlocks(node)) {
      inline.push(node)
      continue
    }
    endInline()
    const item = listItemOf(node)
    if (item) {
      items.push({ ...item, children: flowOf(item.rest, seen)[0] ?? [] })
      continue
    }
    const made = blockOf(node, seen)
    if (made.length > 0) endItems()
    blocks.push(...made)
  }
  endInline()
  endItems()
  return blocks
}

const boxes = new Set(
  "p div section article main header footer aside nav figure figcaption address center dl dt dd details summary fieldset form h1 h2 h3 h4 h5 h6 ul ol li table blockquote pre hr tbody thead tfoot tr td th caption".split(
    " ",
  ),
)

function holdsBlocks(node: Rough): boolean {
  if (boxes.has(node.tag)) return true
  return node.children.some((child) => typeof child !== "string" && holdsBlocks(child))
}

function blockOf(node: Rough, seen: Seen): Rough[] {
  const heading = headingOf(node)
  if (heading) {
    const text = flowOf(node.children, seen).flat().map(plain)
    return text.length > 0 ? [rough(`h${heading}`, text)] : []
  }
  switch (node.tag) {
    case "ul":
    case "ol":
      return listOf(node, seen)
    case "table":
      return tableOf(node, seen)
    case "blockquote": {
      const inner = blocksOf(node.children, seen)
      return inner.length > 0 ? [rough("blockquote", inner)] : []
    }
    case "pre":
      return codeOf(node)
    case "hr":
      return [rough("hr", [])]
    default:
      return blocksOf(node.children, seen)
  }
}

/** The level, as it was meant where it came from; Word says it in the style of a paragraph too. */
function headingOf(node: Rough): number | null {
  const level = /^h([1-6])$/.exec(node.tag)?.[1]
  if (level) return Number(level)
  if (node.tag !== "p") return null
  if (/\bMsoTitle\b/.test(node.attributes["class"] ?? "")) return 1
  const outline = /^[1-6]$/.exec(styleOf(node)["mso-outline-level"] ?? "")?.[0]
  return outline ? Number(outline) : null
}

/** In a heading everything is strong already: only links and code are told apart. */
function plain(node: RoughNode): RoughNode {
  if (typeof node === "string") return node
  if (node.tag === "br") return " "
  return rough(
    node.tag === "strong" || node.tag === "em" ? "span" : node.tag,
    node.children.map(plain),
    node.attributes,
  )
}

/** Items with their own lists; a list that stands between items belongs to the one before it. */
function listOf(node: Rough, seen: Seen): Rough[] {
  const items: Rough[] = []
  for (const child of node.children) {
    if (typeof child === "string" || isHidden(child)) continue
    const inner = joinLists(blocksOf(child.tag === "li" ? child.children : [child], seen))
    if (inner.length === 0) continue
    const before = items.at(-1)
    if (child.tag !== "li" && before) items[items.length - 1] = rough("li", [...before.children, ...inner])
    else items.push(rough("li", startingWithText(inner)))
  }
  return items.length > 0 ? [rough(node.tag, items, levelMark(node))] : []
}

function startingWithText(blocks: Rough[]): Rough[] {
  return blocks[0]?.tag === "p" ? blocks : [rough("p", []), ...blocks]
}

/** 飞书 says by class how deep a list of one item lies; joinLists reads it. */
function levelMark({ attributes }: Rough): Rough["attributes"] {
  const level = /\blist-(?:bullet|number|indent)(\d)\b/.exec(attributes["class"] ?? "")?.[1]
  return level ? { "data-level": level } : {}
}

/** A table; its first row is its head, as in every table of an article. A table of one cell is a box. */
function tableOf(node: Rough, seen: Seen): Rough[] {
  const cells = rowsOf(node).map((row, at) =>
    row.children.flatMap((cell): Rough[] => {
      if (typeof cell === "string" || (cell.tag !== "td" && cell.tag !== "th")) return []
      const inner = blocksOf(cell.children, seen).map((block) =>
        /^h\d$/.test(block.tag) ? rough("p", block.children) : block,
      )
      return [rough(at === 0 || cell.tag === "th" ? "th" : "td", inner.length > 0 ? inner : [rough("p", [])])]
    }),
  )
  const width = Math.max(0, ...cells.map((row) => row.length))
  if (cells.length <= 1 && width <= 1) return cells.flat().flatMap(({ children }) => children.filter(isRough))
  const filled = cells
    .filter((row) => row.length > 0)
    .map((row) =>
      rough("tr", [
        ...row,
        ...Array.from({ length: width - row.length }, () => rough("td", [rough("p", [])])),
      ]),
    )
  return [rough("table", [rough("tbody", filled)])]
}

function rowsOf(node: Rough): Rough[] {
  return node.children.flatMap((child) => {
    if (typeof child === "string" || child.tag === "table") return []
    return child.tag === "tr" ? [child] : rowsOf(child)
  })
}

/** Lines of code are boxes in 飞书, and line breaks elsewhere. */
function codeOf(node: Rough): Rough[] {
  const text = lines(node.children)
    .replaceAll("\u00a0", " ")
    .replace(/^\n+|\s+$/g, "")
  return text ? [rough("pre", [rough("code", [text])])] : []
}

function lines(nodes: readonly RoughNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node.replaceAll("\r\n", "\n")
      if (node.tag === "br") return "\n"
      if (node.tag === "button") return ""
      return boxes.has(node.tag) ? `${lines(node.children).replace(/\n$/, "")}\n` : lines(node.children)
    })
    .join("")
}

/** Headings begin at the second level, whatever the highest was: the first is the title's. Marks of depth go. */
function levelled(nodes: readonly RoughNode[], highest = Math.min(...levelsOf(nodes))): RoughNode[] {
  return nodes.map((node) => {
    if (typeof node === "string") return node
    const level = levelOf(node)
    const tag = level ? `h${Math.min(3, level - highest + 2)}` : node.tag
    return rough(tag, levelled(node.children, highest), node.tag === "a" ? node.attributes : {})
  })
}

function levelsOf(nodes: readonly RoughNode[]): number[] {
  return nodes.flatMap((node) =>
    typeof node === "string" ? [] : [levelOf(node) ?? 99, ...levelsOf(node.children)],
  )
}

function levelOf({ tag }: Rough): number | null {
  return /^h[1-6]$/.test(tag) ? Number(tag[1]) : null
}

function isRough(node: RoughNode): node is Rough {
  return typeof node !== "string" && (node.tag !== "p" || textOf([node]).trim() !== "")
}
