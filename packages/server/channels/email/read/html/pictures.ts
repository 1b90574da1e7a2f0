import type { Style } from "./styles.ts"

export type Embedded = { contentId: string; mediaType: string; bytes: Uint8Array }
export type Pictures = {
  embedded: Embedded[]
  shown: Set<string>
  remote(): number
  /** Counts what a tag would have loaded beside an image's own source. */
  count(tag: string, attributes: Record<string, string>, style: Style): void
  /** The attributes by which an image is shown, or could be. */
  of(attributes: Record<string, string>): Record<string, string>
}

const MOST_EMBEDDED = 50
const MOST_ADDRESS = 4000

/** Minds the pictures of one HTML: its own ones are shown, those elsewhere are counted and kept from loading. */
export function makePictures(own: Set<string>): Pictures {
  const embedded: Embedded[] = []
  const shown = new Set<string>()
  let remote = 0

  function of(attributes: Record<string, string>): Record<string, string> {
    const source = (attributes["src"] ?? "").replace(/[\p{Cc}]/gu, "").trim()
    if (/^cid:/i.test(source)) {
      const id = decoded(source.slice(4))
      if (!own.has(id)) return {}
      shown.add(id)
      return { src: `cid:${encodeURIComponent(id)}` }
    }
    const data = /^data:image\/(png|jpe?g|gif|webp);base64,/i.exec(source)
    if (data) {
      const embed = embedded.length < MOST_EMBEDDED ? embeddedOf(source, data, embedded.length + 1) : null
      if (embed === null) return {}
      embedded.push(embed)
      return { src: `cid:${embed.contentId}` }
    }
    const address = remoteAddress(source) ?? firstOfSet(attributes["srcset"])
    if (address === null) return {}
    remote += 1
    return { "data-remote": address }
  }

  return {
    embedded,
    shown,
    remote: () => remote,
    of,
    count(tag, attributes, style) {
      const styled = [...style.values()].filter((value) =>
        /url\s*\(\s*["']?\s*(?:https?:)?\/\//i.test(value),
      ).length
      const others = [
        attributes["background"],
        attributes["poster"],
        tag === "input" ? attributes["src"] : undefined,
      ]
      const sets = tag === "source" && firstOfSet(attributes["srcset"]) !== null ? 1 : 0
      remote +=
        styled + sets + others.filter((one) => one !== undefined && remoteAddress(one.trim()) !== null).length
    },
  }
}

function remoteAddress(source: string): string | null {
  if (/^https?:\/\/[^\s/]/i.test(source)) return source.slice(0, MOST_ADDRESS)
  return /^\/\/[^\s/]/.test(source) ? `https:${source}`.slice(0, MOST_ADDRESS) : null
}

function firstOfSet(set: string | undefined): string | null {
  const first = set?.trim().split(/[\s,]+/)[0]
  return first === undefined ? null : remoteAddress(first)
}

function embeddedOf(
  source: string,
  [prefix = "", kind = ""]: RegExpExecArray,
  place: number,
): Embedded | null {
  const bytes = new Uint8Array(Buffer.from(source.slice(prefix.length), "base64"))
  if (bytes.length < 8) return null
  const mediaType = `image/${kind.toLowerCase().replace("jpg", "jpeg")}`
  return { contentId: `embedded-${place}@mail.invalid`, mediaType, bytes }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).trim()
  } catch {
    return text.trim()
  }
}
