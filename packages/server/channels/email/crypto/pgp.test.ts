import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { deflateRawSync } from "node:zlib"
import type { ReadMail } from "@veridesk/contract/mail/read-mail.ts"
import * as openpgp from "openpgp"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readMail } from "../read/read-mail.ts"
import {
  encrypted,
  letter,
  type PgpPair,
  pgpMime,
  pgpPair,
  pgpSigned,
  plainPart,
  signedAround,
} from "../testing/pgp-mail.ts"
import { openMail } from "./open.ts"

const ODILE = "Odile Varga <odile@mail.example>"
const TEXT = "My BTC withdrawal has been pending for 38 minutes.\r\n我的 UID 是 518240937。\r\n"

let desk: PgpPair
let odile: PgpPair
let tomas: PgpPair
beforeAll(async () => {
  ;[desk, odile, tomas] = await Promise.all([
    pgpPair("Kestrel", "support@kestrel.example"),
    pgpPair("Odile Varga", "odile@mail.example"),
    pgpPair("Tomas Reyhl", "tomas@post.example"),
  ])
})

type Known = { address: string; publicPart: string }
const odileIsKnown = (): Known[] => [{ address: "odile@mail.example", publicPart: odile.publicKey }]

async function read(
  bytes: Uint8Array,
  o: { own?: PgpPair[]; known?: Known[]; at?: Date } = {},
): Promise<ReadMail> {
  const keys = {
    own: (o.own ?? [desk]).map((pair) => ({
      kind: "pgp" as const,
      publicPart: pair.publicKey,
      privatePart: pair.privateKey,
    })),
    known: (o.known ?? odileIsKnown()).map((one) => ({ kind: "pgp" as const, ...one })),
    trusted: [],
    at: o.at ?? new Date(),
  }
  const reading = await readMail(new Uint8Array(bytes), {}, (raw, from) => openMail(raw, { from, keys }))
  if ("unreadable" in reading) throw new Error(reading.unreadable)
  return reading.mail
}

const mime = (armoured: string, from = ODILE) => {
  const { type, body } = pgpMime(armoured)
  return letter({ from, subject: "..." }, type, body)
}
const isGood = () => ({
  state: "good",
  by: "odile@mail.example",
  fingerprint: expect.stringMatching(/^[0-9a-f]{40,64}$/),
})

