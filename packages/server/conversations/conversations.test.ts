import { newId } from "@veridesk/contract/ids.ts"
import type { CustomerActor, StaffActor } from "@veridesk/contract/people.ts"
import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Connection, connect } from "../platform/db/connect.ts"
import { testDatabase } from "../platform/testing/test-database.ts"
import {
  addNote,
  assign,
  type BindAttachments,
  changeStatus,
  customerTimeline,
  editNote,
  followUp,
  makeOpen,
  markFixed,
  type Open,
  type Opening,
  readable,
  receive,
  reopen,
  reply,
  type Serving,
  type Sources,
  timeline,
  verifyChains,
} from "./index.ts"
import { roundTheClock } from "./testing/round-the-clock.ts"

const brandId = newId()
const zhiyuan: CustomerActor = { realm: "customer", id: newId(), level: "session-2fa", brandId }
const odile: CustomerActor = { realm: "customer", id: newId(), level: "session", brandId }
const mei: StaffActor = { realm: "staff", id: newId(), role: "agent", name: "Mei", teamIds: [] }
const ilse: StaffActor = { realm: "staff", id: newId(), role: "agent", name: "Ilse", teamIds: [] }
const auditor: StaffActor = { realm: "staff", id: newId(), role: "auditor", name: "Auditor", teamIds: [] }
const sources: Sources = {
  namesOf: async (ids) => new Map(ids.map((id) => [id, "someone"])),
  attachmentsOf: async () => new Map(),
}
const bind = async () => {}

let database: { url: string; drop(): Promise<void> }
let connection: Connection
let open: Open

beforeAll(async () => {
  database = await testDatabase()
  connection = connect(database.url, { max: 10, name: "test" })
  open = makeOpen({ db: connection.db, announce: () => {}, bindAttachments: bind, replyClock: roundTheClock })
})
afterAll(async () => {
  await connection.close()
  await database.drop()
})

function opening(customer: CustomerActor, more: Partial<Opening> = {}): Opening {
  return {
    requestId: newId(),
    brandId,
    customerId: customer.id,
    identityLevel: customer.level,
    channel: "web-form",
    form: { key: "other", version: 1 },
    fields: { txid: "9c41e07b52d8f3a6604b1de98a27c5f03e7718bc4d920fa5b6c3e1847d05f29a" },
    subject: "USDT 充值未到账",
    locale: "zh-CN",
    priority: 2,
    teamId: null,
    body: "下午两点从自己的钱包转出，现货账户一直没有变化。",
    attachmentIds: [],
    asked: { body: "下午两点" },
    ...more,
  }
}

function as<A extends CustomerActor | StaffActor>(actor: A, now = new Date()): Serving<A> {
  return { db: connection.db, actor, now, announce: () => {}, replyClock: roundTheClock }
}

async function opened(customer = zhiyuan, now = new Date()) {
  const { conversationId, number } = await open({ actor: customer, now }, opening(customer))
  return { id: conversationId, number }
}

function writing(conversationId: string, body: string, basedOn = 2) {
  return {
    conversationId,
    messageId: newId(),
    body,
    attachmentIds: [],
    basedOn,
    anyway: false,
    then: "stay" as const,
  }
}

describe("opening", () => {
  test("two hundred at once are two hundred conversations, each with a number of its own and a sound chain", async () => {
    const results = await Promise.all(Array.from({ length: 200 }, () => opened()))
    expect(new Set(results.map((one) => one.number)).size).toBe(200)
    for (const { number } of results) expect(readTicketNumber(number)).toBe(number)
    const { rows } = await sql<{ events: number; messages: number }>`
      select (select count(*)::int from events where conversation_id = any(${results.map((one) => one.id)}::uuid[])) as events,
             (select count(*)::int from messages where conversation_id = any(${results.map((one) => one.id)}::uuid[])) as messages`.execute(
      connection.db,
    )
    expect(rows[0]).toEqual({ events: 400, messages: 200 })
  })

  test("the same request again, also at the same moment, gives the first number", async () => {
    const request = opening(zhiyuan)
    const [first, second] = await Promise.all([
      open({ actor: zhiyuan, now: new Date() }, request),
      open({ actor: zhiyuan, now: new Date() }, request),
    ])
    const third = await open({ actor: zhiyuan, now: new Date() }, request)
    expect(second).toEqual(first)
    expect(third).toEqual(first)
  })

  test("the same request from two processes at once opens one conversation", async () => {
    const request = opening(zhiyuan)
    const other = makeOpen({
      db: connection.db,
      announce: () => {},
      bindAttachments: bind,
      replyClock: roundTheClock,
    })
    const both = await Promise.all([
      open({ actor: zhiyuan, now: new Date() }, request),
      other({ actor: zhiyuan, now: new Date() }, request),
    ])
    expect(both[1]).toEqual(both[0])
  })

  test("a request id used again with other content is refused", async () => {
    const request = opening(zhiyuan)
    await open({ actor: zhiyuan, now: new Date() }, request)
    await expect(
      open({ actor: zhiyuan, now: new Date() }, { ...request, asked: { body: "other" } }),
    ).rejects.toMatchObject({ code: "request-reused", status: 422 })
  })

  test("the same request id of two customers are two requests", async () => {
    const requestId = newId()
    const a = await open({ actor: zhiyuan, now: new Date() }, opening(zhiyuan, { requestId }))
    const b = await open({ actor: odile, now: new Date() }, opening(odile, { requestId }))
    expect(a.conversationId).not.toBe(b.conversationId)
  })
})

