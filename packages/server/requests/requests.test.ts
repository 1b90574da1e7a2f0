import { newId } from "@veridesk/contract/ids.ts"
import type { RequestList } from "@veridesk/contract/requests.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TicketProps } from "../../portal/props-ticket.ts"
import { verifyChains } from "../conversations/index.ts"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"
import { statesFrom } from "./request.ts"

let house: House
let mei: Agent
let odile: Customer
let tomas: Customer
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei" })
  odile = await house.customer({ name: "Odile Varga" })
  tomas = await house.customer({ name: "Tomas Reyhl" })
})
afterAll(() => house.close())

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
)
const PHRASE = `${"abandon ".repeat(11)}about`
const statement = { template: "bank-statement" }
const screenshot = { template: "error-screenshot" }
const platform = { template: "sender-platform" }
const photo = { name: "shot.png", bytes: PNG }

const ask = (ticket: Filed, items: object[], more: object = {}, by = mei) =>
  by.json("POST", `/api/desk/conversations/${ticket.id}/requests`, {
    requestId: newId(),
    messageId: newId(),
    body: "We need a little more from you.",
    items,
    ...more,
  })
const decide = (ticket: Filed, itemId: string, as: string, more: object = {}, by = mei) =>
  by.json("POST", `/api/desk/conversations/${ticket.id}/requests/${itemId}`, {
    requestId: newId(),
    as,
    ...more,
  })
const listOf = async (ticket: Filed): Promise<RequestList> =>
  (await mei.json("GET", `/api/desk/conversations/${ticket.id}/requests`)).body
const propsOf = async (ticket: Filed): Promise<TicketProps> =>
  (await odile.json("GET", `/tickets/${ticket.number}`)).body
const answer = (ticket: Filed, slot: string, body: string, as = odile, requestId = newId()) =>
  as.ask(`/tickets/${ticket.number}/reply`, { requestId, slot, act: "document", body })
const upload = (ticket: Filed, slot: string, files = [photo], as = odile) =>
  as.multipart(`/tickets/${ticket.number}/reply`, {
    // The pictures of these tests are tiny, which is told once (see E21 below).
    fields: { requestId: newId(), slot, act: "document", different: "anyway" },
    files,
  })
const stateOf = async (ticket: Filed) =>
  (
    await house.pool.query(
      "select status, waiting_since is not null as waits, due_at is not null as runs from conversations where id = $1",
      [ticket.id],
    )
  ).rows[0]
const kinds = (props: TicketProps) =>
  props.thread.flatMap((entry) => (entry.entry === "event" ? entry.what : `${entry.by.side}: ${entry.body}`))

/** A ticket in which these things were asked for, and the ids of them. */
async function asked(items: object[]): Promise<{ ticket: Filed; ids: string[] }> {
  const ticket = await fileTicket(house, odile)
  const { body } = await ask(ticket, items)
  return { ticket, ids: body.items.map((item: { id: string }) => item.id) }
}

