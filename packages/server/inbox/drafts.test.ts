import { newId } from "@veridesk/contract/ids.ts"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { putConversations } from "../platform/testing/put-conversations.ts"
import { forgetEmptyDrafts } from "./store.ts"

let house: House
let mei: Agent
let ilse: Agent
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei" })
  ilse = await house.agent({ name: "Ilse" })
})
afterAll(() => house.close())

async function conversation(): Promise<string> {
  const [put] = await putConversations(house.pool, [{ waitingSince: new Date(), dueAt: new Date() }])
  return put?.id ?? ""
}
const at = (seconds: number) => new Date(Date.now() - 3_600_000 + seconds * 1000)

type Saved = { mode?: "reply" | "note"; text: string; at?: Date; files?: string[] }
async function save(
  agent: Agent,
  id: string,
  { mode = "reply", text, at: time = new Date(), files = [] }: Saved,
) {
  const body = { mode, text, attachmentIds: files, updatedAt: time.toISOString() }
  const answer = await agent.json("PUT", `/api/desk/conversations/${id}/draft`, body)
  expect(answer.status).toBe(204)
}
async function drafts(agent: Agent, id: string): Promise<string[]> {
  const { body } = await agent.json("GET", `/api/desk/conversations/${id}`)
  return body.drafts.map((draft: { mode: string; text: string }) => `${draft.mode}: ${draft.text}`).toSorted()
}
async function send(agent: Agent, id: string, path: "replies" | "notes", messageId = newId()) {
  const body = { messageId, body: "sent", basedOn: 0, anyway: true }
  const answer = await agent.json("POST", `/api/desk/conversations/${id}/${path}`, body)
  expect(answer.status).toBe(200)
}

describe("a draft", () => {
  test("is its writer's own, one for a reply and one for a note", async () => {
    const id = await conversation()
    await save(mei, id, { text: "we looked" })
    await save(mei, id, { mode: "note", text: "retired address" })
    await save(ilse, id, { text: "hello" })
    expect(await drafts(mei, id)).toEqual(["note: retired address", "reply: we looked"])
    expect(await drafts(ilse, id)).toEqual(["reply: hello"])
  })

  test("is nothing for an auditor, who may not write", async () => {
    const petra = await house.agent({ name: "Petra", role: "auditor" })
    const body = { mode: "reply", text: "mine", attachmentIds: [], updatedAt: new Date().toISOString() }
    const answer = await petra.json("PUT", `/api/desk/conversations/${await conversation()}/draft`, body)
    expect([answer.status, answer.body]).toMatchObject([403, { code: "read-only" }])
  })

  test("keeps its files by id", async () => {
    const id = await conversation()
    const file = newId()
    await save(mei, id, { text: "", files: [file] })
    const { body } = await mei.json("GET", `/api/desk/conversations/${id}`)
    expect(body.drafts).toMatchObject([{ text: "", attachmentIds: [file] }])
  })

  test("that was written earlier and arrives later never takes the newer one's place", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        async (times, empty) => {
          const id = await conversation()
          for (const [nth, time] of times.entries())
            await save(mei, id, { text: empty[nth] ? "" : `at ${time}`, at: at(time) })
          const newest = Math.max(...times)
          const isEmpty = empty[times.indexOf(newest)]
          expect(await drafts(mei, id)).toEqual(isEmpty ? [] : [`reply: at ${newest}`])
        },
      ),
      { numRuns: 25 },
    )
  })

  test.each(["replies", "notes"] as const)(
    "goes when it is sent (%s), and doesn't come back by a late save",
    async (path) => {
      const id = await conversation()
      const mode = path === "replies" ? "reply" : "note"
      await save(mei, id, { mode, text: "half" })
      const late = new Date()
      await send(mei, id, path)
      expect(await drafts(mei, id)).toEqual([])
      await save(mei, id, { mode, text: "half a sentence", at: late })
      expect(await drafts(mei, id)).toEqual([])
      expect((await mei.json("GET", `/api/desk/conversations/${id}`)).body.row.draft).toBe(false)
      await save(mei, id, { mode, text: "the next one" })
      expect(await drafts(mei, id)).toEqual([`${mode}: the next one`])
    },
  )

  test("of the next message stays when one goes out late that was written before it", async () => {
    const id = await conversation()
    const waiting = newId()
    await save(mei, id, { text: "the next one", at: new Date(Date.now() + 1000) })
    await send(mei, id, "replies", waiting)
    expect(await drafts(mei, id)).toEqual(["reply: the next one"])
  })

  test("of a machine whose clock is a year ahead doesn't win for a year", async () => {
    const id = await conversation()
    await save(mei, id, { text: "from the future", at: new Date(Date.now() + 365 * 86_400_000) })
    await save(mei, id, { text: "eleven minutes later", at: new Date(Date.now() + 11 * 60_000) })
    expect(await drafts(mei, id)).toEqual(["reply: eleven minutes later"])
  })

  test("that was emptied is forgotten after a day, one with text never", async () => {
    const id = await conversation()
    await save(mei, id, { text: "kept" })
    await save(mei, id, { mode: "note", text: "" })
    await house.pool.query(
      "update drafts set updated_at = now() - interval '25 hours' where conversation_id = $1",
      [id],
    )
    await forgetEmptyDrafts(house.db, new Date())
    const { rows } = await house.pool.query("select mode from drafts where conversation_id = $1", [id])
    expect(rows).toEqual([{ mode: "reply" }])
  })

  test.each([
    ["of a conversation that isn't there", newId(), { mode: "reply", text: "x" }, 404],
    ["with a NUL", null, { mode: "reply", text: "a\u0000b" }, 400],
    ["that is too long", null, { mode: "reply", text: "x".repeat(65_537) }, 400],
    ["of no kind we know", null, { mode: "mail", text: "x" }, 400],
    [
      "with eleven files",
      null,
      { mode: "reply", text: "x", attachmentIds: Array.from({ length: 11 }, newId) },
      400,
    ],
  ])("%s is refused", async (_case, given, draft, status) => {
    const id = given ?? (await conversation())
    const body = { ...draft, updatedAt: new Date().toISOString() }
    expect((await mei.json("PUT", `/api/desk/conversations/${id}/draft`, body)).status).toBe(status)
  })
})

describe("how far an agent has read", () => {
  const read = (agent: Agent, id: string, seq: number) =>
    agent.json("POST", `/api/desk/conversations/${id}/read`, { seq })
  const lastRead = async (agent: Agent, id: string) =>
    (await agent.json("GET", `/api/desk/conversations/${id}`)).body.lastReadSeq

  test("only ever goes forward, and no further than there is", async () => {
    const id = await conversation()
    for (let n = 0; n < 3; n++) await send(mei, id, "notes")
    await read(mei, id, 2)
    await read(mei, id, 1)
    expect(await lastRead(mei, id)).toBe(2)
    await read(mei, id, 2_147_483_647)
    expect(await lastRead(mei, id)).toBe(3)
    expect(await lastRead(ilse, id)).toBe(0)
  })

  test.each([-1, 0.5, 2_147_483_648, "3"])("%s is no place", async (seq) => {
    expect((await read(mei, await conversation(), seq as number)).status).toBe(400)
  })
})
