import { newId } from "@veridesk/contract/ids.ts"
import type { CustomerActor, StaffActor } from "@veridesk/contract/people.ts"
import { policy } from "@veridesk/contract/sla.ts"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  changeStatus,
  makeOpen,
  markFixed,
  moveToTeam,
  type Open,
  prioritise,
  readable,
  receive,
  reopen,
  reply,
  type Serving,
} from "../conversations/index.ts"
import { type Connection, connect } from "../platform/db/connect.ts"
import { hangBell } from "../platform/events/bell.ts"
import type { Reader } from "../platform/events/loop.ts"
import { startReader } from "../platform/events/reader.ts"
import { migrateJobs } from "../platform/jobs/jobs.ts"
import { makeLog } from "../platform/log.ts"
import { testDatabase } from "../platform/testing/test-database.ts"
import { isOpen, workingBetween } from "./calendar.ts"
import { defaultPolicy } from "./default-policy.ts"
import { openPolicies, type Policies } from "./policies.ts"
import { openSla, type Sla } from "./sla.ts"
import { clocksOf, insertPolicy, type KeptClock } from "./store.ts"
import { watchClocks } from "./watch.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const brandId = newId()
const zhiyuan: CustomerActor = { realm: "customer", id: newId(), level: "session-2fa", brandId }
const mei: StaffActor = { realm: "staff", id: newId(), role: "lead", name: "Mei", teamIds: [] }
const [berlin, shanghai] = [newId(), newId()]
/** The rules of these tests: one team in Berlin, one in Shanghai, the rest round the clock. */
const rules = policy.parse({
  ...defaultPolicy,
  teams: { [berlin]: "berlin", [shanghai]: "shanghai" },
  escalations: [
    { when: "at-risk", metrics: ["first"], raisePriority: true, moveTo: null, notifyLeads: true },
    { when: "breached", metrics: ["next"], raisePriority: false, moveTo: berlin, notifyLeads: false },
  ],
})

let database: { url: string; drop(): Promise<void> }
let connection: Connection
let sla: Sla
let policies: Policies
let open: Open
let reader: Reader
let closeBell: () => Promise<void>
let now = new Date("2026-11-24T09:00:00Z")

beforeAll(async () => {
  database = await testDatabase()
  connection = connect(database.url, { max: 12, name: "test" })
  const { db, pool } = connection
  await migrateJobs(pool)
  await insertPolicy(db, { version: 1, document: rules, note: "", madeBy: null, now })
  const base = { db, clock: () => now, targetsOf: () => "standard" }
  policies = await openPolicies(base)
  const log = makeLog({ level: "silent" })
  const bell = await hangBell({ url: database.url, log })
  closeBell = bell.close
  sla = await openSla({ ...base, background: db, announce: bell.ring })
  const { replyClock } = sla
  open = makeOpen({ db, announce: bell.ring, bindAttachments: async () => {}, replyClock })
  reader = startReader({ name: "clocks", db, bell, log, ...sla.keepTime })
})
afterAll(async () => {
  await reader.stop()
  await closeBell()
  sla.close()
  policies.close()
  await connection.close()
  await database.drop()
})

const as = <A extends CustomerActor | StaffActor>(actor: A): Serving<A> => ({
  db: connection.db,
  actor,
  now,
  announce: () => {},
  replyClock: sla.replyClock,
})

async function file(o: { priority?: number; teamId?: string | null; form?: string } = {}) {
  const { priority = 2, teamId = null, form = "other" } = o
  const opened = await open(
    { actor: zhiyuan, now },
    {
      requestId: newId(),
      brandId,
      customerId: zhiyuan.id,
      identityLevel: zhiyuan.level,
      channel: "web-form",
      form: { key: form, version: 1 },
      fields: {},
      subject: "Deposit not credited",
      locale: "en",
      priority,
      teamId,
      body: "Where is it?",
      attachmentIds: [],
      asked: {},
    },
  )
  return { id: opened.conversationId, number: opened.number }
}
type Ticket = { id: string; number: string }

