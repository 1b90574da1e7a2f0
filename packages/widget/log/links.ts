export type Piece = { text: string; href: string | null }

const ADDRESS = /https?:\/\/[^\s<>"'“”‘’（）()，。！？；：、]+|www\.[^\s<>"'“”‘’（）()，。！？；：、]+/gi
const AFTER = /[.,;:!?]+$/

/** Web addresses in a text. What is shown is the address itself, host first and whole: a link never says one thing and leads to another. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const match of text.matchAll(ADDRESS)) {
    const shown = match[0].replace(AFTER, "")
    const href = /^www\./i.test(shown) ? `https://${shown}` : shown
    if (!URL.canParse(href)) continue
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), href: null })
    pieces.push({ text: readable(new URL(href)), href })
    at = match.index + shown.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at), href: null })
  return pieces
}

/** The host as it is asked for (look-alike letters come out as xn--…), then path and query. */
function readable({ protocol, host, pathname, search, hash, username }: URL): string {
  const secure = protocol === "https:" && !username ? "" : `${protocol}//${username ? `${username}@` : ""}`
  return `${secure}${host}${pathname === "/" ? "" : pathname}${search}${hash}`
}
