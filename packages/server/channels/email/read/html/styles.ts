/** Properties that can dress a text and can neither lay anything over the page nor load anything. */
const HARMLESS = new Set(
  (
    "color background-color font-family font-size font-style font-weight font-variant line-height letter-spacing text-align " +
    "text-decoration text-indent text-transform vertical-align white-space word-break overflow-wrap direction " +
    "border border-top border-right border-bottom border-left border-color border-style border-width border-collapse " +
    "border-spacing border-radius padding padding-top padding-right padding-bottom padding-left " +
    "width max-width height list-style-type table-layout"
  ).split(" "),
)
const LENGTHS = /^(?:width|max-width|height|padding|border|font-size|line-height|letter-spacing|text-indent)/
/** Names, colours, lengths and lists of them. No "(" but of colours, no backslash, no quote within a quote, no "<". */
const VALUE = /^(?:[\w\s.,%#+-]|"[\w\s.-]*"|'[\w\s.-]*'|rgba?\([\d\s.,%]+\)|hsla?\([\d\s.,%]+\))+$/i
const MOST_STYLE = 4000
const MOST_PIXELS = 2000

export type Style = Map<string, string>

/** The declarations of a style attribute, names lower-cased; the later of two counts. */
export function readStyle(attribute: string | undefined): Style {
  const style: Style = new Map()
  if (!attribute || attribute.length > MOST_STYLE) return style
  for (const declaration of attribute.replace(/\/\*[^*]*\*\//g, " ").split(";")) {
    const colon = declaration.indexOf(":")
    if (colon < 1) continue
    const name = declaration.slice(0, colon).trim().toLowerCase()
    const value = declaration
      .slice(colon + 1)
      .replace(/!\s*important/i, "")
      .trim()
    style.set(name, value)
  }
  return style
}

/** What may be kept of a style, as an attribute's value; "" for nothing. */
export function harmlessStyle(style: Style): string {
  const kept: string[] = []
  for (const [name, value] of style) {
    const background =
      name === "background" && /^(?:#[\da-f]{3,8}|[a-z]{3,20}|rgba?\([\d\s.,%]+\))$/i.test(value)
    const property = background ? "background-color" : name
    if (!HARMLESS.has(property) || value.length > 200 || !VALUE.test(value)) continue
    if (LENGTHS.test(property) && isHuge(value)) continue
    kept.push(`${property}:${value}`)
  }
  return kept.join(";")
}

function isHuge(value: string): boolean {
  return (value.match(/-?\d+(?:\.\d+)?/g) ?? []).some(
    (number) => Math.abs(Number(number)) > MOST_PIXELS || Number(number) < -50,
  )
}