const row = (ticket: Ticket) => readable(connection.db, mei, { id: ticket.id })
async function clocks(ticket: Ticket): Promise<KeptClock[]> {
  await reader.caughtUp()
  return clocksOf(connection.db, [ticket.id])
}
const running = (all: KeptClock[]) => all.filter((one) => one.metric !== "resolution" && !one.endedAt)

const answer = (ticket: Ticket, then: "stay" | "resolve" = "stay") =>
  reply(as(mei), async () => {}, {
    conversationId: ticket.id,
    messageId: newId(),
    body: "We are on it.",
    attachmentIds: [],
    basedOn: 0,
    anyway: true,
    then,
  })
const write = ({ number }: Ticket) =>
  receive(as(zhiyuan), async () => {}, { number, messageId: newId(), body: "And?", attachmentIds: [] })
const setStatus = (ticket: Ticket, status: "open" | "waiting-customer" | "waiting-third-party" | "solved") =>
  changeStatus(as(mei), { conversationId: ticket.id, requestId: newId(), status })
const setPriority = (ticket: Ticket, priority: number) =>
  prioritise(as(mei), { conversationId: ticket.id, requestId: newId(), priority })
const setTeam = (ticket: Ticket, teamId: string | null) =>
  moveToTeam(as(mei), {
    conversationId: ticket.id,
    requestId: newId(),
    teamId,
    assigneeIsOfTeam: async () => false,
  })
const VERBS: Record<string, (ticket: Ticket) => Promise<unknown>> = {
  answer,
  "answer and resolve": (ticket) => answer(ticket, "resolve"),
  write,
  "wait for the customer": (ticket) => setStatus(ticket, "waiting-customer"),
  "wait for others": (ticket) => setStatus(ticket, "waiting-third-party"),
  open: (ticket) => setStatus(ticket, "open"),
  P0: (ticket) => setPriority(ticket, 0),
  P1: (ticket) => setPriority(ticket, 1),
  P3: (ticket) => setPriority(ticket, 3),
  "to Berlin": (ticket) => setTeam(ticket, berlin),
  "to Shanghai": (ticket) => setTeam(ticket, shanghai),
  "to nobody": (ticket) => setTeam(ticket, null),
  fixed: ({ number }) => markFixed(as(zhiyuan), { number, requestId: newId() }),
  reopen: ({ number }) => reopen(as(zhiyuan), { number, requestId: newId(), messageId: newId(), reason: "" }),
}
const refused = () => null

