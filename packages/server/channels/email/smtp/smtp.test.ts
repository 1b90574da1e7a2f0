import { createConnection } from "node:net"
import { afterEach, describe, expect, test } from "vitest"
import type { HandIn } from "../door.ts"
import { certificate } from "../testing/certificate.ts"
import { openPeer } from "../testing/raw-peer.ts"
import { type SmtpBounds, usualBounds } from "./bounds.ts"
import { openSmtp, type Smtp } from "./open-smtp.ts"

type Got = {
  from: string | null
  to: string[]
  mailboxIds: string[]
  text: string
  tls: boolean
  helo: string | null
}
let open: { smtp: Smtp; got: Got[] } | undefined
const peers: Awaited<ReturnType<typeof openPeer>>[] = []

async function receiver(
  more: {
    bounds?: Partial<SmtpBounds>
    handIn?: HandIn
    mailboxesFor?: (all: string[]) => Promise<Map<string, string | null>>
  } = {},
) {
  const got: Got[] = []
  const smtp = await openSmtp({
    host: "127.0.0.1",
    port: 0,
    name: "mail.kestrel.example",
    tls: certificate,
    bounds: { ...usualBounds, maxBytes: 1_000_000, trusted: () => true, ...more.bounds },
    mailboxesFor:
      more.mailboxesFor ??
      (async (all) =>
        new Map(
          all.map((one) => [one, /^(support|legal)@kestrel\.example$/.test(one) ? one.slice(0, 5) : null]),
        )),
    handIn:
      more.handIn ??
      (async ({ envelope, source, mailboxIds }) => {
        let text = ""
        if (source instanceof Uint8Array) throw new TypeError("a stream is expected")
        for await (const chunk of source) text += Buffer.from(chunk).toString("latin1")
        const { from, to, tls, helo } = envelope
        got.push({ from, to, mailboxIds, text, tls, helo })
        return { ids: [String(got.length)] }
      }),
    log: { info() {}, warn() {}, error() {} },
    clock: () => new Date(),
  })
  open = { smtp, got }
  return {
    got,
    port: smtp.port,
    peer: async () => {
      const peer = await openPeer(smtp.port)
      peers.push(peer)
      return peer
    },
  }
}
afterEach(async () => {
  for (const peer of peers.splice(0)) peer.end()
  await open?.smtp.close()
  open = undefined
})

