import { encode } from "./encode.ts"

/** A part of a made mail: its own header lines and what follows the empty line. */
export type MadePart = { head: string[]; body: Buffer }
export type Encoding = "base64" | "quoted-printable" | "8bit" | "7bit"
export type TextOptions = {
  charset?: string
  encoding?: Encoding /** The label, where it isn't the charset. */
  label?: string | null
  more?: string
}
/** Fields beside or instead of the usual ones; null leaves one out, a list writes it several times. Buffers are raw bytes. */
export type MadeHead = Record<string, string | Buffer | null | (string | Buffer)[]>

const USUAL: MadeHead = {
  From: "Odile Varga <odile.varga@mail.example>",
  To: "Kestrel Support <support@kestrel.example>",
  Subject: "Withdrawal pending",
  Date: "Sun, 22 Nov 2026 12:25:00 +0800",
  "Message-ID": "<20261122042500.1@mail.example>",
  "MIME-Version": "1.0",
}

/** The bytes of a mail. A string body is text/plain in UTF-8. */
export function makeMail(head: MadeHead, body: string | MadePart): Buffer {
  const fields: MadeHead = { ...USUAL, ...head }
  const lines = Object.entries(fields).flatMap(([name, value]) => {
    if (value === null) return []
    return (Array.isArray(value) ? value : [value]).map((one) =>
      Buffer.concat([Buffer.from(`${name}: `), Buffer.from(one), Buffer.from("\r\n")]),
    )
  })
  const part = typeof body === "string" ? plain(body) : body
  const own = part.head.map((line) => Buffer.from(`${line}\r\n`))
  return Buffer.concat([...lines, ...own, Buffer.from("\r\n"), part.body])
}

export function plain(text: string, options: TextOptions = {}): MadePart {
  return textPart("text/plain", text, options)
}

export function html(text: string, options: TextOptions = {}): MadePart {
  return textPart("text/html", text, options)
}

function textPart(
  type: string,
  text: string,
  { charset = "utf-8", encoding = "8bit", label = charset, more = "" }: TextOptions,
): MadePart {
  const bytes = encode(text.replaceAll("\n", "\r\n"), charset)
  const says = label === null ? type : `${type}; charset=${label}`
  return {
    head: [`Content-Type: ${says}${more}`, `Content-Transfer-Encoding: ${encoding}`],
    body: wrap(bytes, encoding),
  }
}

/** A multipart; its boundary is made of its parts' number, so that equal tables make equal mails. */
export function multi(
  kind: string,
  parts: MadePart[],
  boundary = `=_${kind.replace(/\W/g, "")}_${parts.length}`,
): MadePart {
  const pieces = parts.flatMap(({ head, body }) => [
    Buffer.from([`--${boundary}`, ...head, "", ""].join("\r\n")),
    body,
    Buffer.from("\r\n"),
  ])
  return {
    head: [`Content-Type: multipart/${kind}; boundary="${boundary}"`],
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  }
}

export function alternative(text: string, markup: string, options: TextOptions = {}): MadePart {
  return multi("alternative", [plain(text, options), html(markup, options)])
}

export function file(
  name: string,
  type: string,
  ...[content, more = []]: [string | Buffer, string[]?]
): MadePart {
  const bytes = Buffer.from(content)
  return {
    head: [
      `Content-Type: ${type}; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      "Content-Transfer-Encoding: base64",
      ...more,
    ],
    body: wrap(bytes, "base64"),
  }
}

export function raw(head: string[], body: string | Buffer): MadePart {
  return { head, body: Buffer.from(body) }
}

/** An encoded word (RFC 2047). */
export function word(text: string, charset = "utf-8", kind: "B" | "Q" = "B"): string {
  const bytes = encode(text, charset)
  const body =
    kind === "B"
      ? bytes.toString("base64")
      : [...bytes]
          .map((byte) =>
            /[A-Za-z0-9]/.test(String.fromCharCode(byte))
              ? String.fromCharCode(byte)
              : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
          )
          .join("")
  return `=?${charset}?${kind}?${body}?=`
}

function wrap(bytes: Buffer, encoding: Encoding): Buffer {
  if (encoding === "base64")
    return Buffer.from(
      bytes
        .toString("base64")
        .replace(/.{1,76}/g, "$&\r\n")
        .trimEnd(),
    )
  if (encoding === "quoted-printable") return Buffer.from(quotedPrintable(bytes))
  return bytes
}

function quotedPrintable(bytes: Buffer): string {
  const encoded = [...bytes].map((byte) =>
    byte === 0x0a || byte === 0x0d || (byte >= 0x20 && byte < 0x7f && byte !== 0x3d)
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  )
  const lines: string[] = []
  let line = ""
  for (const piece of encoded) {
    if (piece === "\r") continue
    if (piece === "\n") {
      lines.push(line)
      line = ""
      continue
    }
    if (line.length + piece.length > 75) {
      lines.push(`${line}=`)
      line = ""
    }
    line += piece
  }
  return [...lines, line].join("\r\n")
}

/** A picture of one pixel. */
export const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64")
