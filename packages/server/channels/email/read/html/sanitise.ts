import sanitizeHtml from "sanitize-html"
import { type Ground, groundOf, paper } from "./invisible.ts"
import { makePictures, type Pictures } from "./pictures.ts"
import { quoteMarkOf } from "./quote-marks.ts"
import { harmlessStyle, readStyle } from "./styles.ts"

export type Sanitised = {
  html: string
  /** Pictures elsewhere that it wanted to load. */
  remotePictures: number
  /** Pictures that were written into it, taken out as files; the HTML names them by their content ids. */
  embedded: Pictures["embedded"]
  /** Which of the mail's own pictures it shows, by their content ids. */
  shown: Set<string>
}

const BLOCKS =
  "address article aside blockquote center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr ul caption col colgroup".split(
    " ",
  )
const INLINES =
  "a abbr b big br cite code del em font i img ins kbd q s samp small span strike strong sub sup tt u var".split(
    " ",
  )
const ALLOWED = [...BLOCKS, ...INLINES]
const allowed = new Set(ALLOWED)
/** Their text is no text of the mail. */
const SILENT =
  "script style textarea option select noscript noembed noframes iframe xmp title svg math template object applet audio video canvas head-title plaintext".split(
    " ",
  )
const NESTED_MOST = 200
const NUMBERS = new Set([
  "width",
  "height",
  "colspan",
  "rowspan",
  "border",
  "cellpadding",
  "cellspacing",
  "start",
  "size",
])
const WORDS = new Set(["align", "valign", "dir", "type"])
const COLOURS = new Set(["color", "bgcolor"])
const TEXTS = new Set(["alt", "title", "face", "lang"])

/**
 * A mail's HTML as it may be shown in a sandboxed frame: tags and attributes of a list, styles that only dress a text,
 * links of three schemes, no name or id, no picture but its own. What its author quoted carries `data-quoted`, what no
 * reader's eye would have seen `data-hidden`.
 * @param own content ids of the mail's own picture parts
 */
export function sanitiseHtml(source: string, own: Set<string>): Sanitised {
  const pictures = makePictures(own)
  const grounds: Ground[] = [paper]
  const html = sanitizeHtml(source, {
    allowedTags: ALLOWED,
    nonTextTags: SILENT,
    allowedAttributes: {
      "*": ["style", "data-quoted", "data-hidden", ...NUMBERS, ...WORDS, ...COLOURS, ...TEXTS],
      a: ["href", "rel", "target"],
      img: ["src", "data-remote"],
    },
    allowedSchemes: ["http", "https", "mailto"],
    allowedSchemesByTag: { img: ["cid"] },
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    nestingLimit: NESTED_MOST,
    // The ground must be known for tags that are left out as well, so it is kept apart from what is transformed.
    onOpenTag: (_name, attributes) => {
      grounds.push(groundOf(readStyle(attributes["style"]), attributes, grounds.at(-1) ?? paper))
    },
    onCloseTag: () => {
      if (grounds.length > 1) grounds.pop()
    },
    transformTags: {
      "*": (tag, attributes) => {
        const [around = paper, ground = paper] = grounds.slice(-2)
        const style = readStyle(attributes["style"])
        const attribs = dressOf(attributes, harmlessStyle(style))
        const quote = quoteMarkOf(tag, attributes, style)
        const hidden = ground.hidden && !around.hidden
        if (quote) attribs["data-quoted"] = quote
        if (hidden) attribs["data-hidden"] = "hidden"
        pictures.count(tag, attributes, style)
        if (tag === "a") Object.assign(attribs, linkOf(attributes["href"]))
        if (tag === "img") Object.assign(attribs, pictures.of(attributes))
        // A tag that isn't known still says where a quote or hidden text is.
        return { tagName: (quote || hidden) && !allowed.has(tag) ? "span" : tag, attribs }
      },
    },
  })
  return { html, remotePictures: pictures.remote(), embedded: pictures.embedded, shown: pictures.shown }
}

function dressOf(attributes: Record<string, string>, style: string): Record<string, string> {
  const kept: Record<string, string> = {}
  if (style !== "") kept["style"] = style
  for (const [name, value] of Object.entries(attributes)) {
    if (NUMBERS.has(name) && /^\d{1,4}%?$/.test(value)) kept[name] = value
    else if (WORDS.has(name) && /^[a-z0-9]{1,12}$/i.test(value)) kept[name] = value
    else if (COLOURS.has(name) && /^#?[\w]{3,20}$/.test(value)) kept[name] = value
    else if (TEXTS.has(name)) kept[name] = value.slice(0, 500)
  }
  return kept
}

/** Browsers leave controls and blanks out of a scheme, so they are left out here before it is looked at. */
function linkOf(href: string | undefined): Record<string, string> {
  const address = (href ?? "")
    .replace(/[\p{Cc}\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/gu, "")
    .trim()
    .slice(0, 4000)
  const fine = /^https?:\/\/[^\s/]/i.test(address) || /^mailto:[^\s]/i.test(address)
  return fine ? { href: address, rel: "noopener noreferrer nofollow", target: "_blank" } : {}
}