describe("PGP/MIME, encrypted", () => {
  test("is opened with the mailbox's key, and its signature is of its author", async () => {
    const mail = await read(
      mime(await encrypted(plainPart(TEXT), { to: [desk.publicKey], by: odile.privateKey })),
    )
    expect(mail.text).toBe(TEXT.replaceAll("\r\n", "\n").trim())
    expect(mail.crypto).toEqual({ kind: "pgp", encrypted: true, fault: null, signature: isGood() })
    expect(mail.found.uids).toEqual(["518240937"])
    expect(mail.files).toEqual([])
  })

  test("without a signature it says so", async () => {
    const mail = await read(mime(await encrypted(plainPart(TEXT), { to: [desk.publicKey] })))
    expect(mail.crypto).toMatchObject({ encrypted: true, signature: null, fault: null })
  })

  test("its subject is the one that was encrypted; whoever is named in it as another author makes its signature bad", async () => {
    const inner = (from: string) =>
      `Content-Type: text/plain; charset=utf-8; protected-headers="v1"\r\nFrom: ${from}\r\nSubject: =?utf-8?B?${Buffer.from("提现未到账").toString("base64")}?=\r\n\r\nHello\r\n`
    const to = { to: [desk.publicKey], by: odile.privateKey }
    const own = await read(mime(await encrypted(inner(ODILE), to)))
    expect(own).toMatchObject({ subject: "提现未到账", crypto: { signature: { state: "good" } } })
    const other = await read(mime(await encrypted(inner("Amara Linde <amara@partner.example>"), to)))
    expect(other.crypto?.signature?.state).toBe("bad")
  })

  test("signed within as multipart/signed, as some programs do", async () => {
    const { type, body } = await pgpSigned(plainPart(TEXT), odile.privateKey)
    const whole = `Content-Type: ${type}\r\n\r\n${body}`
    const mail = await read(mime(await encrypted(whole, { to: [desk.publicKey] })))
    expect(mail.crypto).toEqual({ kind: "pgp", encrypted: true, fault: null, signature: isGood() })
    expect(mail.text).toContain("38 minutes")
    expect(mail.files).toEqual([])
  })

  test("brings its files and its HTML from within; pictures elsewhere are never loaded", async () => {
    const inner = [
      'Content-Type: multipart/mixed; boundary="in"',
      "",
      "--in",
      "Content-Type: text/html; charset=utf-8",
      "",
      '<p>Hello <img src="https://tracker.example/p.png"></p>',
      "--in",
      'Content-Type: text/csv; name="ledger.csv"',
      'Content-Disposition: attachment; filename="ledger.csv"',
      "",
      "a,b",
      "--in--",
      "",
    ].join("\r\n")
    const mail = await read(mime(await encrypted(inner, { to: [desk.publicKey] })))
    expect(mail.files.map(({ name }) => name)).toEqual(["ledger.csv"])
    expect(mail.html).not.toContain("tracker.example")
    expect(mail.remotePictures).toBe(0)
  })

  test("for another key it stays closed and says so in both languages, its bytes are a file", async () => {
    const mail = await read(mime(await encrypted(plainPart(TEXT), { to: [tomas.publicKey] })))
    expect(mail.crypto).toMatchObject({ encrypted: true, fault: "no-key", signature: null })
    expect(mail.text).toMatch(/本邮箱没有可用的密钥[\s\S]*no key of this mailbox/)
    expect(mail.files.map(({ name }) => name)).toContain("encrypted.asc")
  })

  test("whom it is for may be hidden", async () => {
    const message = await openpgp.encrypt({
      message: await openpgp.createMessage({ binary: new Uint8Array(Buffer.from(plainPart(TEXT))) }),
      encryptionKeys: await openpgp.readKey({ armoredKey: desk.publicKey }),
      wildcard: true,
    })
    expect((await read(mime(message))).text).toContain("38 minutes")
    expect((await read(mime(message), { own: [tomas] })).crypto?.fault).toBe("no-key")
  })

  test("a signature of somebody whose key is not the author's is unknown, whoever it is", async () => {
    const bytes = mime(await encrypted(plainPart(TEXT), { to: [desk.publicKey], by: tomas.privateKey }))
    const known = [...odileIsKnown(), { address: "tomas@post.example", publicPart: tomas.publicKey }]
    expect((await read(bytes, { known })).crypto?.signature).toMatchObject({ state: "unknown-key", by: null })
  })

  test("changed on its way it isn't opened", async () => {
    const armoured = await encrypted(plainPart(TEXT), { to: [desk.publicKey], by: odile.privateKey })
    const { data } = await openpgp.unarmor(armoured)
    const whole = new Uint8Array(data)
    whole[whole.length - 30] = (whole[whole.length - 30] ?? 0) ^ 0x01
    const mail = await read(mime(openpgp.armor(openpgp.enums.armor.message, whole)))
    expect(mail.crypto).toMatchObject({ fault: "damaged", signature: null })
    expect(mail.text).not.toContain("38 minutes")
  })

  test("a bomb of compressed data is given up, in little time", async () => {
    const zeros = Buffer.alloc(200 * 1024 * 1024)
    const literal = Buffer.concat([
      Buffer.from([0xcb, 0xff]),
      sized(zeros.length + 6),
      Buffer.from("b\0\0\0\0\0"),
      zeros,
    ])
    const compressed = deflateRawSync(literal, { level: 9 })
    const packet = Buffer.concat([
      Buffer.from([0xc8, 0xff]),
      sized(compressed.length + 1),
      Buffer.from([1]),
      compressed,
    ])
    const bytes = mime(await sealedPackets(packet, desk.publicKey))
    expect(bytes.length).toBeLessThan(1024 * 1024)
    const mail = await read(bytes)
    expect(mail.crypto).toMatchObject({ fault: "damaged" })
  })
})

describe("what efail did (CVE-2017-17688, -17689)", () => {
  test("HTML around an encrypted part is not shown with it", async () => {
    const { type, body } = pgpMime(await encrypted(plainPart(TEXT), { to: [desk.publicKey] }))
    const around = [
      "--out",
      "Content-Type: text/html",
      "",
      '<img src="https://efail.example/',
      "--out",
      `Content-Type: ${type}`,
      "",
      body,
      "--out",
      "Content-Type: text/html",
      "",
      '">',
      "--out--",
      "",
    ].join("\r\n")
    const mail = await read(letter({ from: ODILE }, 'multipart/mixed; boundary="out"', around))
    expect(mail.text).toBe(TEXT.replaceAll("\r\n", "\n").trim())
    expect(mail.html).toBeNull()
    expect(mail.marks).toContain("structure-damaged")
    expect(mail.crypto).toMatchObject({ encrypted: true, fault: null })
  })

  test("encryption without a proof that it is unchanged (no MDC) is refused", async () => {
    const message = await withoutMdc(plainPart(TEXT), desk.publicKey)
    const mail = await read(mime(message))
    expect(mail.crypto).toMatchObject({ fault: "damaged" })
    expect(mail.text).not.toContain("38 minutes")
  })
})