describe("a mail", () => {
  test("is taken in with its envelope, and 250 comes only after it is kept", async () => {
    let keepIt = () => {}
    let seen = ""
    const { peer } = await receiver({
      async handIn({ source, mailboxIds }) {
        for await (const chunk of source as AsyncIterable<Uint8Array>) seen += Buffer.from(chunk).toString()
        await new Promise<void>((resolve) => {
          keepIt = resolve
        })
        return { ids: mailboxIds }
      },
    })
    const one = await peer()
    await one.begin()
    one.write("Subject: x\r\n\r\n..a dot\r\n.\r\n")
    await expect.poll(() => seen).toBe("Subject: x\r\n\r\n.a dot\r\n")
    const answer = one.read()
    expect(
      await Promise.race([answer, new Promise((resolve) => setTimeout(() => resolve("none yet"), 50))]),
    ).toBe("none yet")
    keepIt()
    expect(await answer).toMatch(/^250 2\.6\.0/)
  })

  test("to an alias written large, with a reply token, twice, to two mailboxes, from the null sender", async () => {
    const { peer, got } = await receiver()
    const one = await peer()
    expect(await one.read()).toBe("220 mail.kestrel.example ESMTP Veridesk")
    const hello = (await one.say("EHLO mail.example")) ?? ""
    expect(hello).toContain("SIZE 1000000")
    expect(hello).toContain("STARTTLS")
    expect(hello).not.toContain("AUTH")
    expect(await one.say("MAIL FROM:<>")).toMatch(/^250/)
    for (const to of ["SUPPORT@Kestrel.Example", "support+r.9fQ2xZ@kestrel.example", "legal@kestrel.example"])
      expect(await one.say(`RCPT TO:<${to}>`)).toMatch(/^250/)
    await one.say("DATA")
    expect(await one.say("Subject: x\r\n\r\nhello\r\n.")).toMatch(/^250/)
    expect(got).toMatchObject([
      { from: "", mailboxIds: ["suppo", "suppo", "legal"], tls: false, helo: "mail.example" },
    ])
    expect(got[0]?.to).toContain("support+r.9fQ2xZ@kestrel.example")
  })

  test("that can't be kept now is told to come again, however much of it was read", async () => {
    const answers = ["full", "away"] as const
    let turn = 0
    const { peer } = await receiver({ handIn: async () => ({ later: answers[turn++ % 2] ?? "away" }) })
    const one = await peer()
    await one.begin()
    expect(await one.say(`${"a line\r\n".repeat(40_000)}.`)).toMatch(/^452 4\.3\.1/)
    await one.envelope()
    expect(await one.say("x: y\r\n\r\nz\r\n.")).toMatch(/^451 4\.3\.0/)
  })

  test("is told to come again where recipients can't be looked up, or keeping it fails", async () => {
    let away = true
    const { peer } = await receiver({
      handIn: async () => {
        throw new Error("a secret of ours")
      },
      async mailboxesFor(all) {
        if (away) throw new Error("no database")
        return new Map(all.map((one) => [one, "id"]))
      },
    })
    const one = await peer()
    await one.read()
    await one.say("EHLO mail.example")
    await one.say("MAIL FROM:<a@mail.example>")
    expect(await one.say("RCPT TO:<support@kestrel.example>")).toMatch(/^451 4\.3\.0/)
    away = false
    expect(await one.say("RCPT TO:<support@kestrel.example>")).toMatch(/^250/)
    await one.say("DATA")
    const answer = await one.say("x\r\n.")
    expect(answer).toMatch(/^451 4\.3\.0/)
    expect(answer).not.toContain("secret")
  })

  test("to the postmaster comes in without a domain too (RFC 5321 §4.5.1)", async () => {
    const { peer, got } = await receiver({
      mailboxesFor: async (all) => new Map(all.map((one) => [one, one === "postmaster" ? "support" : null])),
    })
    const one = await peer()
    await one.read()
    await one.say("EHLO mail.example")
    await one.say("MAIL FROM:<>")
    expect(await one.say("RCPT TO:<Postmaster>")).toMatch(/^250/)
    await one.say("DATA")
    expect(await one.say("Subject: Your mails\r\n\r\nThey are refused here.\r\n.")).toMatch(/^250/)
    expect(got).toMatchObject([{ to: ["Postmaster"], mailboxIds: ["support"] }])
  })

  test("whose sender goes away in the middle leaves nothing", async () => {
    const { peer, got } = await receiver()
    const one = await peer()
    await one.begin()
    one.write("Subject: half of")
    one.end()
    const other = await peer()
    await other.begin()
    expect(await other.say("Subject: whole\r\n\r\n.")).toMatch(/^250/)
    expect(got).toMatchObject([{ text: "Subject: whole\r\n\r\n" }])
  })
})

describe("smuggling: one DATA is one mail, and what two servers could read in two ways is refused", () => {
  const second =
    "MAIL FROM:<admin@kestrel.example>\r\nRCPT TO:<support@kestrel.example>\r\nDATA\r\nSubject: smuggled\r\n\r\nsent by nobody\r\n.\r\n"
  const ends = [
    "\n.\n",
    "\n.\r\n",
    "\r.\r",
    "\r.\r\n",
    "\r\n.\n",
    "\r\n.\r",
    "\n.\r",
    "\r\n\0.\r\n",
    "\n\n.\r\n",
  ]
  for (const end of ends)
    test(`${JSON.stringify(end)} ends nothing`, async () => {
      const { peer, got } = await receiver()
      const one = await peer()
      await one.begin()
      one.write(`Subject: x\r\n\r\nhello${end}${second}`)
      const answers = [await one.read()]
      one.write("QUIT\r\n")
      answers.push(await one.read())
      expect(answers[0]).toMatch(end.includes("\0") ? /^250/ : /^550 5\.6\.11/)
      expect(answers[1]).toMatch(/^221/)
      expect(got.length).toBeLessThanOrEqual(1)
      if (got[0]) expect(got[0].text).toContain("MAIL FROM:<admin@kestrel.example>")
    })

  test("however it is cut into packets", async () => {
    const { peer, got } = await receiver()
    const one = await peer()
    await one.begin()
    for (const byte of `Subject: x\r\n\r\nhello\n.\r\n${second}`) {
      one.write(byte)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await one.read()).toMatch(/^550 5\.6\.11/)
    expect(got).toEqual([])
  })

  test("line ends in addresses and parameters are refused", async () => {
    const { peer } = await receiver()
    const one = await peer()
    await one.read()
    await one.say("EHLO mail.example")
    expect(await one.say("MAIL FROM:<a@mail.example> ENVID=x+0D+0ARCPT")).toMatch(/^501/)
    expect(await one.say("MAIL FROM:<a\0b@mail.example>")).toMatch(/^501/)
    expect(await one.say("MAIL FROM:<a@mail.example>")).toMatch(/^250/)
    expect(await one.say("RCPT TO:<support@kestrel.example\r>")).toMatch(/^50/)
  })
})

