import { newId } from "@veridesk/contract/ids.ts"
import type { StaffRole } from "@veridesk/contract/people.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { content, deskOf } from "./testing/desk.ts"

let house: House
let desk: ReturnType<typeof deskOf>
const people = new Map<StaffRole, Agent>()
beforeAll(async () => {
  house = await openHouse()
  for (const role of ["agent", "lead", "administrator", "auditor"] as const)
    people.set(role, await house.agent({ name: role, role }))
  desk = deskOf(
    await house.agent({ name: "Petra", role: "lead" }),
    await house.agent({ role: "administrator" }),
  )
})
afterAll(() => house.close())

const version = 1
const why = { en: "It was never true.", zh: "内容不属实。" }
const note = { en: "The hour was wrong.", zh: "时间有误。" }
const out = () => desk.announce().then(({ line }) => line.id)
const waiting = async () => {
  const id = await desk.write()
  await desk.post(id, "submit", { version })
  return id
}
const approved = async () => {
  const id = await desk.write()
  await desk.approve(id)
  return id
}
const places = { version, at: null, channels: [{ key: "site" }] }

/** Who may do what, and what the others are told. */
const acts: [verb: string, from: () => Promise<string>, body: object, answers: Record<StaffRole, string>][] =
  [
    ["save", () => desk.write(), { basedOn: 1, content: content() }, writers()],
    ["submit", () => desk.write(), { version }, writers()],
    ["correct", out, { basedOn: 1, reason: "correction", note, content: content() }, writers()],
    ["approve", waiting, { version }, deciders()],
    ["refuse", waiting, { version, why: "Name the network." }, deciders()],
    ["publish", approved, places, deciders()],
    ["withdraw", out, { why }, deciders()],
    ["retry", out, {}, deciders()],
  ]

test.each(acts)("%s is refused by role, with a code that says why", async (verb, from, body, answers) => {
  for (const [role, who] of people) {
    const id = await from()
    const answer = await desk.post(id, verb, { ...body, as: who })
    expect(answer.status === 200 ? "yes" : `${answer.status} ${answer.body.code}`, `${verb} by ${role}`).toBe(
      answers[role],
    )
  }
})

test("everybody of staff reads; nobody outside does", async () => {
  const id = await desk.write()
  for (const [role, who] of people) {
    const read = await who.json("GET", `/api/desk/announcements/${id}`)
    expect([role, read.status]).toEqual([role, 200])
  }
  const outside = await house.customer()
  expect((await outside.json("GET", `/api/desk/announcements/${id}`)).status).toBe(401)
  const asked = { requestId: newId(), announcementId: newId(), content: content() }
  expect((await outside.json("POST", "/api/desk/announcements", asked)).status).toBe(401)
})

function writers(): Record<StaffRole, string> {
  return { agent: "yes", lead: "yes", administrator: "yes", auditor: "403 read-only" }
}

function deciders(): Record<StaffRole, string> {
  return { agent: "403 not-yours", lead: "yes", administrator: "yes", auditor: "403 not-yours" }
}