describe("the customer's promise and the agent's clock", () => {
  test("are the same moment after whatever is done, and a promise never moves away while it is waited for", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 1, 2, 3, 4),
        fc.constantFrom(null, berlin, shanghai),
        fc.array(fc.tuple(fc.constantFrom(...Object.keys(VERBS)), fc.integer({ min: 1, max: 2000 })), {
          maxLength: 12,
        }),
        async (priority, teamId, steps) => {
          const ticket = await file({ priority, teamId })
          let before = await row(ticket)
          for (const [verb, minutes] of steps) {
            now = new Date(now.getTime() + minutes * MINUTE)
            await VERBS[verb]?.(ticket).catch(refused)
            const after = await row(ticket)
            const promised = sla.expected(after).by
            expect(promised).toEqual(after.dueAt)
            if (before.waitingSince && before.dueAt && after.waitingSince)
              expect(after.dueAt?.getTime()).toBeLessThanOrEqual(before.dueAt.getTime())
            if (after.priority === 0 && after.dueAt && after.waitingSince)
              expect(after.dueAt.getTime() - after.waitingSince.getTime()).toBeLessThanOrEqual(15 * MINUTE)
            before = after
          }
          const [clock, ...others] = running(await clocks(ticket))
          expect(others).toEqual([])
          expect(clock?.dueAt ?? null).toEqual(before.dueAt)
          expect(clock?.leftMs ?? null).toEqual(before.replyLeftMs)
          expect(clock !== undefined).toBe(before.dueAt !== null || before.replyLeftMs !== null)
        },
      ),
      { numRuns: 40 },
    )
  })

  test("what is promised in hours of the team is due within them, and P0 at any hour", async () => {
    now = new Date("2026-11-27T17:30:00Z") // Friday evening in Berlin, Saturday in Shanghai
    const ordinary = await row(await file({ teamId: berlin }))
    expect(ordinary.dueAt?.toISOString()).toBe("2026-11-30T12:00:00.000Z")
    const urgent = await row(await file({ teamId: berlin, priority: 0 }))
    expect(urgent.dueAt?.toISOString()).toBe("2026-11-27T17:45:00.000Z")
  })

  test("a move to a team with other hours is counted from the beginning, says so, and never later", async () => {
    now = new Date("2026-11-27T17:30:00Z")
    const ticket = await file({ teamId: berlin })
    const sooner = await setTeam(ticket, null)
    expect((await row(ticket)).dueAt?.toISOString()).toBe("2026-11-27T21:30:00.000Z")
    await setTeam(ticket, berlin)
    expect((await row(ticket)).dueAt?.toISOString()).toBe("2026-11-27T21:30:00.000Z")
    const { rows } = await connection.pool.query(
      "select payload from events where conversation_id = $1 and seq = $2",
      [ticket.id, sooner.toSeq],
    )
    expect(rows[0].payload).toMatchObject({
      dueWas: "2026-11-30T12:00:00.000Z",
      dueIs: "2026-11-27T21:30:00.000Z",
    })
  })
})

describe("pauses", () => {
  test("waiting for others stands still with what is left, and goes on with it; no state gives new time", async () => {
    now = new Date("2026-11-24T10:00:00Z")
    const ticket = await file()
    now = new Date("2026-11-24T13:00:00Z")
    await setStatus(ticket, "waiting-third-party")
    expect(await row(ticket)).toMatchObject({ dueAt: null, waitingSince: null, replyLeftMs: HOUR })
    const [still] = running(await clocks(ticket))
    expect(still).toMatchObject({ dueAt: null, leftMs: HOUR, runningSince: null })
    expect(still?.pauses).toEqual([{ from: now, to: null, why: "waiting-third-party" }])
    now = new Date("2026-11-25T10:00:00Z")
    await setStatus(ticket, "waiting-customer")
    now = new Date("2026-11-26T10:00:00Z")
    await setStatus(ticket, "open")
    expect((await row(ticket)).dueAt?.toISOString()).toBe("2026-11-26T11:00:00.000Z")
    const [again] = running(await clocks(ticket))
    expect(again?.dueAt?.toISOString()).toBe("2026-11-26T11:00:00.000Z")
  })

  test("waiting for the customer stops the resolution, and their answer lets it go on", async () => {
    now = new Date("2026-11-24T10:00:00Z")
    const ticket = await file()
    now = new Date("2026-11-24T11:00:00Z")
    await answer(ticket)
    now = new Date("2026-11-24T20:00:00Z")
    await write(ticket)
    const all = await clocks(ticket)
    const resolution = all.find((one) => one.metric === "resolution")
    expect(resolution?.pauses).toEqual([
      { from: new Date("2026-11-24T11:00:00Z"), to: now, why: "waiting-customer" },
    ])
    expect(resolution?.dueAt?.toISOString()).toBe("2026-11-27T19:00:00.000Z")
    expect(all.map(({ metric, round, outcome }) => [metric, round, outcome])).toEqual(
      expect.arrayContaining([
        ["first", 1, "met"],
        ["next", 1, null],
        ["resolution", 1, null],
      ]),
    )
  })
})

