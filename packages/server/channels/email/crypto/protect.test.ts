import { execFileSync, spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { KeyKind, MailKeys, OwnKey } from "@veridesk/contract/mail/crypto-keys.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readMail } from "../read/read-mail.ts"
import { headersOf } from "../read/index.ts"
import { pgpPair } from "../testing/pgp-mail.ts"
import { type Issued, issue } from "../testing/smime-mail.ts"
import { mailBytes } from "../testing/signed-mail.ts"
import { openMail } from "./open.ts"
import { protectMail } from "./protect.ts"

const AT = new Date("2026-11-22T06:05:00Z")
const FROM = "Kestrel <support@kestrel.example>"
const ANSWER = "Your withdrawal is on its way.\n链上已确认 3 次。\n"

let desk: Record<KeyKind, OwnKey>
let odile: Record<KeyKind, OwnKey>
let issued: { desk: Issued; odile: Issued }
beforeAll(async () => {
  const date = new Date("2026-01-01T00:00:00Z")
  const [a, b, c, d] = await Promise.all([
    pgpPair("Kestrel", "support@kestrel.example", { date }),
    pgpPair("Odile Varga", "odile@mail.example", { date }),
    issue({ name: "Kestrel support", email: "support@kestrel.example" }),
    issue({ name: "Odile Varga", email: "odile@mail.example" }),
  ])
  issued = { desk: c, odile: d }
  const pgp = ({ publicKey, privateKey }: typeof a): OwnKey => ({
    kind: "pgp",
    publicPart: publicKey,
    privatePart: privateKey,
  })
  const smime = ({ pem, privateKey }: Issued): OwnKey => ({
    kind: "smime",
    publicPart: pem,
    privatePart: privateKey,
  })
  desk = { pgp: pgp(a), smime: smime(c) }
  odile = { pgp: pgp(b), smime: smime(d) }
})

const answer = () =>
  mailBytes(
    {
      from: FROM,
      to: "odile@mail.example",
      subject: "Re: 提现未到账 my secret words",
      text: ANSWER,
      html: "<p>Your withdrawal is on its way.</p>",
      date: AT,
      messageId: "<answer-1@kestrel.example>",
      inReplyTo: "<odile-1@mail.example>",
      references: ["<odile-1@mail.example>"],
      attachments: [{ filename: "凭证.csv", content: "a,b\r\nc,d\r\n" }],
    },
    null,
  )

/** As the customer's program reads it, who knows our key. */
async function asOdile(bytes: Uint8Array, kind: KeyKind) {
  const known = { kind, address: "support@kestrel.example", publicPart: desk[kind].publicPart }
  const keys: MailKeys = { own: [odile[kind]], known: [known], trusted: [], at: AT }
  const reading = await readMail(new Uint8Array(bytes), {}, (raw, from) => openMail(raw, { from, keys }))
  if ("unreadable" in reading) throw new Error(reading.unreadable)
  return reading.mail
}

const protect = async (kind: KeyKind, encrypt: boolean) =>
  protectMail({
    mail: await answer(),
    sign: desk[kind],
    encryptFor: encrypt ? [odile[kind].publicPart, desk[kind].publicPart] : null,
    kind,
    subject: "Encrypted message about KX-2411-0042",
    at: AT,
  })

const header = (bytes: Uint8Array, name: string) =>
  headersOf(bytes)
    .filter((field) => field.name === name)
    .map(({ value }) => value)

describe.each(["pgp", "smime"] as const)("%s", (kind) => {
  test("signed: good for whoever knows our key, everything in it, its headers as they were", async () => {
    const plain = await answer()
    const bytes = await protect(kind, false)
    const mail = await asOdile(bytes, kind)
    expect(mail.crypto).toMatchObject({ kind, encrypted: false, fault: null, signature: { state: "good" } })
    expect(mail.text).toBe(ANSWER.trim())
    expect(mail.html).toContain("on its way")
    expect(mail.files.map(({ name }) => name)).toEqual(["凭证.csv"])
    for (const name of ["from", "to", "subject", "message-id", "in-reply-to", "references", "date"])
      expect(header(bytes, name)).toEqual(header(plain, name))
    expect(header(bytes, "mime-version")).toEqual(["1.0"])
    expect(header(bytes, "content-type")).toHaveLength(1)
  })

  test("encrypted: nothing of what it says stands outside; its reader gets it all, its subject too", async () => {
    const bytes = await protect(kind, true)
    const wire = Buffer.from(bytes).toString("latin1")
    expect(wire).not.toMatch(/withdrawal|on its way|secret words|csv/)
    expect(header(bytes, "subject")).toEqual(["Encrypted message about KX-2411-0042"])
    expect(header(bytes, "message-id")).toEqual(["<answer-1@kestrel.example>"])
    expect(header(bytes, "in-reply-to")).toEqual(["<odile-1@mail.example>"])
    const mail = await asOdile(bytes, kind)
    expect(mail).toMatchObject({
      text: ANSWER.trim(),
      crypto: { encrypted: true, fault: null, signature: { state: "good" } },
    })
    expect(mail.subject).toBe("Re: 提现未到账 my secret words")
    expect(mail.files.map(({ name }) => name)).toEqual(["凭证.csv"])
  })

  test("no line is longer than mail may have (RFC 5322 §2.1.1)", async () => {
    for (const encrypt of [false, true]) {
      const lines = Buffer.from(await protect(kind, encrypt))
        .toString("latin1")
        .split("\r\n")
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(998)
    }
  })
})

const has = (program: string) => spawnSync(program, ["--version"]).error === undefined
describe("by other programs", () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "protect-"))
  })
  afterAll(() => {
    spawnSync("gpgconf", ["--homedir", folder, "--kill", "all"])
    rmSync(folder, { recursive: true, force: true })
  })

  test.skipIf(!has("gpg"))("GnuPG opens it and finds its signature good", async () => {
    const gpg = (args: string[], input = "") =>
      spawnSync("gpg", ["--homedir", folder, "--batch", "--trust-model", "always", ...args], { input })
    gpg(["--import"], odile.pgp.privatePart)
    gpg(["--import"], desk.pgp.publicPart)
    const wire = Buffer.from(await protect("pgp", true)).toString("latin1")
    const block = /-----BEGIN PGP MESSAGE-----[\s\S]*-----END PGP MESSAGE-----/.exec(wire)?.[0] ?? ""
    const opened = gpg(["--decrypt"], block)
    expect(opened.stderr.toString()).toContain("Good signature")
    expect(opened.stdout.toString()).toContain("Your withdrawal is on its way.")
  })

  test.skipIf(!has("openssl"))("OpenSSL opens it and finds its signature good", async () => {
    const file = (name: string, content: string | Uint8Array) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const trusted = file("desk.pem", issued.desk.pem)
    const own = file("odile.pem", issued.odile.pem + issued.odile.privateKey)
    const run = (args: string[]) =>
      execFileSync("openssl", args, { stdio: ["ignore", "pipe", "pipe"] }).toString()
    const signed = file("signed.eml", await protect("smime", false))
    const verify = ["-partial_chain", "-CAfile", trusted, "-attime", String(AT.getTime() / 1000)]
    expect(run(["cms", "-verify", "-in", signed, ...verify])).toContain("on its way")
    const sealed = file("sealed.eml", await protect("smime", true))
    const inner = file("inner.eml", run(["cms", "-decrypt", "-in", sealed, "-recip", own]))
    expect(run(["cms", "-verify", "-in", inner, ...verify])).toContain("on its way")
  })
})
