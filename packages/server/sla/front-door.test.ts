import { newId } from "@veridesk/contract/ids.ts"
import type { ServerFrame } from "@veridesk/contract/live.ts"
import type { ClockPreview, ClockView, Policy, PolicyPage } from "@veridesk/contract/sla.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { TicketProps } from "../../portal/props-ticket.ts"
import { openLine } from "../live/testing/line.ts"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let house: House
let mei: Agent
let sune: Agent
let auditor: Agent
let odile: Customer
beforeAll(async () => {
  house = await openHouse({ now: new Date("2026-11-24T09:00:00Z") })
  mei = await house.agent({ name: "Mei" })
  sune = await house.agent({ name: "Sune", role: "administrator" })
  auditor = await house.agent({ name: "Auditor", role: "auditor" })
  odile = await house.customer({ name: "Odile Varga" })
})
afterAll(() => house.close())

const clocksOf = async ({ id }: Filed): Promise<ClockView[]> => {
  await house.settle()
  return (await mei.json("GET", `/api/desk/conversations/${id}/clocks`)).body.clocks
}
const ticketPage = async ({ number }: Filed): Promise<TicketProps> =>
  (await odile.json("GET", `/tickets/${number}`)).body
const rowOf = async ({ id }: Filed) => (await mei.json("GET", `/api/desk/conversations/${id}`)).body.row
const desk = (ticket: Filed, path: string, body: object) =>
  mei.json("POST", `/api/desk/conversations/${ticket.id}/${path}`, { requestId: newId(), ...body })
const read = async (): Promise<PolicyPage> => (await sune.json("GET", "/api/desk/sla")).body
const save = async (policy: Policy, basedOn: number, more: object = {}) =>
  sune.json("POST", "/api/desk/sla", { requestId: newId(), basedOn, note: "A try", policy, ...more })

describe("what is promised", () => {
  test("is the same on the receipt, the ticket page, in the list and on the agent's clock", async () => {
    const ticket = await fileTicket(house, odile)
    const { dueAt } = await rowOf(ticket)
    const [first] = (await clocksOf(ticket)).filter((clock) => clock.metric === "first")
    expect(first).toMatchObject({ state: "running", dueAt, policy: 1, calendar: { always: true } })
    expect((await ticketPage(ticket)).acts.now.by).toBe(dueAt)
    const receipt = await (await odile.get(`/tickets/${ticket.number}/receipt`)).text()
    expect(receipt).toContain(`datetime="${dueAt}"`)
    const list = await (await odile.get("/tickets?tab=open")).text()
    expect(list).toContain(`datetime="${dueAt}"`)
  })

  test("stands still before both eyes while we wait for others, with what is left", async () => {
    const ticket = await fileTicket(house, odile)
    house.moveClock(HOUR)
    await desk(ticket, "status", { status: "waiting-third-party" })
    const clocks = await clocksOf(ticket)
    for (const clock of clocks)
      expect(clock).toMatchObject({ state: "paused", pausedWhy: "waiting-third-party", dueAt: null })
    const props = await ticketPage(ticket)
    const left = clocks.find((clock) => clock.metric === "first")?.leftMs ?? 0
    expect(props.acts.then?.leftMinutes).toBe(Math.floor(left / MINUTE))
    expect(props.acts.then?.by).toBeUndefined()
    const page = await (await odile.get(`/tickets/${ticket.number}`)).text()
    expect(page).toMatch(/Our reply clock is paused until they have acted, with \d+ h \d+ min left/)
    expect(page.match(/<p class="paused">/g)).toHaveLength(1)
  })

  test("field.md 51: once it can't be opened again, a new ticket that names it can be filed", async () => {
    const ticket = await fileTicket(house, odile)
    const answered = { messageId: newId(), body: "Done.", basedOn: 0, anyway: true, then: "resolve" }
    await desk(ticket, "replies", answered)
    expect((await ticketPage(ticket)).can).toMatchObject({ fileAnew: null })
    house.moveClock(15 * DAY)
    const { can } = await ticketPage(ticket)
    expect(can).toMatchObject({ reply: false, reopen: null })
    const anew = new URL(can.fileAnew ?? "", house.url)
    expect(anew.searchParams.get("about-ticket")).toBe(ticket.number)
    expect(await (await odile.get(`${anew.pathname}${anew.search}`)).text()).toContain(
      "kept together with your earlier one",
    )
    const filed = await fileTicket(house, odile, { fields: { "about-ticket": ticket.number } })
    const fieldsOf = async (id: string) =>
      (await house.pool.query("select fields from conversations where id = $1", [id])).rows[0].fields
    expect((await fieldsOf(filed.id))["about-ticket"]).toBe(ticket.number)
    const opened = (await mei.json("GET", `/api/desk/conversations/${filed.id}`)).body
    expect(opened.fields[0]).toMatchObject({ label: "About earlier ticket", value: ticket.number })

    const tomas = await house.customer({ name: "Tomas Reyhl" })
    const theirs = await fileTicket(house, tomas, { fields: { "about-ticket": ticket.number } })
    expect((await fieldsOf(theirs.id))["about-ticket"]).toBeUndefined()
  })
})

