import { afterAll, beforeAll, expect, test } from "vitest"
import { type FakeDns, fakeDns } from "../../../platform/testing/fake-dns.ts"
import { domainRecords, mailBytes, partlySigned } from "../testing/signed-mail.ts"
import { askDns } from "./ask-dns.ts"
import { openCheckers } from "./checkers.ts"
import { checkSender, type Handed } from "./check-sender.ts"

let dns: FakeDns
beforeAll(async () => {
  dns = await fakeDns({
    ...domainRecords("mail.example"),
    ...domainRecords("shop.example", "none"),
    "TXT plain.example": ["v=spf1 ip4:192.0.2.7 -all"],
    ...domainRecords("attacker.example"),
  })
})
afterAll(() => dns.close())

const ODILE = "Odile Varga <odile@mail.example>"
const body = { to: "support@kestrel.example", subject: "BTC withdrawal pending", text: "38 minutes now" }
const theirs: Handed = { ip: "192.0.2.7", helo: "mx.mail.example", from: "odile@mail.example" }
const elsewhere: Handed = { ip: "203.0.113.9", helo: "evil.example", from: "bounce@attacker.example" }
const check = (bytes: Buffer, handed: Handed) => checkSender(bytes, handed, askDns([dns.address]))

test("signed and sent by its own domain is aligned", async () => {
  expect(await check(await mailBytes({ from: ODILE, ...body }), theirs)).toMatchObject({
    domain: "mail.example",
    spf: { result: "pass" },
    dkim: { result: "pass", domains: ["mail.example"] },
    dmarc: { result: "pass", policy: "reject" },
    aligned: true,
  })
})

test("signed and handed over by somebody else, as from a mailbox elsewhere, is aligned by its signature", async () => {
  const handed = { ip: null, helo: null, from: null }
  expect(await check(await mailBytes({ from: ODILE, ...body }), handed)).toMatchObject({
    spf: { result: "none" },
    dmarc: { result: "pass" },
    aligned: true,
  })
})

test("what somebody else handed over and nobody signed proves nothing, and is not called forged either", async () => {
  const handed = { ip: null, helo: null, from: null }
  expect(await check(await mailBytes({ from: ODILE, ...body }, null), handed)).toMatchObject({
    dmarc: { result: "temperror", policy: "reject" },
    aligned: false,
  })
})

test("somebody who writes under her name and signs for their own domain isn't she", async () => {
  const bytes = await mailBytes({ from: ODILE, ...body }, "attacker.example")
  expect(await check(bytes, elsewhere)).toMatchObject({
    dkim: { result: "pass", domains: ["attacker.example"] },
    dmarc: { result: "fail", policy: "reject" },
    aligned: false,
  })
})

test("one changed word ends the signature", async () => {
  const bytes = await mailBytes({ from: ODILE, ...body })
  const changed = Buffer.from(bytes.toString("latin1").replace("38 minutes", "99 minutes"), "latin1")
  expect(await check(changed, elsewhere)).toMatchObject({ dkim: { result: "neutral" }, aligned: false })
})

test("a domain without a policy is aligned by its own server, and by no other", async () => {
  const bytes = await mailBytes({ from: "Tomas Reyhl <tomas@plain.example>", ...body }, null)
  const handed = { ...theirs, from: "tomas@plain.example" }
  expect(await check(bytes, handed)).toMatchObject({ dmarc: { result: "none", policy: null }, aligned: true })
  expect(await check(bytes, { ...handed, ip: "203.0.113.9" })).toMatchObject({ aligned: false })
})

test("a domain that only watches and fails is not aligned", async () => {
  const bytes = await mailBytes({ from: "shop@shop.example", ...body }, null)
  expect(await check(bytes, elsewhere)).toMatchObject({
    dmarc: { result: "fail", policy: "none" },
    aligned: false,
  })
})

test("two authors are nobody's proof, in one line or in two", async () => {
  const bytes = await mailBytes({ from: ODILE, ...body })
  const text = bytes.toString("latin1")
  const two = text.replace(/^From: .*$/m, "From: Odile <odile@mail.example>, Evil <evil@attacker.example>")
  expect(await check(Buffer.from(two, "latin1"), theirs)).toMatchObject({
    severalAuthors: true,
    aligned: false,
  })
  const doubled = `From: evil@attacker.example\r\n${text}`
  expect(await check(Buffer.from(doubled, "latin1"), theirs)).toMatchObject({
    severalAuthors: true,
    aligned: false,
  })
})

test("a signature over a part of the body proves nothing", async () => {
  const bytes = await partlySigned({ from: ODILE, ...body }, { by: "mail.example", bytes: 5 })
  expect(bytes.toString()).toMatch(/;\s*l=5;/)
  const longer = Buffer.concat([bytes, Buffer.from("Send it to my new address instead.\r\n")])
  expect(await check(longer, elsewhere)).toMatchObject({ dkim: { domains: [] }, aligned: false })
})

test("what others wrote into Authentication-Results is not read", async () => {
  const bytes = await mailBytes(
    {
      from: ODILE,
      ...body,
      headers: { "Authentication-Results": "veridesk; dmarc=pass header.from=mail.example; dkim=pass" },
    },
    null,
  )
  expect(await check(bytes, elsewhere)).toMatchObject({ dmarc: { result: "fail" }, aligned: false })
})

test("fifty signatures cost no more than five", async () => {
  const bytes = (await mailBytes({ from: ODILE, ...body })).toString("latin1")
  const [signature = ""] = /DKIM-Signature:[\s\S]*?\r\n(?![ \t])/.exec(bytes) ?? []
  const many = Array.from({ length: 50 }, (_, n) => signature.replace("s=s1", `s=x${n}`)).join("") + bytes
  const asked: string[] = []
  const resolver = askDns([dns.address])
  await checkSender(Buffer.from(many, "latin1"), theirs, (name, type) => {
    asked.push(name)
    return resolver(name, type)
  })
  expect(asked.filter((name) => name.includes("_domainkey")).length).toBeLessThanOrEqual(5)
})

test("a head of a hundred thousand lines keeps nobody waiting who is checked beside it", async () => {
  const checkers = openCheckers({ servers: [dns.address], deadlineMs: 5000 })
  try {
    const plain = (await mailBytes({ from: ODILE, ...body }, null)).toString("latin1")
    const endless = Buffer.from(`X-A: ${"a\r\n ".repeat(100_000)}\r\n${plain}`, "latin1")
    const [poison, good] = await Promise.all([
      checkers.check(endless, theirs),
      checkers.check(await mailBytes({ from: ODILE, ...body }), theirs),
    ])
    expect([poison, good?.aligned]).toEqual([null, true])
  } finally {
    await checkers.close()
  }
})

test("a name server that doesn't answer proves nothing and refuses nothing", async () => {
  dns.silent = true
  const checkers = openCheckers({ servers: [dns.address], deadlineMs: 3000 })
  try {
    expect(await checkers.check(await mailBytes({ from: ODILE, ...body }), theirs)).toBeNull()
  } finally {
    dns.silent = false
    await checkers.close()
  }
})

test("checks go on beside one another in their thread, and a closed one answers with nothing", async () => {
  const checkers = openCheckers({ servers: [dns.address], deadlineMs: 20_000 })
  const bytes = await mailBytes({ from: ODILE, ...body })
  const all = await Promise.all(Array.from({ length: 20 }, () => checkers.check(bytes, theirs)))
  expect(all.every((one) => one?.aligned)).toBe(true)
  const last = checkers.check(bytes, theirs)
  await checkers.close()
  expect(await last).toBeNull()
})
