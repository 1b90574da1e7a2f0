import { type Rough, type RoughNode, rough, styleOf, textOf } from "./rough.ts"

/** A paragraph of Word's that is an item of a list: how deep it lies (from 1) and whether it is counted. */
export interface WordItem {
  level: number
  ordered: boolean
  children: readonly RoughNode[]
}

/**
 * Word says "mso-list: l0 level2 lfo1" in the style of a paragraph and writes the marker itself, with spaces, into a
 * span "mso-list: Ignore". Null for a paragraph that is no item; `rest` is its content without the marker.
 */
export function listItemOf(node: Rough): { level: number; ordered: boolean; rest: RoughNode[] } | null {
  if (node.tag !== "p" && node.tag !== "div") return null
  const level = /\blevel(\d)\b/.exec(styleOf(node)["mso-list"] ?? "")?.[1]
  if (!level) return null
  const marker = textOf(markersOf(node)).trim()
  return { level: Number(level), ordered: isCount(marker), rest: withoutMarker(node.children) }
}

function isMarker(node: Rough): boolean {
  return styleOf(node)["mso-list"] === "ignore"
}

function markersOf(node: RoughNode): Rough[] {
  if (typeof node === "string") return []
  return isMarker(node) ? [node] : node.children.flatMap(markersOf)
}

function withoutMarker(nodes: readonly RoughNode[]): RoughNode[] {
  return nodes.flatMap((node): RoughNode[] => {
    if (typeof node === "string") return [node]
    return isMarker(node) ? [] : [rough(node.tag, withoutMarker(node.children), node.attributes)]
  })
}

/** "1." "a)" "（三）" "IV." "第2步"; a bullet is one sign, and Word's hollow one is the letter o alone. */
function isCount(marker: string): boolean {
  return /^[（(]?(?:第?\d+|[a-z]{1,4}|[一二三四五六七八九十]+)[.)、．）步:：]/iu.test(marker)
}

/** Items in a row as lists within lists. */
export function wordList(items: readonly WordItem[]): Rough[] {
  const lists: Rough[] = []
  for (let at = 0; at < items.length; ) {
    const item = items[at]
    if (!item) break
    const under = items.slice(at + 1).findIndex(({ level }) => level <= item.level)
    const inner = under < 0 ? items.slice(at + 1) : items.slice(at + 1, at + 1 + under)
    lists.push(
      rough(item.ordered ? "ol" : "ul", [rough("li", [rough("p", item.children), ...wordList(inner)])]),
    )
    at += 1 + inner.length
  }
  return joinLists(lists)
}

/** Lists of one kind that follow each other as one; those that say they lie deeper go into the item before them. */
export function joinLists(blocks: readonly Rough[]): Rough[] {
  const all: Rough[] = []
  for (const block of blocks) {
    const last = all.at(-1)
    if (isList(block) && last && isList(last)) all[all.length - 1] = joinTwo(last, block)
    else all.push(block)
    // Two lists of different kinds on one level stay two.
    const joined = all.at(-1)
    if (joined?.tag === "both")
      all.splice(-1, 1, ...joined.children.filter((child) => typeof child !== "string"))
  }
  return all
}

function joinTwo(first: Rough, second: Rough): Rough {
  const item = first.children.at(-1)
  if (levelOf(second) > levelOf(first) && item && typeof item !== "string") {
    const inner = item.children.at(-1)
    const rest = item.children.slice(0, -1)
    const deeper =
      inner && typeof inner !== "string" && isList(inner)
        ? [...rest, ...parts(joinTwo(inner, second))]
        : [...item.children, second]
    return { ...first, children: [...first.children.slice(0, -1), rough("li", deeper)] }
  }
  if (first.tag === second.tag) return { ...first, children: [...first.children, ...second.children] }
  return rough("both", [first, second])
}

function parts(list: Rough): readonly RoughNode[] {
  return list.tag === "both" ? list.children : [list]
}

function isList({ tag }: Rough): boolean {
  return tag === "ul" || tag === "ol"
}

function levelOf({ attributes }: Rough): number {
  return Number(attributes["data-level"] ?? 1)
}
