import { type Rough, styleOf } from "./rough.ts"

const never = new Set(
  "script style meta link title head xml iframe object embed noscript template svg button select textarea input audio video canvas map".split(
    " ",
  ),
)

/** Not for readers: what a page runs, what an office program keeps for itself, what was out of sight. */
export function isHidden(node: Rough): boolean {
  if (never.has(node.tag) || /^(?:o|w|v|m|st1):(?!p$)/.test(node.tag)) return true
  if (
    "data-lark-record-data" in node.attributes ||
    /\blark-record-clipboard\b/.test(node.attributes["class"] ?? "")
  )
    return true
  const style = styleOf(node)
  return style["display"] === "none" || style["visibility"] === "hidden" || style["mso-hide"] === "all"
}

/** A picture that the clipboard holds (its `data:` address), one that is elsewhere, or none at all. */
export function pictureOf(node: Rough): { data: string } | "elsewhere" | null {
  if (node.tag !== "img") return null
  const source = node.attributes["src"] ?? ""
  if (/^data:image\/(?:png|jpeg|webp|gif);base64,/.test(source)) return { data: source }
  const tiny = Number(node.attributes["width"] ?? 99) <= 2 || source === "" || source.startsWith("data:")
  return tiny ? null : "elsewhere"
}
