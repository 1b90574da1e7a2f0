import { randomBytes } from "node:crypto"
import { first } from "../read/parse/headers.ts"
import { entityOf, withCrlf } from "./entity.ts"
import type { Protection } from "@veridesk/contract/mail/crypto-keys.ts"

/** Fields that belong to what is protected and not to the mail around it (RFC 2045 §9). */
const INNER = /^(?:content-[\w-]+)$/i

/**
 * Signs a mail, or signs and encrypts it: everything in it goes within, its subject too, and what stays outside is who,
 * to whom, when and in which thread. Its own headers stay as they were, but for the subject of an encrypted one.
 */
export async function protectMail(p: Protection): Promise<Uint8Array> {
  const whole = withCrlf(p.mail)
  const lines = headerLines(whole)
  const entity = entityOf(whole)
  const marked = (name: string) =>
    p.encryptFor && name === "content-type" ? ';\r\n protected-headers="v1"' : ""
  const innerHead = lines.filter(({ name }) => INNER.test(name)).map(({ name, text }) => text + marked(name))
  const subject = first(entity.fields, "subject")
  // The subject's own words go within (RFC 9788): whoever may read the mail reads them there.
  const named = p.encryptFor && subject !== null ? [`Subject: ${asciiOnly(lines, subject)}`] : []
  const inner = joined([...named, ...innerHead], entity.body)
  const { head, body } = p.kind === "pgp" ? await pgp(p, inner) : await smime(p, inner)
  const outer = lines
    .filter(({ name }) => !INNER.test(name) && name !== "mime-version")
    .map(({ name, text }) =>
      p.encryptFor && name === "subject" ? `Subject: ${encodedWord(p.subject)}` : text,
    )
  return joined([...outer, "MIME-Version: 1.0", ...head], body)
}

type Made = { head: string[]; body: Uint8Array }

async function pgp({ sign, encryptFor, at }: Protection, inner: Uint8Array): Promise<Made> {
  const { encryptPgp, signPgp } = await import("./protect-pgp.ts")
  if (encryptFor) {
    const armoured = await encryptPgp(inner, { sign, encryptFor, at })
    return multipart('multipart/encrypted; protocol="application/pgp-encrypted"', [
      lines("Content-Type: application/pgp-encrypted", "", "Version: 1", ""),
      lines('Content-Type: application/octet-stream; name="encrypted.asc"', "", armoured),
    ])
  }
  if (!sign) throw new Error("nothing to protect a mail with")
  // What servers may rewrite is not signed: lines that are too long or end in blanks (RFC 3156 §5).
  const signature = await signPgp(inner, { sign, at })
  return multipart('multipart/signed; micalg=pgp-sha512; protocol="application/pgp-signature"', [
    inner,
    lines('Content-Type: application/pgp-signature; name="signature.asc"', "", signature),
  ])
}

async function smime({ sign, encryptFor, at }: Protection, inner: Uint8Array): Promise<Made> {
  const { encryptSmime, signSmime } = await import("./protect-smime.ts")
  const signed = sign ? signedPart(inner, await signSmime(inner, { sign, at })) : null
  if (!encryptFor) {
    if (!signed) throw new Error("nothing to protect a mail with")
    return signed
  }
  const der = await encryptSmime(signed ? joined(signed.head, signed.body) : inner, encryptFor)
  return {
    head: [
      'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"',
      "Content-Transfer-Encoding: base64",
      'Content-Disposition: attachment; filename="smime.p7m"',
    ],
    body: Buffer.from(`${base64(der)}\r\n`),
  }
}

function signedPart(inner: Uint8Array, der: Uint8Array): Made {
  return multipart('multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256', [
    inner,
    lines(
      'Content-Type: application/pkcs7-signature; name="smime.p7s"',
      "Content-Transfer-Encoding: base64",
      'Content-Disposition: attachment; filename="smime.p7s"',
      "",
      base64(der),
    ),
  ])
}

function multipart(type: string, parts: Uint8Array[]): Made {
  const boundary = `=_${randomBytes(18).toString("hex")}`
  const pieces = parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part, Buffer.from("\r\n")])
  return {
    head: [`Content-Type: ${type};\r\n boundary="${boundary}"`],
    body: Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]),
  }
}

function lines(...all: string[]): Buffer {
  return Buffer.from(all.join("\r\n").replace(/\r?\n/g, "\r\n"))
}

const base64 = (der: Uint8Array) =>
  (
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,76}/g) ?? []
  ).join("\r\n")

function joined(head: string[], body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`, "latin1"), body])
}

type Line = { name: string; text: string }

/** Header fields as they stand there, folded lines and all. */
function headerLines(mail: Uint8Array): Line[] {
  const text = Buffer.from(mail).toString("latin1")
  const end = text.indexOf("\r\n\r\n")
  return text
    .slice(0, end === -1 ? text.length : end)
    .split(/\r\n(?![ \t])/)
    .map((line) => ({ name: line.slice(0, line.indexOf(":")).trim().toLowerCase(), text: line }))
}

/** The subject as it was encoded for the way. */
function asciiOnly(all: Line[], subject: string): string {
  const line = all.find(({ name }) => name === "subject")?.text
  return line ? line.slice(line.indexOf(":") + 1).trim() : subject
}

function encodedWord(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString("base64")}?=`
}
