import { newId } from "@veridesk/contract/ids.ts"
import type { MailKeyView } from "@veridesk/contract/mail/keys-desk.ts"
import type { ReadMail } from "@veridesk/contract/mail/read-mail.ts"
import * as openpgp from "openpgp"
import { dkimVerify } from "mailauth/lib/dkim/verify.js"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { openMail } from "../../channels/email/crypto/open.ts"
import { readMail } from "../../channels/email/read/read-mail.ts"
import {
  encrypted,
  letter,
  type PgpPair,
  pgpMime,
  pgpPair,
  pgpSigned,
  plainPart,
} from "../../channels/email/testing/pgp-mail.ts"
import { dkimSigned } from "../../channels/email/testing/signed-mail.ts"
import { type Issued, issue, smimeSignature, smimeSigned } from "../../channels/email/testing/smime-mail.ts"
import type { Agent } from "../../platform/testing/house.ts"
import { openMailServer, type ReceivedMail } from "../../platform/testing/mail-server.ts"
import { openPostOffice, type PostOffice } from "../testing/post-office.ts"

const ODILE = "Odile Varga <odile@mail.example>"
const SECRET_TEXT = "My withdrawal of 0.4 BTC waits for 38 minutes, written in confidence."
const ANSWER = "It was sent at 14:05, said the treasury in confidence."

let post: PostOffice
let server: Awaited<ReturnType<typeof openMailServer>>
let sune: Agent
let ilse: Agent
let odile: PgpPair
let support: MailKeyView
beforeAll(async () => {
  server = await openMailServer()
  post = await openPostOffice({ env: { SMTP_URL: server.url, MAILS_PER_RECIPIENT_PER_HOUR: "1000" } })
  ;[sune, ilse] = await Promise.all([
    post.house.agent({ name: "Sune", role: "administrator" }),
    post.house.agent({ name: "Ilse" }),
  ])
  odile = await pgpPair("Odile Varga", "odile@mail.example")
  support = (await add({ what: "new", mailboxKey: "support" })).body
})
afterAll(async () => {
  await post.close()
  await server.close()
})
beforeEach(() => {
  server.mails.length = 0
})

const add = (asked: object, as: Agent = sune) =>
  as.json("POST", "/api/desk/mail-keys", { requestId: newId(), ...asked })
const list = async (): Promise<MailKeyView[]> => (await sune.json("GET", "/api/desk/mail-keys")).body.keys

async function delivered(): Promise<ReceivedMail[]> {
  await post.house.settle()
  const { rows } = await post.house.pool.query(
    "select id from outgoing_mails where state = 'queued' order by id",
  )
  for (const { id } of rows) await post.house.app.tasks["send-mail"]({ mailId: id }).catch(() => {})
  return [...server.mails]
}

/** An encrypted mail of Odile's to support, signed by her. */
async function sealedMail(text: string, more: string[] = []) {
  const inner = `Content-Type: text/plain; charset=utf-8; protected-headers="v1"\r\nFrom: ${ODILE}\r\nSubject: About 0.4 BTC\r\n\r\n${text}\r\n`
  const { type, body } = pgpMime(await encrypted(inner, { to: [support.publicPart], by: odile.privateKey }))
  return dkimSigned(letter({ from: ODILE, subject: "...", more }, type, body), "mail.example")
}

async function asOdile(mail: ReceivedMail | undefined): Promise<ReadMail> {
  const own = { kind: "pgp" as const, publicPart: odile.publicKey, privatePart: odile.privateKey }
  const known = { kind: "pgp" as const, address: "support@kestrel.example", publicPart: support.publicPart }
  const keys = { own: [own], known: [known], trusted: [], at: new Date() }
  const bytes = new Uint8Array(Buffer.from(mail?.raw ?? "", "latin1"))
  const reading = await readMail(bytes, {}, (raw, from) => openMail(raw, { from, keys }))
  if ("unreadable" in reading) throw new Error(reading.unreadable)
  return reading.mail
}

async function answerTo(conversationId: string | null, more: object = {}) {
  const body = { messageId: newId(), body: ANSWER, basedOn: 0, anyway: true, ...more }
  expect((await ilse.json("POST", `/api/desk/conversations/${conversationId}/replies`, body)).status).toBe(
    200,
  )
  return (await delivered()).filter(({ to }) => to.includes("odile@mail.example"))
}

