import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Filed, fileTicket } from "../../platform/testing/file-ticket.ts"
import { type Customer, type House, openHouse } from "../../platform/testing/house.ts"

let house: House
let ticket: Filed
let file: string
beforeAll(async () => {
  house = await openHouse({ env: { TRUST_PROXY: "loopback" } })
  const zhiyuan: Customer = await house.customer({ name: "He Zhiyuan" })
  const mei = await house.agent({ name: "Mei" })
  ticket = await fileTicket(house, zhiyuan)
  const path = `/api/desk/conversations/${ticket.id}`
  await mei.json("POST", `${path}/notes`, { messageId: newId(), body: "internal", basedOn: 0 })
  const body = "Found it, being credited."
  await mei.json("POST", `${path}/replies`, { messageId: newId(), body, basedOn: 0, anyway: true })
  file = await (await zhiyuan.get(`/tickets/${ticket.number}/transcript.json`)).text()
})
afterAll(() => house.close())

/** Anybody, from a network of their own: the bound counts by it. */
let network = 0
async function check(text: string | Buffer, o: { path?: string } = {}) {
  network += 1
  const answer = await house.visitor().multipart(o.path ?? "/en/verify/transcript", {
    headers: { "x-forwarded-for": `203.0.113.${network}` },
    fields: {},
    files: [{ name: "ticket.json", bytes: Buffer.from(text), input: "file" }],
  })
  return { status: answer.status, headers: answer.headers, page: await answer.text() }
}

describe("/verify/transcript", () => {
  test("is a form in both languages, among the ways of checking", async () => {
    for (const [path, title] of [
      ["/en/verify/transcript", "Is a transcript exactly as we gave it out?"],
      ["/zh-cn/verify/transcript", "聊天或工单记录有没有被改过"],
    ] as const) {
      const page = await (await house.visitor().get(path)).text()
      expect(page).toContain(title)
      expect(page).toContain('enctype="multipart/form-data"')
    }
    expect(await (await house.visitor().get("/en/verify")).text()).toContain("/en/verify/transcript")
  })

  test("a transcript as it was given out holds: its number, its messages, its key", async () => {
    const { status, headers, page } = await check(file)
    expect(status).toBe(200)
    expect(headers.get("cache-control")).toContain("no-store")
    expect(page).toContain("This is exactly what we gave out")
    expect(page).toContain(ticket.number.replace(/(\d{4})(?=\d)/g, "$1 "))
    expect(page).toContain("2, and one entry that is internal")
    expect(page).toContain(JSON.parse(file).signature.key)
    expect((await check(file, { path: "/zh-cn/verify/transcript" })).page).toContain("与我们提供的完全一致")
  })

  test("as other bytes of the same content it holds as well", async () => {
    expect((await check(JSON.stringify(JSON.parse(file)))).page).toContain("exactly what we gave out")
  })

  test.each<[string, (text: string) => string, string]>([
    [
      "a word",
      (text) => text.replace("Found it", "Lost it"),
      "Entry 4: its text is not the one that was written",
    ],
    [
      "who wrote it",
      (text) => text.replace(/"realm": "staff"/, '"realm": "customer"'),
      "Entry 4: its time, author or content was changed",
    ],
    ["a name", (text) => text.replace('"name": "Mei"', '"name": "Eve"'), "something beside them was changed"],
    ["the subject", (text) => text.replace(/"subject": "/, "$&x"), "something beside them was changed"],
    ["a whole entry taken out", withoutEntry(2), "Entry 3 doesn’t follow from the one before it"],
    ["the last entry taken out", withoutEntry(4), "the last entries are not the ones that were there"],
  ])("changed %s: the page says where", async (_what, change, sentence) => {
    const changed = change(file)
    expect(changed).not.toBe(file)
    const { status, page } = await check(changed)
    expect(status).toBe(200)
    expect(page).toContain("This is not what we gave out")
    expect(page).toContain(sentence)
    // What a changed file says is shown nowhere.
    expect(page).not.toContain("Lost it")
  })

  test("names the line of the file on which that entry stands", async () => {
    const line = file.split("\n").findIndex((text) => /^\s*"seq": 4,/.test(text)) + 1
    expect(line).toBeGreaterThan(1)
    expect((await check(file.replace("Found it", "Lost it"))).page).toContain(`Line ${line} of the file`)
  })

  test("a long one is judged as a short one is, in a thread of its own", async () => {
    const long = `${file}${" ".repeat(300_000)}`
    expect((await check(long)).page).toContain("This is exactly what we gave out")
    expect((await check(long.replace("Found it", "Lost it"))).page).toContain("Entry 4: its text is not")
  })

  test("signed by somebody else, no transcript, no UTF-8, nothing at all, too much", async () => {
    const other = JSON.parse(file)
    other.signature.key = "A".repeat(43)
    expect((await check(JSON.stringify(other))).page).toContain("signed with a key that isn’t ours")
    for (const none of ["{}", "[[", Buffer.from([0xff, 0xfe, 0x00])])
      expect((await check(none)).page).toContain("This is not a transcript as we give it out")
    const empty = await check("")
    expect([empty.status, empty.page.includes("This is still missing.")]).toEqual([422, true])
    const large = await check(`${file}${" ".repeat(5 * 1024 ** 2)}`)
    expect([large.status, large.page.includes("The file is larger than 5 MB.")]).toEqual([422, true])
  })

  test("is bound in rate", async () => {
    const visitor = house.visitor()
    const one = () =>
      visitor.multipart("/en/verify/transcript", {
        fields: {},
        files: [{ name: "a.json", bytes: Buffer.from("{}"), input: "file" }],
      })
    const statuses: number[] = []
    for (let n = 0; n < 14; n += 1) statuses.push((await one()).status)
    expect(statuses).toContain(429)
  })
})

/** The file without one of its events, the others as they are. */
function withoutEntry(seq: number): (text: string) => string {
  return (text) => {
    const document = JSON.parse(text)
    document.events = document.events.filter((event: { seq: number }) => event.seq !== seq)
    return JSON.stringify(document)
  }
}
