import { newId } from "@veridesk/contract/ids.ts"
import { signedTranscript } from "@veridesk/contract/transcript.ts"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"
import { keysOf, verifyTranscript } from "./index.ts"

let house: House
let mei: Agent
let zhiyuan: Customer
let ticket: Filed
let keys: Map<string, string>
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei" })
  zhiyuan = await house.customer({ name: "He Zhiyuan" })
  ticket = await fileTicket(house, zhiyuan)
  await desk("notes", { body: "INTERNAL: looks like the old address", basedOn: 0 })
  await desk("replies", {
    body: "已查到这笔充值，正在入账。\n\n#let x = [not markup]",
    basedOn: 0,
    anyway: true,
  })
  keys = keysOf(await (await zhiyuan.get("/.well-known/veridesk-keys.json")).text())
})
afterAll(() => house.close())

const desk = (path: string, body: object) =>
  mei.json("POST", `/api/desk/conversations/${ticket.id}/${path}`, { messageId: newId(), ...body })
const take = async (kind: string, as: Customer = zhiyuan, locale = "zh-CN") =>
  as.get(`/tickets/${ticket.number}/transcript.${kind}?lang=${locale}`)

describe("a transcript to keep", () => {
  test("as signed data holds what was said, hides what is the desk's, and verifies offline", async () => {
    const text = await (await take("json")).text()
    expect(text).not.toContain("INTERNAL")
    const { document, faults } = verifyTranscript(text, keys)
    expect(faults).toEqual([])
    expect(document?.events.map((event) => ("hidden" in event ? "hidden" : event.kind))).toEqual([
      "conversation.opened",
      "message.received",
      "hidden",
      "conversation.replied",
    ])
    expect(document?.conversation.number).toBe(ticket.number)
  })

  test("every changed character of it is found", async () => {
    const text = await (await take("json")).text()
    const compact = JSON.stringify(signedTranscript.parse(JSON.parse(text)))
    let tried = 0
    for (let at = 0; at < compact.length; at += 7) {
      const was = compact.charAt(at)
      const changed = `${compact.slice(0, at)}${was === "a" ? "b" : "a"}${compact.slice(at + 1)}`
      tried += 1
      expect(verifyTranscript(changed, keys).faults, changed.slice(at - 20, at + 20)).not.toEqual([])
    }
    expect(tried).toBeGreaterThan(200)
  })

  test("a changed byte of the file is found, or has changed nothing that it says", async () => {
    const bytes = Buffer.from(await (await take("json")).text())
    const original = JSON.parse(bytes.toString())
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, difference) => {
        const changed = Buffer.from(bytes)
        changed[at] = (changed[at] ?? 0) ^ difference
        const { document, faults } = verifyTranscript(changed.toString(), keys)
        if (faults.length === 0) expect(document).toEqual(original)
      }),
      { numRuns: 4_000 },
    )
  })

  test("a signature has one way of being written", async () => {
    const document = signedTranscript.parse(JSON.parse(await (await take("json")).text()))
    const { value } = document.signature
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    // The last of 86 characters has four bits that no byte takes up.
    const spare = alphabet.charAt(alphabet.indexOf(value.charAt(85)) ^ 1)
    for (const other of [`${value.slice(0, 85)}${spare}`, `${value}==`, `${value} `, `.${value}`]) {
      const changed = { ...document, signature: { ...document.signature, value: other } }
      expect(verifyTranscript(JSON.stringify(changed), keys).faults, other).toEqual([
        { fault: "wrong-signature" },
      ])
    }
  })

  test("what is nested beyond all reason is no transcript", async () => {
    const deep = `${"[".repeat(200_000)}${"]".repeat(200_000)}`
    expect(verifyTranscript(deep, keys).faults).toEqual([{ fault: "not-a-transcript" }])
    const text = JSON.stringify(JSON.parse(await (await take("json")).text()))
    for (const levels of [100, 1_000, 3_000, 5_000, 7_000, 9_000]) {
      const payload = `"payload":{"a":${"[".repeat(levels)}${"]".repeat(levels)},`
      expect(verifyTranscript(text.replace('"payload":{', payload), keys).faults, String(levels)).toEqual([
        { fault: "not-a-transcript" },
      ])
    }
  })

  test("a file of nothing but mistakes is told from at its first one", async () => {
    const document = JSON.parse(await (await take("json")).text())
    const [event] = document.events
    const wide = Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`k${n}`, 0]))
    for (const events of [
      Array.from({ length: 500_000 }, () => 0),
      Array.from({ length: 100_001 }, () => event),
      [{ ...event, payload: wide }],
    ]) {
      // Telling every mistake of half a million would take ten seconds and most of a gigabyte.
      const text = JSON.stringify({ ...document, events })
      expect(verifyTranscript(text, keys).faults).toEqual([{ fault: "not-a-transcript" }])
    }
  })

  test("a field put in beside the others is found, and so is another's key", async () => {
    const document = signedTranscript.parse(JSON.parse(await (await take("json")).text()))
    expect(verifyTranscript(JSON.stringify({ ...document, note: "x" }), keys).faults).toEqual([
      { fault: "not-a-transcript" },
    ])
    expect(verifyTranscript(JSON.stringify(document), new Map()).faults).toEqual([
      { fault: "unknown-key", key: document.signature.key },
    ])
  })

  test("as text it is in the reader's language, with times in a zone and the end of the chain", async () => {
    const answer = await take("txt")
    expect(answer.headers.get("content-disposition")).toContain(`ticket-${ticket.number}.txt`)
    const zh = await answer.text()
    expect(zh).toContain(`工单 ${ticket.number} 沟通记录`)
    expect(zh).toContain("已查到这笔充值，正在入账。")
    expect(zh).toContain("UTC+8")
    expect(zh).not.toContain("INTERNAL")
    const en = await (await take("txt", zhiyuan, "en")).text()
    expect(en).toContain(`Transcript of ticket ${ticket.number}`)
    expect(en).toContain("Mei, ")
  })

  test("says what was asked for, what came of it, and what the customer thought of it", async () => {
    const { body } = await desk("requests", {
      requestId: newId(),
      body: "One thing more.",
      items: [{ template: "bank-statement" }],
    })
    const decided = { requestId: newId(), as: "withdrawn" }
    await mei.json("POST", `/api/desk/conversations/${ticket.id}/requests/${body.items[0].id}`, decided)
    await desk("status", { requestId: newId(), status: "solved" })
    const rated = { requestId: newId(), act: "rate", score: "4", body: "Quick enough." }
    await zhiyuan.ask(`/tickets/${ticket.number}/act`, rated)
    const en = await (await take("txt", zhiyuan, "en")).text()
    for (const said of [
      "Asked for one thing.",
      "One thing more.",
      "Thing 1 of those asked for: no longer needed.",
      "Rated 4 of 5.",
      "Quick enough.",
    ])
      expect(en).toContain(said)
    expect(en).not.toContain("The ticket was changed.")
  })

  test("as PDF it holds the Chinese text and nothing of it is read as markup", async () => {
    const answer = await take("pdf")
    expect(answer.headers.get("content-type")).toBe("application/pdf")
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-")
    expect(bytes.length).toBeGreaterThan(10_000)
  })

  test("is there for its customer only", async () => {
    const stranger = await house.customer({ name: "Tomas Reyhl" })
    for (const kind of ["json", "txt", "pdf"]) expect((await take(kind, stranger)).status).toBe(404)
    expect((await take("exe")).status).toBe(400)
    const signedOut = await house.visitor().get(`/tickets/${ticket.number}/transcript.pdf`)
    expect(signedOut.headers.get("location")).toContain("/sign-in")
  })
})
