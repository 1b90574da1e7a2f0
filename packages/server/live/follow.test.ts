import { newId } from "@veridesk/contract/ids.ts"
import fc from "fast-check"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { putConversations } from "../platform/testing/put-conversations.ts"
import { type Line, openLine } from "./testing/line.ts"

let house: House
let mei: Agent
let ilse: Agent
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei" })
  ilse = await house.agent({ name: "Ilse" })
})
afterAll(() => house.close())

const lines: Line[] = []
afterEach(async () => {
  for (const line of lines.splice(0)) await line.close()
})
async function line(agent: Agent): Promise<Line> {
  const opened = await openLine(house.url, { visitor: agent })
  lines.push(opened)
  return opened
}

async function conversation(notes = 0): Promise<string> {
  const [put] = await putConversations(house.pool, [{ waitingSince: new Date(), dueAt: new Date() }])
  const id = put?.id ?? ""
  for (let n = 1; n <= notes; n++) await note(ilse, id, `note ${n}`)
  return id
}

async function note(agent: Agent, id: string, body = "looked at the hash") {
  const messageId = newId()
  const answer = await agent.json("POST", `/api/desk/conversations/${id}/notes`, {
    messageId,
    body,
    basedOn: 0,
  })
  expect(answer.status).toBe(200)
  return messageId
}

const follow = (desk: Line, conversationId: string, after = 0) =>
  desk.say({ t: "follow", conversationId, after })

describe("following a conversation", () => {
  test("gives what came after the cursor, in order, says that this was all, and shows row and viewers", async () => {
    const id = await conversation(5)
    const desk = await line(mei)
    follow(desk, id, 2)
    await desk.frame("viewers")
    const said = desk.frames.map((frame) => frame.t).filter((t) => t !== "chats" && t !== "counts")
    expect(said).toEqual(["hello", "event", "event", "event", "caught-up", "row", "viewers"])
    expect(desk.seqs(id)).toEqual([3, 4, 5])
    expect(await desk.frame("caught-up")).toEqual({ t: "caught-up", conversationId: id, seq: 5 })
    const { event } = await desk.frame("event")
    expect(event).toMatchObject({
      seq: 3,
      kind: "note.added",
      actor: { name: "Ilse" },
      message: { body: "note 3", kind: "note" },
    })
  })

  test("from the newest place on gives nothing old", async () => {
    const id = await conversation(3)
    const desk = await line(mei)
    follow(desk, id, 3)
    expect(await desk.frame("caught-up")).toMatchObject({ seq: 3 })
    expect(desk.seqs(id)).toEqual([])
  })

  test("shows two desks what either does, edits included", async () => {
    const id = await conversation(1)
    const [a, b] = [await line(mei), await line(ilse)]
    for (const desk of [a, b]) {
      follow(desk, id, 1)
      await desk.frame("caught-up")
    }
    const messageId = await note(mei, id, "first version")
    await ilse.json("POST", `/api/desk/conversations/${id}/assign`, {
      requestId: newId(),
      assigneeId: ilse.id,
    })
    await mei.json("POST", `/api/desk/conversations/${id}/messages/${messageId}/edit`, {
      requestId: newId(),
      body: "second version",
      version: 1,
    })
    for (const desk of [a, b]) {
      const edited = await desk.frame("event", 3)
      expect(desk.seqs(id)).toEqual([2, 3, 4])
      expect(edited.event).toMatchObject({
        kind: "note.edited",
        message: { id: messageId, body: "second version", version: 2 },
      })
    }
  })

  test("again after a line that fell gives exactly what was missed, edits included", async () => {
    const id = await conversation(1)
    const before = await line(mei)
    follow(before, id, 1)
    await before.frame("caught-up")
    const messageId = await note(ilse, id, "seen")
    await before.frame("event")
    before.socket.terminate()
    await note(ilse, id, "missed")
    await ilse.json("POST", `/api/desk/conversations/${id}/messages/${messageId}/edit`, {
      requestId: newId(),
      body: "seen, then mended",
      version: 1,
    })
    const again = await line(mei)
    follow(again, id, 2)
    await again.frame("caught-up")
    expect(again.seqs(id)).toEqual([3, 4])
    expect((await again.frame("event", 2)).event.message?.body).toBe("seen, then mended")
  })

  test("whatever is written while it begins, each event comes once and in order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 4 }), fc.integer({ min: 1, max: 6 }), async (after, more) => {
        const id = await conversation(4)
        const desk = await line(mei)
        const writing = Array.from({ length: more }, (_, n) => note(n % 2 ? mei : ilse, id))
        follow(desk, id, after)
        await Promise.all(writing)
        const expected = Array.from({ length: 4 + more - after }, (_, n) => after + n + 1)
        await desk.until(() => desk.seqs(id).length >= expected.length)
        await desk.settled()
        expect(desk.seqs(id)).toEqual(expected)
      }),
      { numRuns: 8 },
    )
  })

  test("twice, from two cursors at once, still gives them in order for the second", async () => {
    const id = await conversation(30)
    const desk = await line(mei)
    follow(desk, id, 0)
    follow(desk, id, 28)
    await desk.settled()
    expect(desk.seqs(id)).toEqual([...Array.from({ length: 30 }, (_, n) => n + 1), 29, 30])
  })

  test("let go of and followed in one breath leaves it as it was said last", async () => {
    const id = await conversation(1)
    const desk = await line(mei)
    follow(desk, id, 1)
    desk.say({ t: "unfollow", conversationId: id })
    await desk.settled()
    await note(ilse, id)
    await house.settle()
    await desk.settled()
    expect(desk.seqs(id)).toEqual([])
  })

  test("that is too long to catch up is read anew instead: resync, and nothing of it is sent", async () => {
    const [put] = await putConversations(house.pool, [{ lastSeq: 2001 }])
    const id = put?.id ?? ""
    await house.pool.query(
      `insert into events (conversation_id, seq, kind, actor_realm, payload, at, prev_hash, hash)
       select $1, n, 'note.added', 'system', '{}', now(), '', '' from generate_series(1, 2001) n`,
      [id],
    )
    const desk = await line(mei)
    follow(desk, id, 0)
    await desk.frame("resync")
    expect(desk.seqs(id)).toEqual([])
    follow(desk, id, 1)
    await desk.frame("caught-up")
    expect(desk.seqs(id)).toHaveLength(2000)
  })

  describe("from beyond its end, as after a backup was put back", () => {
    test("is read anew instead: resync, and nothing is promised to come", async () => {
      const id = await conversation(3)
      const desk = await line(mei)
      follow(desk, id, 5)
      await desk.frame("resync")
      await desk.settled()
      expect(desk.frames.map((frame) => frame.t)).not.toContain("caught-up")
      follow(desk, id, 0)
      await desk.frame("caught-up")
      expect(desk.seqs(id)).toEqual([1, 2, 3])
      await note(ilse, id)
      await desk.until(() => desk.seqs(id).length === 4)
    })

    test("is told to read anew once: who insists is followed from the real end, and never sent round in a circle", async () => {
      const id = await conversation(3)
      const desk = await line(mei)
      for (let n = 0; n < 3; n++) follow(desk, id, 5)
      expect(await desk.frame("caught-up", 2)).toMatchObject({ seq: 3 })
      expect(desk.frames.filter((frame) => frame.t === "resync")).toHaveLength(1)
      await note(ilse, id)
      await desk.until(() => desk.seqs(id).length === 1)
      expect(desk.seqs(id)).toEqual([4])
    })

    test("is told so again where it was well once in between", async () => {
      const id = await conversation(3)
      const desk = await line(mei)
      follow(desk, id, 5)
      follow(desk, id, 3)
      follow(desk, id, 5)
      await desk.frame("resync", 2)
    })
  })

  test("goes on after the database failed for a moment", async () => {
    const id = await conversation(2)
    const desk = await line(mei)
    await house.pool.query("alter table messages rename to messages_away")
    follow(desk, id, 0)
    await expect.poll(() => house.logged.some((text) => text.includes("a catch-up failed"))).toBe(true)
    await house.pool.query("alter table messages_away rename to messages")
    await desk.frame("caught-up")
    expect(desk.seqs(id)).toEqual([1, 2])
    await note(ilse, id)
    await desk.until(() => desk.seqs(id).length === 3)
  })
})

