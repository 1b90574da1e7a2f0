import type { Style } from "./styles.ts"

/** What an element inherits that decides whether its text can be seen. */
export type Ground = { background: string; colour: string; hidden: boolean }

export const paper: Ground = { background: "#ffffff", colour: "#000000", hidden: false }

const NAMES: Record<string, string> = {
  white: "#ffffff",
  black: "#000000",
  snow: "#fffafa",
  ivory: "#fffff0",
  transparent: "",
}

/** The ground within an element: its colours over those around it, and whether its text is hidden from a reader's eye. */
export function groundOf(style: Style, attributes: Record<string, string>, around: Ground): Ground {
  const background =
    colourOf(style.get("background-color") ?? style.get("background") ?? attributes["bgcolor"]) ||
    around.background
  const colour = colourOf(style.get("color") ?? attributes["color"]) || around.colour
  const own = "hidden" in attributes || hides(style)
  // A picture behind the text can have any colour.
  const onPicture =
    style.has("background-image") ||
    /url\(/i.test(style.get("background") ?? "") ||
    "background" in attributes
  return {
    background: onPicture ? "picture" : background,
    colour,
    hidden: around.hidden || own || isSame(colour, onPicture ? "picture" : background),
  }
}

function hides(style: Style): boolean {
  const is = (name: string, pattern: RegExp) => pattern.test(style.get(name) ?? "")
  if (is("display", /^none/i) || is("visibility", /^(?:hidden|collapse)/i) || is("mso-hide", /^all/i))
    return true
  if (is("opacity", /^(?:0|0?\.0+)%?$/)) return true
  if (is("font-size", /^(?:0|[01](?:\.\d+)?(?:px|pt)|0(?:\.\d+)?(?:em|rem|%))$/i)) return true
  const small =
    is("max-height", /^[01](?:px)?$/i) ||
    is("height", /^[01](?:px)?$/i) ||
    is("width", /^[01](?:px)?$/i) ||
    is("max-width", /^[01](?:px)?$/i)
  if (small && is("overflow", /^hidden/i)) return true
  return (
    is("text-indent", /^-\d{3,}/) ||
    (is("position", /^(?:absolute|fixed)/i) && (is("left", /^-\d{3,}/) || is("top", /^-\d{3,}/)))
  )
}

/** "#rrggbb" in lower case; "" for what isn't a plain colour or lets everything through. */
function colourOf(value: string | undefined): string {
  if (!value) return ""
  const plain = value.trim().toLowerCase()
  const known = NAMES[plain]
  if (known !== undefined) return known
  const short = /^#([\da-f])([\da-f])([\da-f])$/.exec(plain)
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join("")}`
  if (/^#?[\da-f]{6}$/.test(plain)) return plain.startsWith("#") ? plain : `#${plain}`
  const rgb = /^rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*(?:[,/]\s*([\d.]+)\s*)?\)$/.exec(plain)
  if (!rgb || rgb[4] === "0") return ""
  return `#${rgb
    .slice(1, 4)
    .map((part) => Number(part).toString(16).padStart(2, "0").slice(-2))
    .join("")}`
}

/** Whether nobody can tell text of one colour on the other: each channel is nearly the same. */
function isSame(colour: string, background: string): boolean {
  if (!colour.startsWith("#") || !background.startsWith("#")) return false
  return [1, 3, 5].every((at) => Math.abs(channel(colour, at) - channel(background, at)) <= 8)
}

function channel(colour: string, at: number): number {
  return Number.parseInt(colour.slice(at, at + 2), 16)
}