describe("answering", () => {
  test("the id of somebody else's message can't be used for one's own", async () => {
    const theirs = await opened()
    const messageId = newId()
    await receive(as(zhiyuan), bind, { number: theirs.number, messageId, body: "谢谢", attachmentIds: [] })
    const mine = await open({ actor: odile, now: new Date() }, opening(odile))
    await expect(
      receive(as(odile), bind, { number: mine.number, messageId, body: "mine", attachmentIds: [] }),
    ).rejects.toMatchObject({ code: "request-reused", status: 422 })
  })

  test("an answer waits for the customer, the customer's word waits for us again, with the first wait forgotten", async () => {
    const { id, number } = await opened()
    await reply(as(mei), bind, writing(id, "资金是安全的。"))
    const after = await readable(connection.db, mei, { id })
    expect(after).toMatchObject({
      status: "waiting-customer",
      waitingSince: null,
      dueAt: null,
      assigneeId: mei.id,
      lastSide: "staff",
      lastSeq: 3,
    })
    expect(after.firstReplyAt).toBeInstanceOf(Date)
    const later = new Date(Date.now() + 1000)
    await receive(as(zhiyuan, later), bind, { number, messageId: newId(), body: "谢谢", attachmentIds: [] })
    expect(await readable(connection.db, mei, { id })).toMatchObject({
      status: "open",
      waitingSince: later,
      lastSide: "customer",
      preview: "谢谢",
    })
  })

  test("an answer based on an old view is stopped with what came since, and goes when told so", async () => {
    const { id, number } = await opened()
    await receive(as(zhiyuan), bind, { number, messageId: newId(), body: "还有一张截图", attachmentIds: [] })
    const stale = writing(id, "Please send a screenshot.")
    await expect(reply(as(mei), bind, stale)).rejects.toMatchObject({
      code: "stale-reply",
      status: 409,
      detail: { seqs: [3] },
    })
    const sent = await reply(as(mei), bind, { ...stale, anyway: true })
    expect(sent).toMatchObject({ conversationId: id, fromSeq: 4, toSeq: 4 })
    expect(await reply(as(mei), bind, { ...stale, basedOn: 3 })).toEqual(sent)
  })

  test("fifty agents answering at once: seqs without gap, one event each", async () => {
    const { id } = await opened()
    await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        reply(as(mei), bind, { ...writing(id, `answer ${at}`), anyway: true }),
      ),
    )
    const { events } = await timeline({ db: connection.db, sources: sources }, id, { limit: 200 })
    expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 52 }, (_, at) => at + 1))
  })

  test("an answer that resolves is two events and a solved ticket; the customer may reopen it for fourteen days", async () => {
    const { id, number } = await opened()
    await reply(as(mei), bind, { ...writing(id, "已入账。"), then: "resolve" })
    expect(await readable(connection.db, mei, { id })).toMatchObject({ status: "solved", lastSeq: 4 })
    const late = new Date(Date.now() + 15 * 86_400_000)
    await expect(
      reopen(as(zhiyuan, late), { number, requestId: newId(), messageId: newId(), reason: "没有到账" }),
    ).rejects.toMatchObject({ code: "reopen-too-late" })
    await reopen(as(zhiyuan), { number, requestId: newId(), messageId: newId(), reason: "没有到账" })
    expect(await readable(connection.db, mei, { id })).toMatchObject({
      status: "open",
      solvedAt: null,
      lastSeq: 6,
    })
  })
})

test("files are bound to their message once it is there, whoever brings them", async () => {
  const { id, number } = await opened()
  const seen: boolean[] = []
  const look: BindAttachments = async (tx, { messageId }) => {
    const { rows } = await sql`select 1 from messages where id = ${messageId}::uuid`.execute(tx)
    seen.push(rows.length === 1)
  }
  await receive(as(zhiyuan), look, { number, messageId: newId(), body: "截图", attachmentIds: [newId()] })
  await addNote(as(mei), look, writing(id, "seen"))
  await reply(as(mei), look, { ...writing(id, "收到。"), anyway: true })
  expect(seen).toEqual([true, true, true])
})