describe("PGP/MIME, signed", () => {
  test("good, and what is shown is what was signed", async () => {
    const { type, body } = await pgpSigned(plainPart(TEXT), odile.privateKey)
    const mail = await read(letter({ from: ODILE }, type, body))
    expect(mail.crypto).toEqual({ kind: "pgp", encrypted: false, fault: null, signature: isGood() })
    expect(mail.text).toContain("38 minutes")
    expect(mail.files).toEqual([])
  })

  test("with bare line ends, as a pipe may hand it over", async () => {
    const { type, body } = await pgpSigned(plainPart(TEXT), odile.privateKey)
    const bytes = Buffer.from(letter({ from: ODILE }, type, body).toString().replaceAll("\r\n", "\n"))
    expect((await read(bytes)).crypto?.signature?.state).toBe("good")
  })

  test("one letter changed: bad", async () => {
    const { type, body } = await pgpSigned(plainPart(TEXT), odile.privateKey)
    const mail = await read(letter({ from: ODILE }, type, body.replace("38 minutes", "39 minutes")))
    expect(mail.crypto?.signature).toMatchObject({ state: "bad", by: "odile@mail.example" })
  })

  test("with a key that nobody confirmed, or that comes along with it: unknown", async () => {
    const part = [
      'Content-Type: multipart/mixed; boundary="in"',
      "",
      "--in",
      plainPart(TEXT),
      "--in",
      "Content-Type: application/pgp-keys",
      "",
      odile.publicKey.replace(/\r?\n/g, "\r\n"),
      "--in--",
      "",
    ].join("\r\n")
    const { type, body } = await pgpSigned(part, odile.privateKey)
    const mail = await read(letter({ from: ODILE }, type, body), { known: [] })
    const key = await openpgp.readKey({ armoredKey: odile.publicKey })
    expect(mail.crypto?.signature).toEqual({
      state: "unknown-key",
      by: null,
      fingerprint: key.getFingerprint(),
    })
  })

  test("over a part only: told as such, and so is one under a list's footer", async () => {
    const { type, body } = await pgpSigned(plainPart(TEXT), odile.privateKey)
    const listed = [
      "--out",
      `Content-Type: ${type}`,
      "",
      body,
      "--out",
      "Content-Type: text/plain",
      "",
      "Send your password to https://list.example",
      "--out--",
      "",
    ].join("\r\n")
    const mail = await read(letter({ from: ODILE }, 'multipart/mixed; boundary="out"', listed))
    expect(mail.crypto?.signature).toMatchObject({ state: "partial", by: "odile@mail.example" })
    expect(mail.text).toContain("list.example")
  })

  test("put under somebody else's From it is of a key nobody knows there", async () => {
    const { type, body } = await pgpSigned(plainPart(TEXT), odile.privateKey)
    const mail = await read(letter({ from: "Amara Linde <amara@partner.example>" }, type, body))
    expect(mail.crypto?.signature?.state).toBe("unknown-key")
  })

  test("under two authors it is nobody's", async () => {
    const { type, body } = await pgpSigned(plainPart(TEXT), odile.privateKey)
    const mail = await read(letter({ from: `${ODILE}, Amara Linde <amara@partner.example>` }, type, body))
    expect(mail.crypto?.signature?.state).toBe("unknown-key")
  })

  test("with a key that has run out, or was taken back: not good, whenever it says that it signed", async () => {
    const begun = new Date("2025-01-01T00:00:00Z")
    const short = await pgpPair("Odile Varga", "odile@mail.example", {
      keyExpirationTime: 86_400 * 30,
      date: begun,
    })
    const signed = await pgpSigned(plainPart(TEXT), short.privateKey, {
      date: new Date("2025-01-10T00:00:00Z"),
    })
    const bytes = letter({ from: ODILE }, signed.type, signed.body)
    const known = [{ address: "odile@mail.example", publicPart: short.publicKey }]
    expect(
      (await read(bytes, { known, at: new Date("2025-01-12T00:00:00Z") })).crypto?.signature?.state,
    ).toBe("good")
    expect((await read(bytes, { known })).crypto?.signature?.state).toBe("expired")

    const { publicKey } = await openpgp.revokeKey({
      key: await openpgp.readPrivateKey({ armoredKey: odile.privateKey }),
      format: "armored",
    })
    const own = await pgpSigned(plainPart(TEXT), odile.privateKey)
    const revoked = [{ address: "odile@mail.example", publicPart: publicKey }]
    const mail = await read(letter({ from: ODILE }, own.type, own.body), { known: revoked })
    expect(mail.crypto?.signature?.state).toBe("expired")
  })

  test("a signature that is none is bad, and the text is still there", async () => {
    const { type, body } = signedAround(
      plainPart(TEXT),
      "-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----",
    )
    const mail = await read(letter({ from: ODILE }, type, body))
    expect(mail.crypto?.signature?.state).toBe("bad")
    expect(mail.text).toContain("38 minutes")
  })
})

