import { type Field, fieldsIn, first } from "../read/parse/headers.ts"

/** A MIME entity by its bytes: what signatures are over is bytes, and no parser's reading of them. */
export type Entity = {
  bytes: Uint8Array
  fields: Field[]
  /** "multipart/signed" */
  type: string
  parameters: Record<string, string>
  /** Everything behind its header block, as it stands there. */
  body: Uint8Array
}

const LF = 0x0a
const CR = 0x0d
/** Parts of one multipart that are looked at. */
const MOST_CHILDREN = 200

export function entityOf(bytes: Uint8Array): Entity {
  const { end, start } = headerEnd(bytes)
  const fields = fieldsIn(bytes.subarray(0, end))
  const { type, parameters } = contentType(first(fields, "content-type") ?? "text/plain")
  return { bytes, fields, type, parameters, body: bytes.subarray(start) }
}

/** The parts of a multipart, each with its own header block and without the line end that belongs to the next boundary. */
export function childrenOf({ type, parameters, body }: Entity): Entity[] {
  const boundary = parameters["boundary"]
  if (!type.startsWith("multipart/") || !boundary) return []
  const mail = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const dashes = Buffer.from(`--${boundary}`, "latin1")
  const children: Entity[] = []
  let start = -1
  for (let at = mail.indexOf(dashes); at !== -1; at = mail.indexOf(dashes, at + dashes.length)) {
    if (at > 0 && mail[at - 1] !== LF) continue
    const found = mail.indexOf(LF, at)
    const stop = found === -1 ? mail.length : found
    const rest = mail.toString("latin1", at + dashes.length, stop).trimEnd()
    if (rest !== "" && rest !== "--") continue
    if (start !== -1) children.push(entityOf(body.subarray(start, Math.max(start, lineEndBefore(mail, at)))))
    if (rest === "--" || children.length >= MOST_CHILDREN) return children
    start = Math.min(stop + 1, mail.length)
  }
  // Whoever forgets the last boundary still says something.
  if (start !== -1) children.push(entityOf(body.subarray(start)))
  return children
}

/** All parts within a mail that have no parts themselves, in their order, and those with parts around them. */
export function everyEntity(root: Entity, depth = 8): Entity[] {
  const within = depth > 0 ? childrenOf(root) : []
  return [root, ...within.flatMap((child) => everyEntity(child, depth - 1))]
}

/** Its body as it was before it was encoded for the way. */
export function contentOf({ fields, body }: Entity): Uint8Array {
  const encoding = first(fields, "content-transfer-encoding")?.trim().toLowerCase() ?? ""
  const text = () => Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("latin1")
  if (encoding === "base64") return new Uint8Array(Buffer.from(text(), "base64"))
  if (encoding !== "quoted-printable") return body
  const plain = text()
    .replace(/[ \t]*\r?\n/g, "\r\n")
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return new Uint8Array(Buffer.from(plain, "latin1"))
}

/** With the line ends that signatures are made over (RFC 3156 §5, RFC 8551 §3.1.1). */
export function withCrlf(bytes: Uint8Array): Uint8Array {
  let bare = 0
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === LF && bytes[at - 1] !== CR) bare += 1
  if (bare === 0) return bytes
  const whole = new Uint8Array(bytes.length + bare)
  let to = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === LF && bytes[at - 1] !== CR) whole[to++] = CR
    whole[to++] = bytes[at] ?? 0
  }
  return whole
}

/** A text as a mail's only part. */
export function textEntity(text: string): Uint8Array {
  const head = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
  return new Uint8Array(Buffer.from(head + text))
}

function headerEnd(bytes: Uint8Array): { end: number; start: number } {
  for (let at = 0; at < bytes.length; ) {
    const found = bytes.indexOf(LF, at)
    const stop = found === -1 ? bytes.length : found
    if (stop === at || (stop === at + 1 && bytes[at] === CR))
      return { end: at, start: Math.min(stop + 1, bytes.length) }
    at = stop + 1
  }
  return { end: bytes.length, start: bytes.length }
}

function lineEndBefore(mail: Buffer, at: number): number {
  if (at >= 2 && mail[at - 2] === CR) return at - 2
  return Math.max(0, at - 1)
}

function contentType(value: string): { type: string; parameters: Record<string, string> } {
  const parameters: Record<string, string> = {}
  const type = /^[^;]*/.exec(value)?.[0].trim().toLowerCase() ?? ""
  const found = value.matchAll(/;\s*([\w-]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/g)
  for (const [, name = "", quoted, bare] of found)
    parameters[name.toLowerCase()] ??= quoted?.replace(/\\(.)/g, "$1") ?? bare ?? ""
  return { type, parameters }
}