describe("notes", () => {
  test("a note of one is never overwritten by the other", async () => {
    const { id } = await opened()
    const note = writing(id, "Address retired on 3 Nov.")
    await addNote(as(ilse), bind, note)
    const edit = { conversationId: id, messageId: note.messageId, version: 1 }
    await editNote(as(ilse), { ...edit, requestId: newId(), body: "Retired on 3 Nov, sweep at 14:30." })
    await expect(
      editNote(as(ilse), { ...edit, requestId: newId(), body: "Other words" }),
    ).rejects.toMatchObject({
      code: "changed-meanwhile",
      detail: { version: 2, body: "Retired on 3 Nov, sweep at 14:30." },
    })
    await expect(
      editNote(as(mei), { ...edit, version: 2, requestId: newId(), body: "Not mine" }),
    ).rejects.toMatchObject({ code: "not-yours" })
  })

  test("customers see neither notes nor who works on it", async () => {
    const { id } = await opened()
    await addNote(as(ilse), bind, writing(id, "internal"))
    await assign(as(mei), { conversationId: id, requestId: newId(), assigneeId: ilse.id })
    const { events } = await customerTimeline({ db: connection.db, sources: sources }, id, { limit: 50 })
    expect(events.map((event) => event.kind)).toEqual(["conversation.opened", "message.received"])
  })
})

describe("who may", () => {
  test("another customer finds nothing, by id or by number, to read or to change", async () => {
    const { id, number } = await opened(zhiyuan)
    await expect(readable(connection.db, odile, { id })).rejects.toMatchObject({
      code: "not-found",
      status: 404,
    })
    await expect(readable(connection.db, odile, { number })).rejects.toMatchObject({ code: "not-found" })
    await expect(
      receive(as(odile), bind, { number, messageId: newId(), body: "hi", attachmentIds: [] }),
    ).rejects.toMatchObject({ code: "not-found" })
    await expect(markFixed(as(odile), { number, requestId: newId() })).rejects.toMatchObject({
      code: "not-found",
    })
  })

  test("auditors read and change nothing", async () => {
    const { id } = await opened()
    expect((await readable(connection.db, auditor, { id })).id).toBe(id)
    await expect(
      assign(as(auditor), { conversationId: id, requestId: newId(), assigneeId: auditor.id }),
    ).rejects.toMatchObject({ code: "read-only", status: 403 })
  })

  test("steps the state machine doesn't have are refused", async () => {
    const { id, number } = await opened()
    await markFixed(as(zhiyuan), { number, requestId: newId() })
    await expect(
      changeStatus(as(mei), { conversationId: id, requestId: newId(), status: "waiting-customer" }),
    ).rejects.toMatchObject({ code: "not-possible-now" })
  })

  test("a follow-up comes once a day after the promise, keeps the place and is counted", async () => {
    const now = new Date()
    const { id, number } = await opened(zhiyuan, now)
    const before = await readable(connection.db, mei, { id })
    await expect(followUp(as(zhiyuan, now), { number, requestId: newId() })).rejects.toMatchObject({
      code: "follow-up-too-soon",
    })
    const due = new Date(now.getTime() + 4 * 3_600_000)
    await followUp(as(zhiyuan, due), { number, requestId: newId() })
    const after = await readable(connection.db, mei, { id })
    expect(after).toMatchObject({ followUps: 1, waitingSince: before.waitingSince, dueAt: before.dueAt })
    await expect(followUp(as(zhiyuan, due), { number, requestId: newId() })).rejects.toMatchObject({
      code: "follow-up-too-soon",
    })
  })
})

describe("the log", () => {
  test("all chains verify, and one changed byte does not", async () => {
    const { id } = await opened()
    expect((await verifyChains(connection.db)).faults).toEqual([])
    await sql`update messages set body = body || '.' where conversation_id = ${id}::uuid`.execute(
      connection.db,
    )
    expect((await verifyChains(connection.db)).faults).toEqual([
      { conversationId: id, seq: 2, fault: "wrong-digest" },
    ])
  })

  test("nobody can change or remove a line", async () => {
    await expect(sql`update events set kind = 'x'`.execute(connection.db)).rejects.toThrow("append-only")
    await expect(sql`delete from events`.execute(connection.db)).rejects.toThrow("append-only")
    await expect(sql`truncate events`.execute(connection.db)).rejects.toThrow("append-only")
  })
})