describe("asking for what is missing", () => {
  test("puts the list before the customer with a place for each, and the clock stands in sight", async () => {
    const { ticket, ids } = await asked([statement, { title: "Photo of the card", kind: "file" }])
    const props = await propsOf(ticket)
    expect(props).toMatchObject({
      status: "waiting-for-you",
      acts: { now: { who: "you", what: "send-documents", count: 2 }, then: { who: "team", what: "check" } },
      documentsComplete: true,
      documents: [
        { id: ids[0], title: "Bank statement (PDF)", state: "missing", formats: ["PDF"], added: null },
        { id: ids[1], title: "Photo of the card", state: "missing" },
      ],
    })
    expect(props.steps.find((step) => step.state === "now")).toMatchObject({
      step: "waiting-for-you",
      at: expect.any(String),
    })
    expect(kinds(props).slice(2)).toEqual(["document-asked", "support: We need a little more from you."])
    expect(await stateOf(ticket)).toEqual({ status: "waiting-customer", waits: false, runs: false })
    const page = await (await odile.get(`/tickets/${ticket.number}`)).text()
    expect(page).toContain("Our reply clock is paused until you have answered")
    expect(page.match(/data-slot=/g)).toHaveLength(2)
  })

  test("is in the customer's language, whichever the agent reads", async () => {
    const ticket = await fileTicket(house, odile, { language: "zh-CN" })
    await ask(ticket, [statement])
    expect((await listOf(ticket)).items[0]).toMatchObject({ title: "银行对账单（PDF）" })
  })

  test("is counted in the list of tickets, under what waits for them", async () => {
    const amara = await house.customer({ name: "Amara" })
    const ticket = await fileTicket(house, amara)
    await ask(ticket, [statement, screenshot])
    const list = await (await amara.get("/tickets")).text()
    expect(list).toContain("Waiting for you: 2 things missing")
    expect(list.indexOf("tab=waiting")).toBeLessThan(list.indexOf("tab=open"))
  })

  test("twice with one id asks once", async () => {
    const ticket = await fileTicket(house, odile)
    const same = { requestId: newId(), messageId: newId() }
    const [one, two] = [await ask(ticket, [statement], same), await ask(ticket, [statement], same)]
    expect(one.body.items).toHaveLength(1)
    expect(two.body).toEqual(one.body)
    expect(kinds(await propsOf(ticket)).filter((what) => what === "document-asked")).toHaveLength(1)
  })

  test("a second time needs the reason, which the customer reads", async () => {
    const { ticket } = await asked([screenshot])
    expect((await ask(ticket, [statement])).body.code).toBe("why-more")
    const why = "recoveries above 2,000 USDT need one."
    expect((await ask(ticket, [statement], { why, complete: false })).status).toBe(200)
    const { documents, documentsComplete } = await propsOf(ticket)
    expect(documents[1]?.added).toMatchObject({ why, by: "Mei" })
    expect(documentsComplete).toBe(false)
  })

  test.each([
    ["nothing", { items: [] }, 400],
    ["more than ten at once", { items: Array(11).fill(statement) }, 400],
    ["something without a name", { items: [{ title: " ", kind: "file" }] }, 400],
    ["a secret", { items: [{ title: "Recovery phrase", kind: "text", about: PHRASE }] }, 422],
  ])("for %s is refused", async (_name, { items }, status) => {
    const ticket = await fileTicket(house, odile)
    expect((await ask(ticket, items)).status).toBe(status)
    expect((await listOf(ticket)).items).toEqual([])
  })

  test("is not for auditors, nor once it is solved", async () => {
    const ticket = await fileTicket(house, odile)
    const vera = await house.agent({ name: "Vera", role: "auditor" })
    expect((await ask(ticket, [statement], {}, vera)).status).toBe(403)
    expect((await house.visitor().json("GET", `/api/desk/conversations/${ticket.id}/requests`)).status).toBe(
      401,
    )
    await odile.ask(`/tickets/${ticket.number}/act`, { requestId: newId(), act: "solved" })
    expect((await ask(ticket, [statement])).status).toBe(409)
  })
})