test("field.md 51: a ticket that is opened again has a new round; the figures of the first stay as they were", async () => {
  now = new Date("2026-11-24T10:00:00Z")
  const ticket = await file()
  now = new Date("2026-11-24T11:00:00Z")
  await answer(ticket, "resolve")
  const first = (await clocks(ticket)).find((one) => one.metric === "resolution")
  expect(first).toMatchObject({ round: 1, outcome: "met", endedAt: now })
  now = new Date("2026-11-28T11:00:00Z")
  await write(ticket)
  const rounds = (await clocks(ticket)).filter((one) => one.metric === "resolution")
  expect(rounds[0]).toEqual(first)
  expect(rounds[1]).toMatchObject({ round: 2, endedAt: null, startedAt: now })
  expect(rounds[1]?.dueAt?.getTime()).toBe(now.getTime() + 71 * HOUR)
})

test("how long a solved ticket can be opened again is the policy's to say", async () => {
  now = new Date("2026-11-24T10:00:00Z")
  const ticket = await file()
  await answer(ticket, "resolve")
  const late = { ...as(zhiyuan), now: new Date("2026-11-27T10:00:00Z") }
  const say = (reopenDays: number) =>
    receive({ ...late, replyClock: { ...sla.replyClock, reopenDays: () => reopenDays } }, async () => {}, {
      number: ticket.number,
      messageId: newId(),
      body: "It came back.",
      attachmentIds: [],
    })
  await expect(say(2)).rejects.toMatchObject({ code: "reopen-too-late" })
  await say(sla.replyClock.reopenDays())
  expect((await row(ticket)).status).toBe("open")
})

test("a ticket closed before anybody answered counts for no figure", async () => {
  now = new Date("2026-11-24T10:00:00Z")
  const ticket = await file()
  await markFixed(as(zhiyuan), { number: ticket.number, requestId: newId() })
  expect((await clocks(ticket)).find((one) => one.metric === "first")?.outcome).toBe("dropped")
})

describe("the watch", () => {
  const told = async (ticket: Ticket) => {
    const { rows } = await connection.pool.query(
      `select kind, payload, actor_realm from events where conversation_id = $1
       and (kind like 'clock.%' or payload ? 'rule') order by seq`,
      [ticket.id],
    )
    return rows
  }
  const look = () => watchClocks({ db: connection.db, policies, announce: () => {} }, now)

  test("tells each clock once of its risk and once of its breach, also with two who look at the same time", async () => {
    now = new Date("2027-01-05T10:00:00Z")
    await look() // what the tests before left behind
    const tickets = await Promise.all(Array.from({ length: 40 }, () => file({ priority: 3 })))
    for (const ticket of tickets) await clocks(ticket)
    await Promise.all([look(), look()])
    expect(await told(tickets[0] as Ticket)).toEqual([])
    now = new Date("2027-01-06T05:00:00Z")
    await Promise.all([look(), look(), look()])
    await look()
    for (const ticket of tickets)
      expect((await told(ticket)).map(({ kind }) => kind)).toEqual([
        "clock.at-risk",
        "conversation.prioritised",
      ])
    const [risk, raised] = await told(tickets[0] as Ticket)
    expect(risk).toMatchObject({
      actor_realm: "system",
      payload: { metric: "first", policy: 1, notifyLeads: true, due: "2027-01-06T10:00:00.000Z" },
    })
    expect(raised.payload).toMatchObject({ was: 3, is: 2, rule: "clock.at-risk" })
    // Raised to P2, four hours are over: late at once, and told once.
    await reader.caughtUp()
    await Promise.all([look(), look()])
    for (const ticket of tickets)
      expect((await told(ticket)).map(({ kind }) => kind)).toEqual([
        "clock.at-risk",
        "conversation.prioritised",
        "clock.breached",
      ])
  })

  test("tells of every clock that no other process holds, also where that holds some of the first", async () => {
    now = new Date("2027-01-19T10:00:00Z")
    await look()
    const tickets = await Promise.all(Array.from({ length: 40 }, () => file({ priority: 3 })))
    await reader.caughtUp()
    now = new Date("2027-01-20T05:00:00Z")
    const [held, free] = [tickets.slice(0, 5), tickets.slice(5)]
    const kinds = async (ticket: Ticket) => (await told(ticket)).map(({ kind }) => kind)
    const other = await connection.pool.connect()
    try {
      await other.query("begin")
      await other.query(
        `select 1 from clocks where metric = 'first' and conversation_id = any($1) for update`,
        [held.map(({ id }) => id)],
      )
      await look()
      for (const ticket of free) expect(await kinds(ticket)).toContain("clock.at-risk")
      for (const ticket of held) expect(await kinds(ticket)).toEqual([])
    } finally {
      await other.query("rollback")
      other.release()
    }
    await look()
    for (const ticket of held) expect(await kinds(ticket)).toContain("clock.at-risk")
    await reader.caughtUp()
    await look()
  })

  test("moves to the team of the rule when an answer is late, and passes by what was answered meanwhile", async () => {
    now = new Date("2027-02-02T10:00:00Z")
    await look()
    const [late, answered] = [await file(), await file()]
    for (const ticket of [late, answered]) {
      await answer(ticket)
      await write(ticket)
      await clocks(ticket)
    }
    now = new Date("2027-02-02T15:00:00Z")
    await reader.stop() // the clock's reader is behind: the row knows already
    await answer(answered)
    await look()
    expect((await row(late)).teamId).toBe(berlin)
    expect(await told(answered)).toEqual([])
    const log = makeLog({ level: "silent" })
    const bell = await hangBell({ url: database.url, log })
    reader = startReader({ name: "clocks", db: connection.db, bell, log, ...sla.keepTime })
    await reader.caughtUp()
    await reader.stop()
    await bell.close()
    const clock = (await clocksOf(connection.db, [answered.id])).find((one) => one.metric === "next")
    expect(clock).toMatchObject({ outcome: "missed", toldAt: null })
  })
})