describe("what can't be followed", () => {
  test("is refused by its name, and harms nothing else", async () => {
    const desk = await line(mei)
    const nobody = newId()
    follow(desk, nobody, 0)
    expect(await desk.frame("refused")).toEqual({ t: "refused", code: "not-found", conversationId: nobody })
    const id = await conversation(1)
    follow(desk, id, 0)
    await desk.frame("caught-up")
  })

  test("is more than a hundred at a time", async () => {
    const desk = await line(mei)
    const puts = await putConversations(
      house.pool,
      Array.from({ length: 101 }, () => ({})),
    )
    for (const put of puts) follow(desk, put.id, 0)
    expect(await desk.frame("refused")).toMatchObject({
      code: "too-many-requests",
      conversationId: puts[100]?.id,
    })
    desk.say({ t: "unfollow", conversationId: puts[0]?.id ?? "" })
    follow(desk, puts[100]?.id ?? "", 0)
    await desk.frame("caught-up", 101)
  })
})

test("a peer that reads too slowly is told to read anew, not fed from memory without end", async () => {
  const id = await conversation(1)
  const desk = await line(mei)
  follow(desk, id, 1)
  await desk.frame("caught-up")
  const wire = desk.socket as unknown as { _socket: { pause(): void; resume(): void } }
  wire._socket.pause()
  const big = "充值".repeat(32_000)
  for (let n = 0; n < 90; n++) await note(ilse, id, big)
  await house.settle()
  wire._socket.resume()
  await desk.frame("resync")
  const got = desk.seqs(id)
  expect(got.length).toBeLessThan(90)
  expect(got).toEqual(got.map((_, n) => n + 2))
  follow(desk, id, 1 + got.length)
  await desk.frame("caught-up", 2)
  expect(desk.seqs(id)).toEqual(Array.from({ length: 90 }, (_, n) => n + 2))
})