describe("what the customer sends", () => {
  test("without JavaScript goes into its place, and the ticket comes back to us with the last of it, by itself", async () => {
    const { ticket, ids } = await asked([screenshot, platform])
    const [first = "", second = ""] = ids
    const sent = await upload(ticket, first)
    expect([sent.status, sent.headers.get("location")]).toEqual([
      303,
      `/tickets/${ticket.number}?done=documents-sent`,
    ])
    expect(await stateOf(ticket)).toMatchObject({ status: "waiting-customer", waits: false })
    expect((await answer(ticket, second, "Halden Wallet, 0xabc")).body.outcome).toBe("done")
    expect(await stateOf(ticket)).toEqual({ status: "open", waits: true, runs: true })
    const props = await propsOf(ticket)
    expect(props.documents).toMatchObject([
      { state: "checking", files: [{ name: "shot.png" }] },
      { state: "checking", words: ["Halden Wallet, 0xabc"] },
    ])
    expect(kinds(props).slice(4)).toEqual([
      "you: ",
      "document-sent",
      "you: Halden Wallet, 0xabc",
      "document-sent",
      "status",
    ])
    const { rows } = await house.pool.query(
      "select actor_realm, actor_id, payload from events where conversation_id = $1 order by seq desc limit 1",
      [ticket.id],
    )
    expect(rows[0]).toMatchObject({
      actor_realm: "system",
      actor_id: null,
      payload: { rule: "documents-complete", version: 1, is: "open" },
    })
  })

  test("is downloaded by the agent and by nobody else's customer", async () => {
    const { ticket, ids } = await asked([screenshot])
    await upload(ticket, ids[0] ?? "")
    const file = (await listOf(ticket)).items[0]?.files[0]
    expect((await mei.get(file?.url ?? "")).status).toBe(200)
    const own = (await propsOf(ticket)).documents[0]?.files[0]
    expect((await odile.get(own?.url ?? "")).status).toBe(200)
    expect((await tomas.get(own?.url ?? "")).status).toBe(404)
  })

  test("twice with one id is one", async () => {
    const { ticket, ids } = await asked([platform])
    const requestId = newId()
    for (let n = 0; n < 2; n++)
      expect((await answer(ticket, ids[0] ?? "", "Halden", odile, requestId)).body.outcome).toBe("done")
    expect((await listOf(ticket)).items[0]?.words).toEqual(["Halden"])
  })

  test("of a stranger is not there to them, and takes in no files", async () => {
    const { ticket, ids } = await asked([screenshot])
    expect((await upload(ticket, ids[0] ?? "", [photo], tomas)).status).toBe(404)
    expect((await answer(ticket, ids[0] ?? "", "x", tomas)).status).toBe(404)
    // Nor does the place of one ticket open from another, though that one is theirs.
    const theirs = await fileTicket(house, tomas)
    expect((await answer(theirs, ids[0] ?? "", "x", tomas)).status).toBe(404)
    expect((await propsOf(ticket)).documents[0]).toMatchObject({ state: "missing", files: [] })
  })

  test("as another kind of file comes back with what to send, the file still there to take out", async () => {
    const { ticket, ids } = await asked([statement])
    const sent = await upload(ticket, ids[0] ?? "")
    expect(sent.status).toBe(422)
    const page = await sent.text()
    expect(page).toContain("“shot.png” is another kind of file than asked for.")
    expect(page).toContain("Send one of these: PDF.")
    expect(page).toMatch(/value="remove:[0-9a-f-]{36}"/)
    expect(await stateOf(ticket)).toMatchObject({ status: "waiting-customer" })
  })

  test("E21: as a file that can hardly be read is asked for again once, and then taken as it is", async () => {
    const { ticket, ids } = await asked([screenshot])
    const fields = { requestId: newId(), slot: ids[0] ?? "", act: "document" }
    const first = await odile.multipart(`/tickets/${ticket.number}/reply`, { fields, files: [photo] })
    const page = await first.text()
    expect(first.status).toBe(422)
    expect(page).toContain("shot.png is very small and may not be readable.")
    const attachment = /name="attachment" value="([^"]+)"/.exec(page)?.[1] ?? ""
    expect(page).toContain('name="different" value="anyway"')
    const again = { ...fields, attachment, different: "anyway" }
    expect((await odile.form(`/tickets/${ticket.number}/reply`, again)).status).toBe(303)
    expect((await listOf(ticket)).items[0]).toMatchObject({
      state: "checking",
      files: [{ name: "shot.png" }],
    })
  })

  test("with a secret in it is not stored", async () => {
    const { ticket, ids } = await asked([platform])
    const { status, body } = await answer(ticket, ids[0] ?? "", PHRASE)
    expect([status, body.props.documents[0].draft]).toMatchObject([422, { text: "", secret: {} }])
    const { rows } = await house.pool.query("select 1 from messages where body like '%abandon%'")
    expect(rows).toEqual([])
  })

  test.each([
    ["", "empty-message"],
    ["x".repeat(4001), "text-too-long"],
  ])("is refused where it is nothing or too much, the words kept (%#)", async (words, code) => {
    const { ticket, ids } = await asked([platform])
    const { status, body } = await answer(ticket, ids[0] ?? "", words)
    const { draft } = body.props.documents[0]
    expect([status, draft.error.code, draft.text]).toEqual([422, code, words])
  })
})