describe("keys", () => {
  test("are for administrators only, and no private part comes out again", async () => {
    expect((await ilse.json("GET", "/api/desk/mail-keys")).body.code).toBe("forbidden")
    expect((await add({ what: "new", mailboxKey: "legal" }, ilse)).body.code).toBe("forbidden")
    expect((await ilse.json("DELETE", `/api/desk/mail-keys/${support.id}`)).body.code).toBe("forbidden")
    expect(support).toMatchObject({
      kind: "pgp",
      purpose: "own",
      mailboxKey: "support",
      address: "support@kestrel.example",
      addedBy: "Sune",
    })
    expect(JSON.stringify(await list())).not.toContain("PRIVATE")
    const { rows } = await post.house.pool.query(
      "select encode(private_part, 'escape') as sealed from mail_keys",
      [],
    )
    expect(rows).toHaveLength(1)
    expect(rows[0].sealed).not.toContain("PRIVATE")
    expect(post.house.logged.join("")).not.toMatch(/PRIVATE KEY|PGP/)
  })

  test("of a mailbox come with their passphrase, which is kept nowhere", async () => {
    const tech = await pgpPair("Kestrel", "tech@kestrel.example", { passphrase: "kestrel-over-water" })
    const own = { what: "own", mailboxKey: "tech", text: tech.privateKey }
    expect((await add(own)).body).toMatchObject({ code: "mail-key-passphrase" })
    expect((await add({ ...own, passphrase: "kestrel-under-water" })).body).toMatchObject({
      code: "mail-key-passphrase",
    })
    expect((await add({ ...own, text: tech.publicKey })).body).toMatchObject({ code: "mail-key-half" })
    expect((await add({ ...own, mailboxKey: "legal", passphrase: "kestrel-over-water" })).body).toMatchObject(
      { code: "mail-key-other-address" },
    )
    const added = await add({ ...own, passphrase: "kestrel-over-water" })
    expect(added.status).toBe(200)
    expect((await add({ ...own, passphrase: "kestrel-over-water" })).body).toMatchObject({
      code: "mail-key-known",
    })
    const { rows } = await post.house.pool.query(
      "select (select string_agg(k::text, '') from mail_keys k) || (select coalesce(string_agg(w::text, ''), '') from writes w) as kept",
      [],
    )
    expect(rows[0].kept).not.toMatch(/over-water|PRIVATE/)
    expect(post.house.logged.join("")).not.toContain("over-water")
  })

  test("of somebody else are bound to one address that they name; a private one isn't taken", async () => {
    const tomas = await pgpPair("Tomas Reyhl", "tomas@post.example")
    const asked = { what: "correspondent", address: "tomas@post.example", text: tomas.publicKey }
    expect((await add({ ...asked, address: "odile@mail.example" })).body.code).toBe("mail-key-other-address")
    expect((await add({ ...asked, text: tomas.privateKey })).body.code).toBe("mail-key-private")
    expect((await add({ ...asked, text: "hello" })).body).toMatchObject({
      code: "mail-key-unreadable",
      next: expect.any(String),
    })
    expect((await add(asked)).body).toMatchObject({ purpose: "correspondent", address: "tomas@post.example" })
    const leaf = await issue({ name: "Somebody" })
    expect((await add({ what: "trusted-ca", text: leaf.pem })).body.code).toBe("mail-key-no-authority")
  })

  test("taken back lose their private part at once", async () => {
    const legal: MailKeyView = (await add({ what: "new", mailboxKey: "legal" })).body
    expect((await sune.json("DELETE", `/api/desk/mail-keys/${legal.id}`)).status).toBe(200)
    expect((await sune.json("DELETE", `/api/desk/mail-keys/${legal.id}`)).status).toBe(404)
    expect((await list()).find(({ id }) => id === legal.id)?.revokedAt).not.toBeNull()
    const { rows } = await post.house.pool.query("select private_part from mail_keys where id = $1", [
      legal.id,
    ])
    expect(rows).toEqual([{ private_part: null }])
  })

  test("of our mailboxes are shown to everybody: to programs that look for them, and as a file", async () => {
    const visitor = post.house.visitor()
    // Of "support", as GnuPG names it.
    const direct = await visitor.get("/.well-known/openpgpkey/hu/mxqp8ogw4jfq83a58pn1wy1ccc1cx3f5")
    const file = await visitor.get("/keys/support.asc")
    expect(file.headers.get("content-type")).toContain("application/pgp-keys")
    const armoured = await openpgp.readKey({ armoredKey: await file.text() })
    expect(armoured.getFingerprint()).toBe(support.fingerprint)
    expect(armoured.isPrivate()).toBe(false)
    expect((await visitor.get("/keys/nobody.asc")).status).toBe(404)
    expect((await visitor.get("/.well-known/openpgpkey/policy")).status).toBe(200)
    const binaryKey = new Uint8Array(await direct.arrayBuffer())
    expect((await openpgp.readKey({ binaryKey })).getFingerprint()).toBe(support.fingerprint)
    expect((await visitor.get("/.well-known/openpgpkey/hu/d3fau8p8jtxyrfpn5ekn5uqxhmtdmrf5")).status).toBe(
      404,
    )
  })
})