describe("STARTTLS", () => {
  test("goes on under TLS, and forgets what was said before", async () => {
    const { peer, got } = await receiver()
    const one = await peer()
    await one.read()
    await one.say("EHLO before.example")
    expect(await one.say("STARTTLS")).toMatch(/^220/)
    await one.startTls()
    expect(await one.say("MAIL FROM:<a@mail.example>")).toMatch(/^503/)
    await one.say("EHLO after.example")
    await one.envelope()
    expect(await one.say("x: y\r\n\r\nz\r\n.")).toMatch(/^250/)
    expect(got).toMatchObject([{ tls: true, helo: "after.example" }])
  })

  test("what was sent in plain after it is never done", async () => {
    const { peer, got } = await receiver()
    const one = await peer()
    await one.read()
    await one.say("EHLO mail.example")
    one.write(
      `STARTTLS\r\n${"NOOP\r\n".repeat(300)}EHLO evil.example\r\nMAIL FROM:<evil@mail.example>\r\nRCPT TO:<support@kestrel.example>\r\n`,
    )
    expect(await one.read()).toMatch(/^220/)
    await one.startTls()
    expect(await one.say("DATA")).toMatch(/^503/)
    await one.say("EHLO mail.example")
    await one.envelope()
    expect(await one.say("x: y\r\n\r\nz\r\n.")).toMatch(/^250/)
    expect(got).toMatchObject([{ from: "odile@mail.example" }])
  })
})