describe("what the agent says of it", () => {
  test("accepted: the customer sees it, and nothing is asked of anybody", async () => {
    const { ticket, ids } = await asked([screenshot])
    await upload(ticket, ids[0] ?? "")
    const before = await stateOf(ticket)
    const { body } = await decide(ticket, ids[0] ?? "", "accepted")
    expect(body.items[0]).toMatchObject({ state: "accepted", decidedAt: expect.any(String) })
    expect(await stateOf(ticket)).toEqual(before)
    expect((await propsOf(ticket)).documents[0]).toMatchObject({ state: "accepted" })
  })

  test("refused with the reason: it is asked for again, and the ticket waits for the customer", async () => {
    const { ticket, ids } = await asked([screenshot])
    const item = ids[0] ?? ""
    await upload(ticket, item)
    await decide(ticket, item, "refused", { reason: "unreadable", text: "The code is cut off." })
    const props = await propsOf(ticket)
    expect(props).toMatchObject({ status: "waiting-for-you", acts: { now: { count: 1 } } })
    expect(props.documents[0]).toMatchObject({
      state: "refused",
      refusal: "It can’t be read: please send it larger or sharper. The code is cut off.",
    })
    expect(kinds(props).slice(-2)).toEqual(["document-refused", "status"])
    await upload(ticket, item)
    expect(await stateOf(ticket)).toMatchObject({ status: "open", waits: true })
    expect((await listOf(ticket)).items[0]).toMatchObject({ state: "checking", refusal: null })
    expect((await listOf(ticket)).items[0]?.files).toHaveLength(2)
  })

  test("withdrawn, the last missing one: it is our turn again, and its place is gone", async () => {
    const { ticket, ids } = await asked([screenshot])
    await decide(ticket, ids[0] ?? "", "withdrawn")
    expect(await stateOf(ticket)).toMatchObject({ status: "open", waits: true })
    expect((await propsOf(ticket)).documents).toEqual([])
    const late = await answer(ticket, ids[0] ?? "", "x")
    expect(late.status).toBe(422)
  })

  test("what can't be is refused, and another ticket's item is not there", async () => {
    const { ticket, ids } = await asked([screenshot])
    expect((await decide(ticket, ids[0] ?? "", "refused")).status).toBe(409)
    const other = await fileTicket(house, odile)
    expect((await decide(other, ids[0] ?? "", "accepted")).status).toBe(404)
  })

  test("a message of the customer leaves the list as it is", async () => {
    const { ticket } = await asked([screenshot])
    await odile.ask(`/tickets/${ticket.number}/reply`, {
      requestId: newId(),
      act: "send",
      body: "Which one?",
    })
    expect(await propsOf(ticket)).toMatchObject({
      status: "in-review",
      acts: { now: { who: "team" }, then: { who: "you", what: "send-documents", count: 1 } },
    })
  })
})

test("what the log says of every item is what the table says", async () => {
  const { ticket, ids } = await asked([screenshot, platform, statement, { title: "Card", kind: "file" }])
  const [shot = "", words = "", pdf = "", card = ""] = ids
  await upload(ticket, shot)
  await decide(ticket, shot, "refused")
  await answer(ticket, words, "Halden")
  await decide(ticket, words, "accepted")
  await decide(ticket, pdf, "withdrawn")
  await upload(ticket, card)
  const { rows } = await house.pool.query(
    "select kind, payload from events where conversation_id = $1 order by seq",
    [ticket.id],
  )
  const table = (await listOf(ticket)).items.map(({ id, state }) => [id, state])
  expect([...statesFrom(rows)]).toEqual(table)
  expect(table.map(([, state]) => state)).toEqual(["refused", "accepted", "withdrawn", "checking"])
  // What rules did in the wake of it is chained like everything else.
  expect((await verifyChains(house.db)).faults).toEqual([])
})

test("twenty answers at once to one thing are one conversation without a gap", async () => {
  const { ticket, ids } = await asked([platform])
  await Promise.all(Array.from({ length: 20 }, (_, n) => answer(ticket, ids[0] ?? "", `answer ${n}`)))
  const { rows } = await house.pool.query(
    "select array_agg(seq order by seq) as seqs from events where conversation_id = $1",
    [ticket.id],
  )
  expect(rows[0].seqs).toEqual(rows[0].seqs.map((_: number, at: number) => at + 1))
  expect((await listOf(ticket)).items[0]?.words).toHaveLength(20)
})

describe("mails", () => {
  const outbox = async (ticket: Filed) => {
    await house.settle()
    const { rows } = await house.pool.query(
      "select m.kind, m.details::text as details from outgoing_mails m join conversations c on c.id = m.conversation_id where c.number = $1 order by m.id",
      [ticket.number],
    )
    return rows.slice(1)
  }

  test("tell of what is asked for, and of what is needed again; of nothing else", async () => {
    const { ticket, ids } = await asked([screenshot, platform])
    await upload(ticket, ids[0] ?? "")
    await answer(ticket, ids[1] ?? "", "Halden")
    await decide(ticket, ids[1] ?? "", "accepted")
    await decide(ticket, ids[0] ?? "", "refused")
    const mails = await outbox(ticket)
    expect(mails.map(({ kind }) => kind)).toEqual(["documents-asked", "documents-asked"])
    // What the queue holds is where to look, never what was written.
    expect(JSON.stringify(mails)).not.toContain("Halden")
  })
})