describe("an encrypted conversation", () => {
  test("comes in, is a ticket that agents can read, and its answer is encrypted for whoever asked", async () => {
    const [bytes] = [await sealedMail(SECRET_TEXT, [autocrypt()])]
    const [came] = await post.deliver(Buffer.from(bytes))
    expect(came).toMatchObject({ fate: "conversation" })
    expect((await post.messages(came?.conversationId ?? ""))[0]?.body).toBe(SECRET_TEXT)
    expect(await post.conversation(came?.conversationId ?? "")).toMatchObject({ subject: "About 0.4 BTC" })
    const { body: detail } = await ilse.json("GET", `/api/desk/mails/${came?.messageId}`)
    expect(detail.crypto).toMatchObject({
      kind: "pgp",
      encrypted: true,
      fault: null,
      signature: { state: "unknown-key", by: null },
    })
    await delivered()
    server.mails.length = 0

    // Nobody has confirmed her key yet: signed, and readable by everybody on the way.
    const [plain] = await answerTo(came?.conversationId ?? null)
    const signed = await asOdile(plain)
    expect(signed.crypto).toMatchObject({
      encrypted: false,
      signature: { state: "good", by: "support@kestrel.example" },
    })
    expect(signed.text).toContain(ANSWER)
    server.mails.length = 0

    // Sune compares the fingerprint with her and confirms it.
    const path = `/api/desk/mails/${came?.messageId}/keys`
    expect((await ilse.json("GET", path)).body.code).toBe("forbidden")
    const offered = (await sune.json("GET", path)).body.keys
    expect(offered).toMatchObject([{ kind: "pgp", address: "odile@mail.example", known: false }])
    const { fingerprint } = offered[0]
    const confirmed = await add({ what: "brought", messageId: came?.messageId, fingerprint })
    expect(confirmed.body).toMatchObject({
      purpose: "correspondent",
      address: "odile@mail.example",
      fingerprint,
    })
    expect((await sune.json("GET", path)).body.keys).toMatchObject([{ known: true }])

    const [sealed] = await answerTo(came?.conversationId ?? null)
    expect(sealed?.raw).not.toMatch(/in confidence|14:05|0\.4 BTC/)
    expect(sealed?.headers.get("subject")).toMatch(/^(Encrypted message about|加密邮件)/)
    expect(sealed?.headers.get("in-reply-to")).toBe(plain?.headers.get("in-reply-to"))
    expect(sealed?.raw).toMatch(/^Message-ID: <[^>]+>/im)
    const opened = await asOdile(sealed)
    expect(opened.crypto).toMatchObject({
      encrypted: true,
      fault: null,
      signature: { state: "good", by: "support@kestrel.example" },
    })
    expect(opened.text).toContain(ANSWER)
    expect(opened.subject).toContain("About 0.4 BTC")

    // Her next one, in its thread, is good, and joins.
    const next = await sealedMail("Thank you, it has arrived.", [`In-Reply-To: <${opened.messageId}>`])
    const [joined] = await post.deliver(Buffer.from(next))
    expect(joined?.conversationId).toBe(came?.conversationId)
    const again = await ilse.json("GET", `/api/desk/mails/${joined?.messageId}`)
    expect(again.body.crypto.signature).toEqual({ state: "good", by: "odile@mail.example", fingerprint })

    // The mails themselves stay sealed, and the log says nothing.
    const { rows } = await post.house.pool.query(
      `select (select coalesce(string_agg(encode(sealed, 'escape'), ''), '') from raw_mails)
        || (select coalesce(string_agg(o::text, ''), '') from outgoing_mails o) as kept`,
      [],
    )
    expect(rows[0].kept).not.toMatch(/in confidence|PRIVATE/)
    expect(post.house.logged.join("")).not.toMatch(/in confidence|PRIVATE|PGP/)
  })

  test("with a copy to somebody without a key, that copy doesn't go, and the outbox says why", async () => {
    const [came] = await post.deliver(Buffer.from(await sealedMail("Another matter, in confidence.")))
    await delivered()
    server.mails.length = 0
    const cc = ["notary@partner.example"]
    await answerTo(came?.conversationId ?? null, { cc, confirmedDomains: ["partner.example"] })
    expect(server.mails.map(({ to }) => to)).toEqual([["odile@mail.example"]])
    const { rows } = await post.house.pool.query(
      "select state, why from outgoing_recipients where address = $1",
      [cc[0]],
    )
    expect(rows).toEqual([{ state: "failed", why: "no key to encrypt it with" }])
  })

  test("goes out with the signature of our domain over what was protected", async () => {
    const [came] = await post.deliver(Buffer.from(await sealedMail("A third matter.")))
    await delivered()
    server.mails.length = 0
    const [sealed] = await answerTo(came?.conversationId ?? null)
    const { body } = await sune.json("GET", "/api/desk/mail-domains")
    const records = new Map<string, string>(
      body.domains.flatMap((one: { records: { name: string; value: string }[] }) =>
        one.records.map(({ name, value }) => [name, value] as const),
      ),
    )
    const { results } = await dkimVerify(Buffer.from(sealed?.raw ?? "", "latin1"), {
      resolver: async (name: string) => {
        const value = records.get(name)
        if (!value) throw Object.assign(new Error("none"), { code: "ENOTFOUND" })
        return [[value]]
      },
    })
    expect(results.map((one) => one.status.result)).toEqual(["pass"])
  })

  test("for a key of ours that isn't there becomes a ticket that says so", async () => {
    const stray = await pgpPair("Kestrel", "support@kestrel.example")
    const { type, body } = pgpMime(await encrypted(plainPart(SECRET_TEXT), { to: [stray.publicKey] }))
    const [came] = await post.deliver(
      Buffer.from(await dkimSigned(letter({ from: ODILE }, type, body), "mail.example")),
    )
    expect(came?.fate).toBe("conversation")
    expect((await post.messages(came?.conversationId ?? ""))[0]?.body).toMatch(
      /本邮箱没有可用的密钥[\s\S]*no key of this mailbox/,
    )
    const { body: detail } = await ilse.json("GET", `/api/desk/mails/${came?.messageId}`)
    expect(detail.crypto).toMatchObject({ encrypted: true, fault: "no-key" })
  })

  test("whose key comes later is read again: a message of its own, once, and the log says by whom", async () => {
    const stray = await pgpPair("Kestrel", "account@kestrel.example")
    const inner = [
      'Content-Type: multipart/mixed; boundary="in"\r\n',
      `--in\r\n${plainPart(SECRET_TEXT)}`,
      `--in\r\nContent-Type: text/csv; name="fills.csv"\r\nContent-Disposition: attachment; filename="fills.csv"\r\n\r\nasset,amount\nBTC,0.4`,
      "--in--\r\n",
    ].join("\r\n")
    const { type, body } = pgpMime(await encrypted(inner, { to: [stray.publicKey], by: odile.privateKey }))
    const head = { from: ODILE, to: "Kestrel <account@kestrel.example>", subject: "Waiting" }
    const [came] = await post.deliver(
      Buffer.from(await dkimSigned(letter(head, type, body), "mail.example")),
      {
        to: ["account@kestrel.example"],
      },
    )
    const ticket = came?.conversationId ?? ""
    const path = `/api/desk/mails/${came?.messageId}/read-again`
    const requestId = newId()
    const again = (as = ilse, id = requestId) => as.json("POST", path, { requestId: id })
    expect((await again(ilse, newId())).body).toMatchObject({
      code: "mail-still-locked",
      next: expect.any(String),
    })
    expect(await post.messages(ticket)).toHaveLength(1)

    expect((await add({ what: "own", mailboxKey: "account", text: stray.privateKey })).status).toBe(200)
    const auditor = await post.house.agent({ name: "Wren", role: "auditor" })
    expect((await again(auditor)).body.code).toBe("forbidden")
    const opened = await again()
    expect(opened.body).toMatchObject({ conversationId: ticket, messageId: expect.any(String) })
    expect((await again()).body).toEqual(opened.body)
    expect((await again(sune, newId())).body.code).toBe("mail-read-already")

    // What stood there stands there still, and what it says beside it.
    const [before, said] = await post.messages(ticket)
    expect(before?.body).toMatch(/no key of this mailbox/)
    expect(said).toMatchObject({ side: "customer", kind: "reply", body: SECRET_TEXT })
    const { body: detail } = await ilse.json("GET", `/api/desk/mails/${opened.body.messageId}`)
    expect(detail).toMatchObject({
      crypto: { encrypted: true, fault: null },
      evidence: ["read-again"],
      openedAs: null,
    })
    const { body: old } = await ilse.json("GET", `/api/desk/mails/${came?.messageId}`)
    expect(old).toMatchObject({ crypto: { fault: "no-key" }, openedAs: opened.body.messageId })
    expect(
      (await ilse.json("POST", `/api/desk/mails/${opened.body.messageId}/read-again`, { requestId: newId() }))
        .body.code,
    ).toBe("mail-not-locked")
    const { rows } = await post.house.pool.query(
      `select kind, actor_realm, actor_id, payload from events where conversation_id = $1 order by seq desc limit 2`,
      [ticket],
    )
    expect(rows).toMatchObject([
      {
        kind: "message.received",
        actor_realm: "customer",
        payload: { mail: { crypto: { encrypted: true, fault: null, signature: "good" } } },
      },
      {
        kind: "mail.read-again",
        actor_realm: "staff",
        actor_id: ilse.id,
        payload: { about: came?.messageId, opened: opened.body.messageId },
      },
    ])
    const files = await post.house.pool.query("select name from attachments where message_id = $1", [
      opened.body.messageId,
    ])
    expect(files.rows).toEqual([{ name: "fills.csv" }])
    expect(post.house.logged.join("")).not.toMatch(/in confidence/)
  })

  test("a secret that stands in it is taken out as from any mail", async () => {
    const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    const [came] = await post.deliver(Buffer.from(await sealedMail(`My recovery phrase is: ${phrase}`)))
    const { rows } = await post.house.pool.query("select string_agg(m::text, '') as kept from messages m", [])
    expect(came?.fate).toBe("conversation")
    expect(rows[0].kept).not.toContain("sausage worth")
  })
})

