import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { ReadMail } from "@veridesk/contract/mail/read-mail.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readMail } from "../read/read-mail.ts"
import { letter, plainPart } from "../testing/pgp-mail.ts"
import {
  type Issued,
  issue,
  pkcs7Mime,
  smimeEnvelope,
  smimeSignature,
  smimeSigned,
} from "../testing/smime-mail.ts"
import { openMail } from "./open.ts"

const ODILE = "Odile Varga <odile@mail.example>"
const TEXT = "My BTC withdrawal has been pending for 38 minutes.\r\n"

let authority: Issued
let desk: Issued
let deskOnCurve: Issued
let odile: Issued
let stranger: Issued
beforeAll(async () => {
  ;[authority, desk, deskOnCurve, stranger] = await Promise.all([
    issue({ name: "Kestrel Mail Authority", isAuthority: true }),
    issue({ name: "Kestrel support", email: "support@kestrel.example" }),
    issue({ name: "Kestrel support on a curve", email: "support@kestrel.example", key: "ec" }),
    issue({ name: "Tomas Reyhl", email: "tomas@post.example" }),
  ])
  odile = await issue({ name: "Odile Varga", email: "odile@mail.example", by: authority })
})

type Keys = { own?: Issued[]; known?: Issued[]; trusted?: Issued[]; at?: Date }

async function read(bytes: Uint8Array, o: Keys = {}): Promise<ReadMail> {
  const keys = {
    own: (o.own ?? [desk]).map(({ pem, privateKey }) => ({
      kind: "smime" as const,
      publicPart: pem,
      privatePart: privateKey,
    })),
    known: (o.known ?? []).map(({ pem }) => ({
      kind: "smime" as const,
      address: "odile@mail.example",
      publicPart: pem,
    })),
    trusted: (o.trusted ?? []).map(({ pem }) => pem),
    at: o.at ?? new Date("2026-11-22T06:05:00Z"),
  }
  const reading = await readMail(new Uint8Array(bytes), {}, (raw, from) => openMail(raw, { from, keys }))
  if ("unreadable" in reading) throw new Error(reading.unreadable)
  return reading.mail
}

function p7m(der: Buffer, smimeType: string | null = "enveloped-data", from = ODILE): Buffer {
  const { type, body, more } = pkcs7Mime(der, smimeType)
  return letter({ from, more }, type, body)
}

function signed(part: string, signature: Buffer, from = ODILE): Buffer {
  const { type, body } = smimeSigned(part, signature)
  return letter({ from }, type, body)
}

