import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as openpgp from "openpgp"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { letter, pgpPair, pgpSigned, plainPart } from "../testing/pgp-mail.ts"
import { issue, smimeSignature, smimeSigned } from "../testing/smime-mail.ts"
import { keysIn } from "./brought.ts"
import { generateKey, inspectKey } from "./inspect.ts"
import { noKeys } from "./keys.ts"
import { keyBytes, wkdHash } from "./wkd.ts"

const AT = new Date("2026-11-22T06:05:00Z")
const date = new Date("2026-01-01T00:00:00Z")

describe("a PGP key", () => {
  test("is read with its addresses; of a private one its passphrase is taken off", async () => {
    const locked = await pgpPair("Kestrel", "Support@kestrel.example", {
      passphrase: "kestrel-over-water",
      date,
    })
    expect(await inspectKey({ text: locked.privateKey, at: AT })).toEqual({ unreadable: "passphrase" })
    expect(await inspectKey({ text: locked.privateKey, passphrase: "wrong", at: AT })).toEqual({
      unreadable: "passphrase",
    })
    const key = await inspectKey({ text: locked.privateKey, passphrase: "kestrel-over-water", at: AT })
    expect(key).toMatchObject({
      kind: "pgp",
      addresses: ["support@kestrel.example"],
      fault: null,
      validUntil: null,
    })
    if ("unreadable" in key) throw new Error(key.unreadable)
    expect((await openpgp.readPrivateKey({ armoredKey: key.privatePart ?? "" })).isDecrypted()).toBe(true)
    expect(key.publicPart).not.toContain("PRIVATE")
  })

  test("that has run out, was taken back, or is weak, says so", async () => {
    const over = await pgpPair("Odile", "odile@mail.example", { date, keyExpirationTime: 86_400 })
    expect(await inspectKey({ text: over.publicKey, at: AT })).toMatchObject({ fault: "over" })
    const pair = await pgpPair("Odile", "odile@mail.example", { date })
    const key = await openpgp.readPrivateKey({ armoredKey: pair.privateKey })
    const { publicKey } = await openpgp.revokeKey({ key, date: new Date("2026-02-01"), format: "armored" })
    expect(await inspectKey({ text: publicKey, at: AT })).toMatchObject({ fault: "over" })
    const weak = await pgpPair("Odile", "odile@mail.example", {
      type: "rsa",
      rsaBits: 1024,
      date,
      config: { minRSABits: 1024 },
    })
    expect(await inspectKey({ text: weak.publicKey, at: AT })).toMatchObject({ fault: "weak" })
  })

  test("made here signs and encrypts for three years", async () => {
    const key = await generateKey({ name: "Customer (service)", address: "support@kestrel.example", at: AT })
    expect(key).toMatchObject({ addresses: ["support@kestrel.example"], fault: null })
    expect(key.validUntil?.toISOString()).toMatch(/^2029-11-21/)
    expect(await inspectKey({ text: key.publicPart, at: AT })).toMatchObject({
      fingerprint: key.fingerprint,
      privatePart: null,
    })
    expect((await keyBytes(key.publicPart))[0]).toBeGreaterThan(0x7f)
  })

  test("is published under the name that the directory's description gives as its example", () => {
    expect(wkdHash("Joe.Doe")).toBe("iy9q119eutrkn8s1mk4r39qejnbu3n5q")
  })
})

test.each([
  "",
  "hello",
  "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----",
  "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
])("%j is no key", async (text) => {
  expect(await inspectKey({ text, at: AT })).toEqual({ unreadable: "unreadable" })
})

