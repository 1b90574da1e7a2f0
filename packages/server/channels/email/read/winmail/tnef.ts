import { decodeBytes } from "../parse/charset.ts"
import { readProperties, type Properties } from "./properties.ts"

export const TNEF_SIGNATURE = 0x223e9f78

export type TnefFile = { name: string | null; mediaType: string; contentId: string | null; bytes: Uint8Array }
export type Tnef = { text: string | null; html: string | null; files: TnefFile[] }

/** Attributes of [MS-OXTNEF] §2.1.3 that we read. */
const ATTRIBUTE = {
  renderData: 0x00069002,
  title: 0x00018010,
  data: 0x0006800f,
  attachment: 0x00069005,
  body: 0x0002800c,
  message: 0x00069003,
  codePage: 0x00069007,
}
/** Properties of [MS-OXPROPS], by their ids. */
const PROPERTY = {
  body: 0x1000,
  html: 0x1013,
  longName: 0x3707,
  name: 0x3704,
  mediaType: 0x370e,
  contentId: 0x3712,
  data: 0x3701,
}
const MOST_ATTRIBUTES = 2000
const MOST_FILES = 200

type Attachment = { title: string | null; data: Uint8Array | null; properties: Properties | null }

/**
 * Reads Outlook's envelope ([MS-OXTNEF]): texts and attachments; the text in RTF isn't read. What is cut off or wrong ends the
 * reading there and costs nothing of what stood before.
 */
export function readTnef(bytes: Uint8Array): Tnef {
  let codePage = "windows-1252"
  let text: string | null = null
  let message: Properties | null = null
  const attachments: Attachment[] = []
  for (const { id, data } of attributesOf(bytes)) {
    const current = attachments.at(-1)
    if (id === ATTRIBUTE.codePage && data.length >= 4)
      codePage = charsetOf(new DataView(data.buffer, data.byteOffset).getUint32(0, true))
    else if (id === ATTRIBUTE.body) text = textIn(data, codePage)
    else if (id === ATTRIBUTE.message) message = readProperties(data)
    else if (id === ATTRIBUTE.renderData && attachments.length < MOST_FILES)
      attachments.push({ title: null, data: null, properties: null })
    else if (current && id === ATTRIBUTE.title) current.title = textIn(data, codePage)
    else if (current && id === ATTRIBUTE.data) current.data = data
    else if (current && id === ATTRIBUTE.attachment) current.properties = readProperties(data)
  }
  return {
    text: textOf(message, PROPERTY.body, codePage) ?? text,
    html: textOf(message, PROPERTY.html, codePage),
    files: attachments.flatMap((attachment) => fileOf(attachment, codePage)),
  }
}

function* attributesOf(bytes: Uint8Array): Generator<{ id: number; data: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Signature and key before the first, level and checksum around each.
  let at = 6
  for (let count = 0; count < MOST_ATTRIBUTES && at + 9 <= bytes.length; count += 1) {
    const id = view.getUint32(at + 1, true)
    const length = view.getUint32(at + 5, true)
    const start = at + 9
    if (start + length > bytes.length) return
    yield { id, data: bytes.subarray(start, start + length) }
    at = start + length + 2
  }
}

function fileOf({ title, data, properties }: Attachment, codePage: string): TnefFile[] {
  const bytes = data ?? properties?.get(PROPERTY.data)?.bytes ?? null
  if (bytes === null || bytes.length === 0) return []
  const said = (id: number) => textOf(properties, id, codePage)
  const mediaType = said(PROPERTY.mediaType)?.toLowerCase() ?? ""
  return [
    {
      name: said(PROPERTY.longName) ?? title ?? said(PROPERTY.name),
      mediaType: /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/.test(mediaType) ? mediaType : "application/octet-stream",
      contentId: said(PROPERTY.contentId)?.replace(/^<|>$/g, "").slice(0, 998) || null,
      bytes: new Uint8Array(bytes),
    },
  ]
}

function textOf(properties: Properties | null, id: number, codePage: string): string | null {
  const property = properties?.get(id)
  if (!property) return null
  return property.wide
    ? new TextDecoder("utf-16le").decode(property.bytes).replace(/\0+$/, "")
    : textIn(property.bytes, codePage)
}

function textIn(data: Uint8Array, codePage: string): string {
  return decodeBytes(data, codePage).text.replace(/\0+$/, "")
}

function charsetOf(codePage: number): string {
  const known: Record<number, string> = {
    936: "gbk",
    950: "big5",
    932: "shift_jis",
    949: "euc-kr",
    54936: "gb18030",
    65001: "utf-8",
    20866: "koi8-r",
  }
  return known[codePage] ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : "windows-1252")
}