describe("PGP in the text", () => {
  const clear = async (text: string) =>
    openpgp.sign({
      message: await openpgp.createCleartextMessage({ text }),
      signingKeys: await openpgp.readPrivateKey({ armoredKey: odile.privateKey }),
    })
  const asText = (body: string) =>
    letter({ from: ODILE }, "text/plain; charset=utf-8", body.replace(/\r?\n/g, "\r\n"))

  test("signed: its armour is gone, lines that begin with a dash are as written", async () => {
    const mail = await read(asText(await clear("- one\n- two\n我的提现")))
    expect(mail.text).toBe("- one\n- two\n我的提现")
    expect(mail.crypto).toEqual({ kind: "pgp", encrypted: false, fault: null, signature: isGood() })
  })

  test("signed with something before or after it: good for a part only", async () => {
    const mail = await read(asText(`Please pay to 0xEvil.\n\n${await clear("Pay nothing.")}\nThank you\n`))
    expect(mail.crypto?.signature?.state).toBe("partial")
    expect(mail.text).toMatch(/^Please pay to 0xEvil\.\n\nPay nothing\.\n+Thank you$/)
  })

  test("signed and changed: bad", async () => {
    const mail = await read(asText((await clear("Pay nothing.")).replace("nothing", "everything")))
    expect(mail.crypto?.signature?.state).toBe("bad")
  })

  test("encrypted: the text is what was within", async () => {
    const block = await encrypted(TEXT, { to: [desk.publicKey], by: odile.privateKey })
    const mail = await read(asText(block))
    expect(mail.text).toContain("38 minutes")
    expect(mail.crypto).toMatchObject({ encrypted: true, fault: null, signature: { state: "good" } })
    const around = await read(asText(`Hello,\n\n${block}\nSent from a phone\n`))
    expect(around.text).not.toContain("Sent from")
    expect(around.marks).toContain("structure-damaged")
  })

  test("a block that a quote holds is nobody's word here", async () => {
    const quoted = (await clear("Pay nothing.")).replace(/^/gm, "> ")
    expect((await read(asText(`I got this:\n${quoted}`))).crypto).toBeNull()
  })
})