const hasOpenssl = spawnSync("openssl", ["version"]).error === undefined
describe("a certificate", () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "inspect-"))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test("is read from PEM, with its key and the authorities between, whichever comes first", async () => {
    const authority = await issue({ name: "Authority", isAuthority: true })
    const own = await issue({ name: "Kestrel", email: "support@kestrel.example", by: authority })
    const key = await inspectKey({ text: own.privateKey + authority.pem + own.pem, at: AT })
    expect(key).toMatchObject({
      kind: "smime",
      addresses: ["support@kestrel.example"],
      fault: null,
      isAuthority: false,
    })
    if ("unreadable" in key) throw new Error(key.unreadable)
    expect(key.publicPart).toBe(own.pem + authority.pem)
    expect(await inspectKey({ text: authority.pem, at: AT })).toMatchObject({
      isAuthority: true,
      privatePart: null,
    })
    const other = await issue({ name: "Other" })
    expect(await inspectKey({ text: other.privateKey + own.pem, at: AT })).toEqual({
      unreadable: "unreadable",
    })
    expect(await inspectKey({ text: own.pem, at: new Date("2040-01-01") })).toMatchObject({ fault: "over" })
  })

  test.skipIf(!hasOpenssl)(
    "is read from PKCS #12 and from a locked key, with their passphrase only",
    async () => {
      const own = await issue({ name: "Kestrel", email: "support@kestrel.example" })
      const [pem, p12, locked] = ["own.pem", "own.p12", "locked.pem"].map((name) => join(folder, name)) as [
        string,
        string,
        string,
      ]
      writeFileSync(pem, own.pem + own.privateKey)
      execFileSync("openssl", ["pkcs12", "-export", "-in", pem, "-out", p12, "-passout", "pass:kestrel"])
      const pkcs12 = new Uint8Array(readFileSync(p12))
      expect(await inspectKey({ pkcs12, passphrase: "kestrel", at: AT })).toMatchObject({
        addresses: ["support@kestrel.example"],
        publicPart: own.pem,
        privatePart: expect.stringContaining("BEGIN PRIVATE KEY"),
      })
      expect(await inspectKey({ pkcs12, passphrase: "wrong", at: AT })).toEqual({ unreadable: "passphrase" })
      execFileSync("openssl", ["pkcs8", "-topk8", "-in", pem, "-out", locked, "-passout", "pass:kestrel"], {
        stdio: "ignore",
      })
      const text = own.pem + readFileSync(locked, "utf8")
      expect(await inspectKey({ text, at: AT })).toEqual({ unreadable: "passphrase" })
      expect(await inspectKey({ text, passphrase: "kestrel", at: AT })).toMatchObject({
        privatePart: expect.stringContaining("PRIVATE KEY"),
      })
    },
  )
})

describe("keys that a mail brings", () => {
  const ODILE = "Odile Varga <odile@mail.example>"
  test("in an Autocrypt header and as a file, of its author only", async () => {
    const [odile, tomas] = await Promise.all([
      pgpPair("Odile Varga", "odile@mail.example", { date }),
      pgpPair("Tomas Reyhl", "tomas@post.example", { date }),
    ])
    const binary = (await openpgp.readKey({ armoredKey: odile.publicKey })).write()
    const more = [
      `Autocrypt: addr=odile@mail.example; prefer-encrypt=mutual; keydata=\r\n ${Buffer.from(binary).toString("base64")}`,
    ]
    const keys = await keysIn(letter({ from: ODILE, more }, "text/plain", "Hello"), noKeys(AT))
    expect(keys).toMatchObject([{ kind: "pgp", address: "odile@mail.example" }])

    const part = (key: string) => ["--b", "Content-Type: application/pgp-keys", "", key].join("\r\n")
    const body = [`--b\r\n${plainPart("Hello")}`, part(odile.publicKey), part(tomas.publicKey), "--b--"].join(
      "\r\n",
    )
    const { type, body: signed } = await pgpSigned(
      `Content-Type: multipart/mixed; boundary="b"\r\n\r\n${body}`,
      odile.privateKey,
    )
    const found = await keysIn(letter({ from: ODILE }, type, signed), noKeys(AT))
    expect(found.map(({ fingerprint }) => fingerprint)).toEqual(keys.map(({ fingerprint }) => fingerprint))
    expect(
      await keysIn(letter({ from: "Amara Linde <amara@partner.example>" }, type, signed), noKeys(AT)),
    ).toEqual([])
  })

  test("as the certificate of its signature", async () => {
    const odile = await issue({ name: "Odile Varga", email: "odile@mail.example" })
    const { type, body } = smimeSigned(plainPart("Hello"), await smimeSignature(plainPart("Hello"), odile))
    const found = await keysIn(letter({ from: ODILE }, type, body), noKeys(AT))
    expect(found).toMatchObject([{ kind: "smime", address: "odile@mail.example", publicPart: odile.pem }])
  })
})
