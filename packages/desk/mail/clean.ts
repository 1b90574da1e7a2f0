import DOMPurify from "dompurify"

/*
 * A mail's HTML, cleaned once more before it is shown: the server's own reading is not trusted blindly. What comes out
 * stands in a frame that runs no script and loads nothing (safe-frame.tsx).
 */

const TAGS =
  "a abbr b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul var wbr".split(
    " ",
  )
const ATTRIBUTES =
  "align alt bgcolor border cellpadding cellspacing cite color colspan dir face height href lang rowspan size src style title type valign width".split(
    " ",
  )

/** Styles by which a mail could show itself over something else, load something, or hide what it says. */
const DROPPED = [
  "position",
  "inset",
  "top",
  "left",
  "right",
  "bottom",
  "z-index",
  "background-image",
  "list-style-image",
  "border-image-source",
  "cursor",
  "content",
  "filter",
  "clip-path",
  "mask",
  "animation",
  "transition",
  "float",
]

/** The addresses of pictures a mail shows: of its own, which our server has, and elsewhere. */
export type Pictures = { own: string[]; remote: string[] }

export function picturesIn(html: string): Pictures {
  const images = [...purified(html).querySelectorAll("img")]
  const own = images.map((image) => image.getAttribute("src") ?? "").filter(isOurs)
  const remote = images.map((image) => image.dataset["remote"] ?? "").filter(isWeb)
  return { own: [...new Set(own)], remote: [...new Set(remote)] }
}

/** About how high a mail is (px): nothing can be measured in a frame of another origin, and it can be dragged longer. */
export function guessHeight(html: string): number {
  const body = purified(html)
  const lines = body.querySelectorAll("p, tr, li, br, hr, h1, h2, h3, h4, blockquote").length
  const letters = body.textContent.replace(/\s+/g, " ").length
  return Math.min(720, Math.max(200, 64 + 34 * lines + 26 * Math.ceil(letters / 90)))
}

/**
 * A whole page for the frame. `pictures`: what is known of each address, as a data URL. Links say where they lead and
 * can't be pressed; pictures that aren't known stand there as a word.
 */
export function pageOf(
  html: string,
  pictures: ReadonlyMap<string, string>,
  words: { picture: string },
): string {
  const body = purified(html)
  for (const link of body.querySelectorAll("a")) flatten(link)
  for (const image of body.querySelectorAll("img")) settle(image, pictures, words)
  for (const element of body.querySelectorAll<HTMLElement>("[style]")) calm(element)
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${POLICY}"><meta name="referrer" content="no-referrer"></head><body style="${BODY}">${written(body)}</body></html>`
}

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
/** A mail is written for white paper, whatever the desk looks like. */
const BODY =
  "margin:0;padding:16px;background:#fff;color:#13201e;color-scheme:light;font:15px/1.6 -apple-system,'Segoe UI',Roboto,Arial,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;overflow-wrap:anywhere"

function purified(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_DATA_ATTR: true,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  })
}

function written(fragment: DocumentFragment): string {
  const box = fragment.ownerDocument.createElement("div")
  box.append(fragment)
  return box.innerHTML
}

/** Text stays, and behind it the host to which the link leads, unless the text says exactly that. */
function flatten(link: HTMLAnchorElement): void {
  const where = whereOf(link.getAttribute("href") ?? "")
  const flat = link.ownerDocument.createElement("span")
  flat.append(...link.childNodes)
  if (where !== "") {
    flat.setAttribute("style", "text-decoration:underline;text-decoration-style:dotted")
    flat.title = link.getAttribute("href") ?? ""
    if (flat.textContent.trim().toLowerCase() !== where) {
      const note = link.ownerDocument.createElement("bdi")
      note.setAttribute(
        "style",
        "display:inline-block;padding-inline-start:4px;font:12px/1.4 monospace;color:#586765;unicode-bidi:isolate",
      )
      note.textContent = `[${where}]`
      flat.append(note)
    }
  }
  link.replaceWith(flat)
}

/** "kestrel.example", "mailto: a@b.example"; "" where it leads nowhere. */
export function whereOf(href: string): string {
  const url = URL.parse(href)
  if (!url) return ""
  if (url.protocol === "http:" || url.protocol === "https:") return url.host
  return url.protocol === "mailto:" ? `mailto: ${decoded(url.pathname)}` : ""
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function settle(
  image: HTMLImageElement,
  pictures: ReadonlyMap<string, string>,
  words: { picture: string },
): void {
  const known = pictures.get(image.dataset["remote"] ?? "") ?? pictures.get(image.getAttribute("src") ?? "")
  const alt = image.getAttribute("alt") ?? ""
  if (known?.startsWith("data:image/")) {
    image.setAttribute("src", known)
    image.style.maxInlineSize = "100%"
    image.style.blockSize = image.hasAttribute("height") ? image.style.blockSize : "auto"
    return
  }
  // One that nobody was meant to see is not worth a word.
  if (Number(image.getAttribute("width")) === 1 || Number(image.getAttribute("height")) === 1)
    return image.remove()
  const stand = image.ownerDocument.createElement("span")
  stand.setAttribute(
    "style",
    "display:inline-block;padding:2px 8px;border:1px dashed #78868a;color:#586765;font-size:12px",
  )
  stand.textContent = alt.trim() === "" ? words.picture : alt
  image.replaceWith(stand)
}

function calm(element: HTMLElement): void {
  for (const property of DROPPED) element.style.removeProperty(property)
  if (/url\s*\(|expression|image-set/i.test(element.getAttribute("style") ?? ""))
    element.removeAttribute("style")
}

function isOurs(address: string): boolean {
  return address.startsWith("/api/desk/")
}

function isWeb(address: string): boolean {
  return /^https?:\/\//i.test(address)
}