describe("bounds", () => {
  test("unknown recipients are refused one by one, and who goes on trying is sent away", async () => {
    const { peer } = await receiver({ bounds: { unknownRecipients: 3 } })
    const one = await peer()
    await one.read()
    await one.say("EHLO mail.example")
    await one.say("MAIL FROM:<a@mail.example>")
    for (const to of [
      "nobody@kestrel.example",
      "support@elsewhere.example",
      "support@kestrel.example.evil.example",
    ])
      expect(await one.say(`RCPT TO:<${to}>`)).toMatch(/^550 5\.1\.1/)
    expect(await one.say("RCPT TO:<nobody2@kestrel.example>")).toMatch(/^421/)
    expect(await one.read()).toBeNull()
  })

  test("ten thousand recipients: the first hundred are taken, the others told to come again, nobody else waits", async () => {
    const { peer } = await receiver({ mailboxesFor: async (all) => new Map(all.map((one) => [one, "id"])) })
    const one = await peer()
    await one.read()
    await one.say("EHLO mail.example")
    await one.say("MAIL FROM:<a@mail.example>")
    for (let n = 0; n < 10_000; n++) one.write(`RCPT TO:<r${n}@kestrel.example>\r\n`)
    const other = await peer()
    await other.begin()
    expect(await other.say("x: y\r\n\r\nz\r\n.")).toMatch(/^250/)
    const counts: Record<string, number> = {}
    for (let n = 0; n < 10_000; n++) {
      const code = (await one.read())?.slice(0, 3) ?? "none"
      counts[code] = (counts[code] ?? 0) + 1
    }
    expect(counts).toEqual({ 250: 100, 452: 9900 })
  })

  test("a command of a megabyte ends the connection, a line of a megabyte the mail", async () => {
    const { peer, got } = await receiver({ bounds: { maxBytes: 5_000_000 } })
    const one = await peer()
    await one.read()
    one.write("EHLO ".padEnd(1_000_000, "x"))
    expect(await one.read()).toMatch(/^421/)
    const other = await peer()
    await other.begin()
    other.write(`x: y\r\n\r\n${"z".repeat(1_000_000)}\r\n.\r\n`)
    expect(await other.read()).toMatch(/^554 5\.6\.0/)
    await other.envelope()
    expect(await other.say("x: y\r\n\r\nz\r\n.")).toMatch(/^250/)
    expect(got).toHaveLength(1)
  })

  test("a mail beyond SIZE is refused, said beforehand or found out; the next one is taken", async () => {
    const { peer, got } = await receiver()
    const one = await peer()
    await one.read()
    await one.say("EHLO mail.example")
    expect(await one.say("MAIL FROM:<a@mail.example> SIZE=1000001")).toMatch(/^552/)
    await one.envelope()
    one.write("x: y\r\n\r\n")
    for (let n = 0; n < 20; n++) one.write("0123456789".repeat(7).concat("\r\n").repeat(800))
    one.write(".\r\n")
    expect(await one.read()).toMatch(/^552 5\.3\.4/)
    await one.envelope()
    expect(await one.say("x: y\r\n\r\nz\r\n.")).toMatch(/^250/)
    expect(got).toHaveLength(1)
  })

  test("a header bomb is refused: ten thousand lines of it, or one of half a megabyte", async () => {
    const { peer } = await receiver()
    const one = await peer()
    await one.begin()
    one.write(`${"X-Bomb: 0123456789012345678901234567890123456789\r\n".repeat(12_000)}\r\nz\r\n.\r\n`)
    expect(await one.read()).toMatch(/^552 5\.3\.4/)
    await one.envelope()
    one.write(`X-Bomb: ${"a\r\n ".repeat(150_000)}b\r\n\r\nz\r\n.\r\n`)
    expect(await one.read()).toMatch(/^552 5\.3\.4/)
  })

  test("slow-loris: a byte now and then keeps neither the commands nor a mail open", async () => {
    const { peer, got } = await receiver({ bounds: { commandsMs: 400, dataMs: 400 } })
    const one = await peer()
    const two = await peer()
    await two.begin()
    const drip = setInterval(() => {
      one.write("E")
      two.write("x")
    }, 20)
    try {
      await Promise.all([one.closed(), two.closed()])
    } finally {
      clearInterval(drip)
    }
    expect(got).toEqual([])
  })

  test("too many connections or mails from one address are told to come again; a trusted address may", async () => {
    let trusted = false
    const { peer } = await receiver({
      bounds: { connectionsPerAddress: 2, mailsPerMinutePerAddress: 3, trusted: () => trusted },
    })
    const first = await peer()
    const second = await peer()
    expect(await first.read()).toMatch(/^220/)
    expect(await second.read()).toMatch(/^220/)
    const third = await peer()
    expect(await third.read()).toMatch(/^421 4\.7\.0/)
    await first.say("EHLO mail.example")
    const answers: (string | null)[] = []
    for (let n = 0; n < 4; n++) {
      answers.push(await first.say("MAIL FROM:<a@mail.example>"))
      await first.say("RSET")
    }
    // A minute may have turned meanwhile; then one more is allowed.
    expect(answers.slice(0, 3).every((answer) => answer?.startsWith("250"))).toBe(true)
    expect(answers[3]).toMatch(/^(450 4\.7\.1|250)/)
    second.end()
    trusted = true
    const more = await peer()
    expect(await more.read()).toMatch(/^220/)
  })

  test("garbage, a browser's request and nothing at all do no harm", async () => {
    const { peer, port, got } = await receiver({ bounds: { commandsMs: 500 } })
    const browser = await peer()
    await browser.read()
    browser.write("POST / HTTP/1.1\r\nHost: x\r\n\r\nMAIL FROM:<a@mail.example>\r\n")
    expect(await browser.read()).toMatch(/^421/)
    const noise = await peer()
    noise.write(Buffer.from(Array.from({ length: 100_000 }, (_, n) => (n * 7919) % 256)))
    await noise.closed()
    createConnection({ host: "127.0.0.1", port })
      .on("error", () => {})
      .end()
    const one = await peer()
    await one.begin()
    expect(await one.say("x: y\r\n\r\nz\r\n.")).toMatch(/^250/)
    expect(got).toHaveLength(1)
  })

  test("closing lets a mail end that is on its way", async () => {
    const { peer, got } = await receiver()
    const idle = await peer()
    await idle.read()
    const one = await peer()
    await one.begin()
    one.write("x: y\r\n\r\n")
    await expect.poll(() => open).toBeDefined()
    const closing = open?.smtp.close()
    open = undefined
    one.write("z\r\n.\r\n")
    expect(await one.read()).toMatch(/^250/)
    one.end()
    await closing
    expect(got).toHaveLength(1)
  })
})