const hasGpg = spawnSync("gpg", ["--version"]).status === 0
describe.skipIf(!hasGpg)("as GnuPG makes it", () => {
  let home: string
  const gpg = (args: string[], input: string | Buffer = "") =>
    execFileSync("gpg", ["--homedir", home, "--batch", "--yes", "--trust-model", "always", ...args], {
      input,
      stdio: ["pipe", "pipe", "ignore"],
    })
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), "gpg-"))
    gpg([
      "--passphrase",
      "",
      "--quick-gen-key",
      "Odile Varga <odile@mail.example>",
      "rsa3072",
      "sign",
      "never",
    ])
    writeFileSync(join(home, "desk.asc"), desk.publicKey)
    gpg(["--import", join(home, "desk.asc")])
  })
  afterAll(() => {
    spawnSync("gpgconf", ["--homedir", home, "--kill", "all"])
    rmSync(home, { recursive: true, force: true })
  })
  const known = () => [
    {
      address: "odile@mail.example",
      publicPart: gpg(["--armor", "--export", "odile@mail.example"]).toString(),
    },
  ]

  test("encrypted and signed", async () => {
    const args = [
      "--armor",
      "-u",
      "odile@mail.example",
      "-r",
      "support@kestrel.example",
      "--sign",
      "--encrypt",
    ]
    const mail = await read(mime(gpg(args, plainPart(TEXT)).toString()), { known: known() })
    expect(mail.text).toContain("38 minutes")
    expect(mail.crypto).toMatchObject({ encrypted: true, fault: null, signature: { state: "good" } })
  })

  test("with SHA-1 over the mail: bad", async () => {
    const part = plainPart(TEXT)
    const args = ["--armor", "-u", "odile@mail.example", "--digest-algo", "SHA1", "--detach-sign"]
    const { type, body } = signedAround(part, gpg(args, part).toString())
    const mail = await read(letter({ from: ODILE }, type, body), { known: known() })
    expect(mail.crypto?.signature?.state).toBe("bad")
  })

  test("signed apart, and in the text", async () => {
    const part = plainPart(TEXT)
    const signature = gpg(["--armor", "-u", "odile@mail.example", "--detach-sign"], part).toString()
    const { type, body } = signedAround(part, signature)
    expect(
      (await read(letter({ from: ODILE }, type, body), { known: known() })).crypto?.signature?.state,
    ).toBe("good")
    const clear = gpg(["-u", "odile@mail.example", "--clearsign"], "Pay nothing.\n").toString()
    const text = letter({ from: ODILE }, "text/plain", clear.replace(/\r?\n/g, "\r\n"))
    expect((await read(text, { known: known() })).crypto?.signature?.state).toBe("good")
  })
})

/** Four bytes of a packet's length (RFC 9580 §4.2.1.3). */
function sized(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

/** Packets as they are, encrypted and authenticated for a key, as no honest program puts them together. */
async function sealedPackets(packets: Buffer, publicKey: string): Promise<string> {
  const encryptionKeys = await openpgp.readKey({ armoredKey: publicKey })
  const sessionKey = { data: crypto.getRandomValues(new Uint8Array(32)), algorithm: "aes256" as const }
  const keyPackets = await openpgp.encryptSessionKey({ ...sessionKey, encryptionKeys, format: "binary" })
  const { createCipheriv, createHash, randomBytes } = await import("node:crypto")
  const random = randomBytes(16)
  const prefix = Buffer.concat([random, random.subarray(14)])
  const mdcHead = Buffer.from([0xd3, 0x14])
  const digest = createHash("sha1").update(prefix).update(packets).update(mdcHead).digest()
  const cipher = createCipheriv("aes-256-cfb", sessionKey.data, Buffer.alloc(16))
  const body = Buffer.concat([
    Buffer.from([1]),
    cipher.update(Buffer.concat([prefix, packets, mdcHead, digest])),
    cipher.final(),
  ])
  const packet = Buffer.concat([Buffer.from([0xd2, 0xff]), sized(body.length), body])
  return openpgp.armor(openpgp.enums.armor.message, new Uint8Array(Buffer.concat([keyPackets, packet])))
}

/** The same in the old packet without an MDC (RFC 9580 §5.7). */
async function withoutMdc(text: string, publicKey: string): Promise<string> {
  const encryptionKeys = await openpgp.readKey({ armoredKey: publicKey })
  const sessionKey = { data: crypto.getRandomValues(new Uint8Array(32)), algorithm: "aes256" as const }
  const keyPackets = await openpgp.encryptSessionKey({ ...sessionKey, encryptionKeys, format: "binary" })
  const { createCipheriv, randomBytes } = await import("node:crypto")
  const literal = Buffer.from(text)
  const plain = Buffer.concat([
    Buffer.from([0xcb, 0xff]),
    sized(literal.length + 6),
    Buffer.from("b\0\0\0\0\0"),
    literal,
  ])
  const random = randomBytes(16)
  const head = createCipheriv("aes-256-cfb", sessionKey.data, Buffer.alloc(16))
  const prefix = head.update(Buffer.concat([random, random.subarray(14)]))
  // The cipher begins anew after the prefix, with what of it was encrypted last (RFC 9580 §13.9).
  const cipher = createCipheriv("aes-256-cfb", sessionKey.data, prefix.subarray(2, 18))
  const body = Buffer.concat([prefix, cipher.update(plain)])
  const packet = Buffer.concat([Buffer.from([0xc9, 0xff]), sized(body.length), body])
  return openpgp.armor(openpgp.enums.armor.message, new Uint8Array(Buffer.concat([keyPackets, packet])))
}