describe("the rules", () => {
  test("are for leads and administrators", async () => {
    for (const one of [mei, auditor]) {
      const asked = await one.json("GET", "/api/desk/sla")
      expect([asked.status, asked.body.code]).toEqual([403, "clocks-not-yours"])
    }
    const page = await read()
    const saving = { requestId: newId(), basedOn: 1, note: "", policy: page.policy }
    expect((await mei.json("POST", "/api/desk/sla", saving)).status).toBe(403)
  })

  test("hold for new promises at once and leave those that were made; a version can be restored", async () => {
    const { policy, version } = await read()
    const before = await fileTicket(house, odile)
    const was = (await rowOf(before)).dueAt
    const standard = policy.targets["standard"]
    if (!standard) throw new Error("no standard targets")
    const first = standard.first.map(() => 7)
    const shorter = { ...policy, targets: { ...policy.targets, standard: { ...standard, first } } }
    const saved = await save(shorter, version)
    expect(saved).toMatchObject({ status: 200, body: { version: version + 1 } })
    expect((await rowOf(before)).dueAt).toBe(was)
    const after = await rowOf(await fileTicket(house, odile))
    expect(Date.parse(after.dueAt) - Date.parse(after.waitingSince)).toBe(7 * MINUTE)

    const restored = await sune.json("POST", "/api/desk/sla/restore", {
      requestId: newId(),
      basedOn: version + 1,
      version,
    })
    expect(restored.body).toEqual({ version: version + 2 })
    const page = await read()
    expect(page.policy).toEqual(policy)
    expect(page.versions.slice(0, 2)).toMatchObject([
      { version: version + 2, by: "Sune" },
      { version: version + 1, by: "Sune", note: "A try" },
    ])
  })

  test("are not saved over what somebody saved meanwhile; a retry gives the first answer", async () => {
    const { policy, version } = await read()
    const requestId = newId()
    const first = await save(policy, version, { requestId })
    expect(await save(policy, version, { requestId })).toMatchObject({ body: first.body })
    const stale = await save(policy, version)
    expect(stale).toMatchObject({
      status: 409,
      body: { code: "changed-meanwhile", detail: { version: version + 1 } },
    })
  })

  test.each<[string, (policy: Policy) => Policy]>([
    ["without standard targets", (policy) => ({ ...policy, targets: {} })],
    ["with a calendar that isn't there", (policy) => ({ ...policy, usual: "nowhere" })],
    [
      "with a calendar that never opens",
      (policy) => ({
        ...policy,
        calendars: Object.fromEntries(
          Object.entries(policy.calendars).map(([key, one]) => [key, { ...one, week: Array(7).fill([]) }]),
        ),
      }),
    ],
    [
      "with a zone that isn't one",
      (policy) => ({
        ...policy,
        calendars: Object.fromEntries(
          Object.entries(policy.calendars).map(([key, one]) => [key, { ...one, zone: "Mars/Olympus" }]),
        ),
      }),
    ],
  ])("are refused %s", async (_, spoil) => {
    const { policy, version } = await read()
    expect((await save(spoil(policy), version)).status).toBe(400)
    expect((await read()).version).toBe(version)
  })

  test("name the days that come out of a calendar: holidays, make-up days, days of its own", async () => {
    const { named } = await read()
    expect(named["berlin"]).toContainEqual({ date: "2026-12-25", open: false, name: "1. Weihnachtstag" })
    expect(named["shanghai"]).toContainEqual(expect.objectContaining({ date: "2026-10-10", open: true }))
    expect(named["shanghai"]).toContainEqual(expect.objectContaining({ date: "2026-10-01", open: false }))
    expect(named["always"]).toEqual([])
  })
})

test("the preview shows a real ticket with its pauses", async () => {
  const ticket = await fileTicket(house, odile)
  house.moveClock(10 * MINUTE)
  const answered = { messageId: newId(), body: "Which network?", basedOn: 0, anyway: true, then: "stay" }
  await desk(ticket, "replies", answered)
  house.moveClock(HOUR)
  await odile.ask(`/tickets/${ticket.number}/reply`, { requestId: newId(), act: "send", body: "TRON" })
  await house.settle()
  const preview = (await sune.json("GET", `/api/desk/sla/preview?number=${ticket.number}`))
    .body as ClockPreview
  expect(preview.number).toBe(ticket.number)
  expect(preview.open).toEqual([{ from: preview.from, to: preview.to }])
  const resolution = preview.clocks.find((clock) => clock.metric === "resolution")
  expect(resolution?.pauses).toMatchObject([{ why: "waiting-customer", to: expect.any(String) }])
  expect((await sune.json("GET", "/api/desk/sla/preview")).body.number).not.toBeNull()
})

test("the minute's look leaves two more behind, once however many processes there are", async () => {
  await Promise.all(
    [1, 2].map(() => house.app.tasks["watch-clocks"]({ _cron: { ts: "2026-11-24T09:00:00Z" } })),
  )
  const { rows } = await house.pool.query(
    "select key, run_at > now() as later from graphile_worker.jobs where task_identifier = 'watch-clocks' order by key",
  )
  expect(rows).toEqual([
    { key: "watch-clocks 20", later: true },
    { key: "watch-clocks 40", later: true },
  ])
})

test("leads are told at once of a promise that is at risk and of one that is broken; agents aren't", async () => {
  const lead = await house.agent({ name: "Ilse", role: "lead" })
  const [hers, mine] = await Promise.all([lead, mei].map((one) => openLine(house.url, { visitor: one })))
  const ticket = await fileTicket(house, odile)
  await house.settle()
  await house.app.tasks["watch-clocks"]({}) // what the tests before left behind
  house.moveClock(3.5 * DAY)
  await house.app.tasks["watch-clocks"]({})
  const told = (frame: ServerFrame) => frame.t === "alert" && frame.conversationId === ticket.id
  await expect.poll(() => hers?.frames.filter(told)).not.toEqual([])
  expect(hers?.frames.find(told)).toMatchObject({ number: ticket.number, metric: "first" })
  await house.settle()
  expect(mine?.frames.filter(told)).toEqual([])
  for (const line of [hers, mine]) await line?.close()
})
