import * as openpgp from "openpgp"

export type PgpPair = { privateKey: string; publicKey: string }

export async function pgpPair(name: string, email: string, more: object = {}): Promise<PgpPair> {
  const { privateKey, publicKey } = await openpgp.generateKey({
    userIDs: [{ name, email }],
    format: "armored",
    ...more,
  })
  return { privateKey, publicKey }
}

type Head = { from: string; to?: string; subject?: string; more?: string[] }

/** A mail's own header lines; `type` is its Content-Type with all its parameters. */
export function letter({ from, to, subject, more = [] }: Head, type: string, body: string): Buffer {
  const lines = [
    `From: ${from}`,
    `To: ${to ?? "Kestrel <support@kestrel.example>"}`,
    `Subject: ${subject ?? "My withdrawal"}`,
    `Message-ID: <${crypto.randomUUID()}@mail.example>`,
    "Date: Sun, 22 Nov 2026 06:05:00 +0000",
    "MIME-Version: 1.0",
    ...more,
    `Content-Type: ${type}`,
    "",
    body,
  ]
  return Buffer.from(lines.join("\r\n"))
}

export const plainPart = (text: string) =>
  `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text.replace(/\r?\n/g, "\r\n")}`

type Way = { to: string[]; by?: string | null; config?: object }

/** The armoured message that holds this. */
export async function encrypted(
  inner: string | Uint8Array,
  { to, by = null, config = {} }: Way,
): Promise<string> {
  const binary = typeof inner === "string" ? new Uint8Array(Buffer.from(inner)) : inner
  return openpgp.encrypt({
    message: await openpgp.createMessage({ binary }),
    encryptionKeys: await Promise.all(to.map((armoredKey) => openpgp.readKey({ armoredKey }))),
    ...(by && { signingKeys: await openpgp.readPrivateKey({ armoredKey: by }) }),
    config,
  })
}

/** A multipart/encrypted (RFC 3156 §4) as a part of a mail or all of it. */
export function pgpMime(armoured: string, boundary = "enc"): { type: string; body: string } {
  const message = armoured.replace(/\r?\n/g, "\r\n")
  return {
    type: `multipart/encrypted; protocol="application/pgp-encrypted"; boundary="${boundary}"`,
    body: [
      `--${boundary}`,
      "Content-Type: application/pgp-encrypted",
      "",
      "Version: 1",
      "",
      `--${boundary}`,
      'Content-Type: application/octet-stream; name="encrypted.asc"',
      "",
      message,
      `--${boundary}--`,
      "",
    ].join("\r\n"),
  }
}

/** A multipart/signed (RFC 3156 §5) over a part. */
export async function pgpSigned(
  part: string,
  by: string,
  more: object = {},
): Promise<{ type: string; body: string }> {
  const signature = await openpgp.sign({
    message: await openpgp.createMessage({ binary: new Uint8Array(Buffer.from(part)) }),
    signingKeys: await openpgp.readPrivateKey({ armoredKey: by }),
    detached: true,
    ...more,
  })
  return signedAround(part, String(signature))
}

export function signedAround(part: string, signature: string): { type: string; body: string } {
  return {
    type: 'multipart/signed; micalg=pgp-sha512; protocol="application/pgp-signature"; boundary="sig"',
    body: [
      "--sig",
      part,
      "--sig",
      'Content-Type: application/pgp-signature; name="signature.asc"',
      "",
      signature.replace(/\r?\n/g, "\r\n"),
      "--sig--",
      "",
    ].join("\r\n"),
  }
}