describe("S/MIME, signed", () => {
  test("by the certificate that somebody confirmed as the author's: good", async () => {
    const part = plainPart(TEXT)
    const mail = await read(signed(part, await smimeSignature(part, odile)), { known: [odile] })
    expect(mail.crypto).toEqual({
      kind: "smime",
      encrypted: false,
      fault: null,
      signature: {
        state: "good",
        by: "odile@mail.example",
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    })
    expect(mail.text).toBe(TEXT.trim())
    expect(mail.files).toEqual([])
  })

  test("by one that a trusted authority gave for the author's address: good; else unknown", async () => {
    const part = plainPart(TEXT)
    const bytes = signed(part, await smimeSignature(part, odile))
    expect((await read(bytes, { trusted: [authority] })).crypto?.signature?.state).toBe("good")
    expect((await read(bytes)).crypto?.signature).toMatchObject({ state: "unknown-key", by: null })
    expect((await read(bytes, { trusted: [stranger] })).crypto?.signature?.state).toBe("unknown-key")
  })

  test("through an authority between; a certificate that is no authority's gives none", async () => {
    const between = await issue({ name: "Between", isAuthority: true, by: authority })
    const part = plainPart(TEXT)
    const far = await issue({ name: "Odile Varga", email: "odile@mail.example", by: between })
    const bytes = signed(part, await smimeSignature(part, far, { also: [between.certificate] }))
    expect((await read(bytes, { trusted: [authority] })).crypto?.signature?.state).toBe("good")
    const leaf = await issue({ name: "Amara Linde", email: "amara@partner.example", by: authority })
    const forged = await issue({ name: "Odile Varga", email: "odile@mail.example", by: leaf })
    const worse = signed(part, await smimeSignature(part, forged, { also: [leaf.certificate] }))
    expect((await read(worse, { trusted: [authority] })).crypto?.signature?.state).toBe("unknown-key")
  })

  test("for another address than the author's, or not for mail: unknown", async () => {
    const part = plainPart(TEXT)
    const other = await issue({ name: "Amara Linde", email: "amara@partner.example", by: authority })
    const server = await issue({
      name: "mail.example",
      email: "odile@mail.example",
      by: authority,
      usage: ["1.3.6.1.5.5.7.3.1"],
    })
    for (const by of [other, server]) {
      const mail = await read(signed(part, await smimeSignature(part, by)), { trusted: [authority] })
      expect(mail.crypto?.signature?.state).toBe("unknown-key")
    }
  })

  test("with a certificate that has run out: said so", async () => {
    const part = plainPart(TEXT)
    const old = await issue({
      name: "Odile Varga",
      email: "odile@mail.example",
      by: authority,
      until: new Date("2026-01-01T00:00:00Z"),
    })
    const bytes = signed(part, await smimeSignature(part, old))
    expect((await read(bytes, { trusted: [authority] })).crypto?.signature?.state).toBe("expired")
    expect((await read(bytes, { known: [old] })).crypto?.signature?.state).toBe("expired")
  })

  test("one letter changed, or SHA-1: bad", async () => {
    const part = plainPart(TEXT)
    const signature = await smimeSignature(part, odile)
    const changed = signed(part.replace("38", "39"), signature)
    expect((await read(changed, { known: [odile] })).crypto?.signature?.state).toBe("bad")
    const weak = signed(part, await smimeSignature(part, odile, { hash: "SHA-1" }))
    expect((await read(weak, { known: [odile] })).crypto?.signature?.state).toBe("bad")
  })

  test("a signature that brings a text of its own is not checked over that", async () => {
    const other = plainPart("Something that Odile signed some other time.\r\n")
    const bytes = signed(plainPart(TEXT), await smimeSignature(other, odile, { attached: true }))
    expect((await read(bytes, { known: [odile] })).crypto?.signature?.state).toBe("bad")
  })

  test("with the text within, whatever its type says", async () => {
    const der = await smimeSignature(plainPart(TEXT), odile, { attached: true })
    for (const smimeType of ["signed-data", null, "enveloped-data"]) {
      const mail = await read(p7m(der, smimeType), { known: [odile] })
      expect(mail.crypto).toMatchObject({ encrypted: false, fault: null, signature: { state: "good" } })
      expect(mail.text).toBe(TEXT.trim())
    }
  })

  test("over a part only: partial", async () => {
    const part = plainPart(TEXT)
    const { type, body } = smimeSigned(part, await smimeSignature(part, odile))
    const listed = ["--out", `Content-Type: ${type}`, "", body, "--out", "", "A footer", "--out--", ""].join(
      "\r\n",
    )
    const mail = await read(letter({ from: ODILE }, 'multipart/mixed; boundary="out"', listed), {
      known: [odile],
    })
    expect(mail.crypto?.signature?.state).toBe("partial")
  })
})

describe("S/MIME, encrypted", () => {
  test("for RSA and for a curve, for several at once", async () => {
    const der = await smimeEnvelope(plainPart(TEXT), [stranger, desk])
    const mail = await read(p7m(der))
    expect(mail.crypto).toEqual({ kind: "smime", encrypted: true, signature: null, fault: null })
    expect(mail.text).toBe(TEXT.trim())
    const curve = await smimeEnvelope(plainPart(TEXT), [deskOnCurve])
    expect((await read(p7m(curve), { own: [desk, deskOnCurve] })).text).toBe(TEXT.trim())
  })

  test("signed within: good; a signature around it says nothing of who wrote it", async () => {
    const inner = await smimeSignature(plainPart(TEXT), odile, { attached: true })
    const { type, body, more } = pkcs7Mime(inner, "signed-data")
    const entity = [`Content-Type: ${type}`, ...more, "", body].join("\r\n")
    const mail = await read(p7m(await smimeEnvelope(entity, [desk])), { known: [odile] })
    expect(mail.crypto).toMatchObject({ encrypted: true, signature: { state: "good" } })
    expect(mail.text).toBe(TEXT.trim())

    const sealed = pkcs7Mime(await smimeEnvelope(plainPart(TEXT), [desk]))
    const part = [`Content-Type: ${sealed.type}`, ...sealed.more, "", sealed.body].join("\r\n")
    const around = await read(signed(part, await smimeSignature(part, odile)), { known: [odile] })
    expect(around.text).toBe(TEXT.trim())
    expect(around.crypto).toMatchObject({ encrypted: true, signature: null })
  })

  test("for somebody else: closed, and it says so", async () => {
    const mail = await read(p7m(await smimeEnvelope(plainPart(TEXT), [stranger])))
    expect(mail.crypto).toMatchObject({ kind: "smime", encrypted: true, fault: "no-key" })
    expect(mail.text).toContain("no key of this mailbox")
  })

  test("HTML around it is not shown with it, and no picture elsewhere is ever loaded", async () => {
    const html =
      'Content-Type: text/html\r\n\r\n<p>38 minutes <img src="https://efail.example/p.png"></p>\r\n'
    const { type, body, more } = pkcs7Mime(await smimeEnvelope(html, [desk]))
    const mixed = [
      "--out",
      "Content-Type: text/html",
      "",
      '<img src="https://efail.example/',
      "--out",
      `Content-Type: ${type}`,
      ...more,
      "",
      body,
      "--out--",
      "",
    ].join("\r\n")
    const mail = await read(letter({ from: ODILE }, 'multipart/mixed; boundary="out"', mixed))
    expect(mail.text).toBe("38 minutes")
    expect(mail.html).not.toContain("efail.example")
    expect(mail).toMatchObject({ remotePictures: 0, marks: ["structure-damaged"] })
  })

  test("what is no CMS, or broken at any byte, ends in words and in no crash", async () => {
    const der = await smimeEnvelope(plainPart(TEXT), [desk])
    for (let at = 0; at < der.length; at += 7) {
      const broken = Buffer.from(der)
      broken[at] = (broken[at] ?? 0) ^ 0x55
      const { crypto } = await read(p7m(broken))
      expect(["smime", undefined]).toContain(crypto?.kind)
    }
    expect((await read(p7m(Buffer.from("no DER at all")))).crypto?.fault).toBe("damaged")
    const deep = Buffer.alloc(200_000, 0x30)
    expect((await read(p7m(deep))).crypto?.fault).toBe("damaged")
  })
})

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0
describe.skipIf(!hasOpenssl)("as OpenSSL makes it", () => {
  let folder: string
  const openssl = (args: string[], input: string) =>
    execFileSync("openssl", args, { input, cwd: folder, stdio: ["pipe", "pipe", "ignore"] })
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "smime-"))
    writeFileSync(join(folder, "desk.pem"), desk.pem)
    writeFileSync(join(folder, "curve.pem"), deskOnCurve.pem)
    writeFileSync(join(folder, "odile.pem"), odile.pem + odile.privateKey)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const out = ["-outform", "DER"]
  test.each([
    ["PKCS #1, CBC", ["-aes-256-cbc", ...out, "desk.pem"]],
    [
      "OAEP with SHA-256, CBC",
      [
        "-aes-128-cbc",
        ...out,
        "-recip",
        "desk.pem",
        "-keyopt",
        "rsa_padding_mode:oaep",
        "-keyopt",
        "rsa_oaep_md:sha256",
      ],
    ],
    [
      "OAEP with its default, GCM",
      ["-aes-256-gcm", ...out, "-recip", "desk.pem", "-keyopt", "rsa_padding_mode:oaep"],
    ],
    ["in a stream, with a key's id", ["-aes-256-cbc", "-stream", "-keyid", ...out, "desk.pem"]],
    ["ECDH", ["-aes-256-cbc", ...out, "-recip", "curve.pem"]],
  ])("encrypted: %s", async (_, args) => {
    const der = openssl(["cms", "-encrypt", "-binary", ...args], plainPart(TEXT))
    const mail = await read(p7m(der), { own: [deskOnCurve, desk] })
    expect(mail.crypto).toMatchObject({ encrypted: true, fault: null })
    expect(mail.text).toBe(TEXT.trim())
  })

  test("Triple-DES is not opened", async () => {
    const der = openssl(["cms", "-encrypt", "-binary", "-des3", ...out, "desk.pem"], plainPart(TEXT))
    expect((await read(p7m(der))).crypto?.fault).toBe("damaged")
  })

  test("a GCM envelope that was changed is not opened", async () => {
    const der = openssl(["cms", "-encrypt", "-binary", "-aes-256-gcm", ...out, "desk.pem"], plainPart(TEXT))
    der[der.length - 25] = (der[der.length - 25] ?? 0) ^ 1
    expect((await read(p7m(der))).crypto?.fault).toBe("damaged")
  })

  test("signed apart, and within", async () => {
    const part = plainPart(TEXT)
    const apart = openssl(["cms", "-sign", "-binary", "-signer", "odile.pem", ...out], part)
    expect((await read(signed(part, apart), { trusted: [authority] })).crypto?.signature?.state).toBe("good")
    const within = openssl(
      ["cms", "-sign", "-binary", "-nodetach", "-stream", "-signer", "odile.pem", ...out],
      part,
    )
    const mail = await read(p7m(within, "signed-data"), { trusted: [authority] })
    expect(mail.crypto?.signature?.state).toBe("good")
    expect(mail.text).toBe(TEXT.trim())
  })
})