test("S/MIME: a trusted authority makes its signatures good, from then on", async () => {
  const authority: Issued = await issue({ name: "Mail Authority", isAuthority: true })
  const amara = await issue({ name: "Amara Linde", email: "amara@partner.example", by: authority })
  const mail = async () => {
    const part = plainPart("Proof of address, signed.\r\n")
    const { type, body } = smimeSigned(part, await smimeSignature(part, amara))
    const bytes = letter({ from: "Amara Linde <amara@partner.example>" }, type, body)
    const [came] = await post.deliver(Buffer.from(await dkimSigned(bytes, "partner.example")))
    return (await ilse.json("GET", `/api/desk/mails/${came?.messageId}`)).body.crypto.signature.state
  }
  expect(await mail()).toBe("unknown-key")
  expect((await add({ what: "trusted-ca", text: authority.pem })).status).toBe(200)
  expect(await mail()).toBe("good")
})

test("a signature over somebody else's mail is told to whoever reads it", async () => {
  const { type, body } = await pgpSigned(plainPart("Pay nothing."), odile.privateKey)
  const forged = await dkimSigned(
    letter({ from: ODILE }, type, body.replace("nothing", "everything")),
    "mail.example",
  )
  const [came] = await post.deliver(Buffer.from(forged))
  const { body: detail } = await ilse.json("GET", `/api/desk/mails/${came?.messageId}`)
  expect(detail.crypto.signature).toMatchObject({ state: "bad", by: "odile@mail.example" })
})

function autocrypt(): string {
  const key = odile.publicKey
    .replace(/-----[^-]+-----/g, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /^[A-Za-z0-9+/=]+$/.test(line) && !line.startsWith("="))
    .join("\r\n ")
  return `Autocrypt: addr=odile@mail.example; keydata=${key}`
}