test("what is expected comes from real figures of that type, between now and the promise", async () => {
  now = new Date("2027-03-01T10:00:00Z")
  const [one, few] = ["deposit-not-credited", "withdrawal-delayed"]
  await connection.pool.query(
    `insert into clocks (conversation_id, metric, round, form_key, priority, calendar_key, policy, target_ms, started_at,
       worked_ms, pauses, ended_at, outcome)
     select gen_random_uuid(), 'first', 1, form, 2, '24-7', 1, 14400000, $1::timestamptz - interval '1 day', 0, '[]',
       $1::timestamptz - interval '1 day' + n * interval '1 minute', 'met'
     from (values ('${one}', 99), ('${few}', 19)) f(form, many), generate_series(1, many) n`,
    [now],
  )
  await sla.tasks["count-replies"]()
  const ticket = await row(await file({ form: one }))
  const expected = sla.expected(ticket)
  expect(expected).toEqual({ from: new Date("2027-03-01T10:50:00Z"), by: ticket.dueAt })
  expect(sla.expected(await row(await file({ form: few })))).toMatchObject({ from: null })
  // An urgent one is promised sooner than half of them take: the promise alone is said.
  expect(sla.expected(await row(await file({ form: one, priority: 0 })))).toMatchObject({ from: null })
  now = new Date("2027-03-01T11:00:00Z")
  expect(sla.expected(ticket)).toEqual({ from: null, by: ticket.dueAt })
})

test("calendars of policies are counted as they are written", () => {
  const { calendar } = policies.terms({ priority: 2, teamId: berlin, formKey: "other" }, "first")
  const day = [new Date("2026-11-24T00:00:00Z"), new Date("2026-11-25T00:00:00Z")] as const
  expect(workingBetween(calendar, ...day)).toBe(9 * HOUR)
  expect(isOpen(calendar, new Date("2026-11-24T20:00:00Z"))).toBe(false)
})
