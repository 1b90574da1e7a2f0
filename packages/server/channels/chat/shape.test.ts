import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openLine } from "../../live/testing/line.ts"
import { type Agent, type House, openHouse } from "../../platform/testing/house.ts"
import { textFrame } from "../../platform/sockets/frame.ts"
import { type Frame, type HubDoor, makeCustomerHub, type Peer } from "./hub.ts"
import { putTalks, type Talk } from "./testing/put-talks.ts"
import { openWidget, ORIGIN, type Widget } from "./testing/widget.ts"

/*
 * What live chat costs may not depend on how many there are (performance.md): how often the database is gone to, and how
 * often a frame is written. What the pool lends out is counted; whatever else goes on in the house only ever adds.
 */

const MANY = 60

let house: House
let mei: Agent
let lent = 0
let talks: Talk[]
const widgets: Widget[] = []
beforeAll(async () => {
  house = await openHouse({ env: { WIDGET_ORIGINS: ORIGIN } })
  mei = await house.agent({ teams: ["deposits"] })
  talks = await putTalks(house.pool, { count: MANY, agentId: mei.id })
  for (const { key } of talks) widgets.push(await openWidget(house.url, key))
  await Promise.all(widgets.map((widget) => widget.frame("hello")))
  house.pool.on("acquire", () => {
    lent += 1
  })
})
afterAll(async () => {
  await Promise.all(widgets.map((widget) => widget.close()))
  await house.close()
})

describe("the database is gone to a few times", () => {
  test("when sixty come back at once, each to what they missed", async () => {
    const before = lent
    for (const [at, { id }] of talks.entries())
      widgets[at]?.say({ t: "follow", conversationId: id, after: 0 })
    await Promise.all(widgets.map((widget) => widget.frame("caught-up")))
    await Promise.all(widgets.map((widget) => widget.frame("chat")))
    // One by one it would be six times each.
    expect(lent - before).toBeLessThan(MANY)
  })

  test("when sixty say something at once, until each is acknowledged and sees it", async () => {
    const before = lent
    const acked = await Promise.all(
      widgets.map((widget, at) => widget.send(talks[at]?.id ?? "", "Where is my deposit?", newId())),
    )
    await Promise.all(widgets.map((widget) => widget.until(() => widget.texts().length === 1)))
    expect(new Set(acked.map((ack) => ack?.seq))).toEqual(new Set([1]))
    expect(lent - before).toBeLessThan(MANY * 1.5)
  })

  test("for a message that twenty desks see as for one that a single desk sees", async () => {
    const [first, second] = talks
    const seen = async (talk: Talk | undefined, at: number, desks: number) => {
      const id = talk?.id ?? ""
      const lines = await Promise.all(
        Array.from({ length: desks }, () => openLine(house.url, { visitor: mei })),
      )
      for (const line of lines) line.say({ t: "follow", conversationId: id, after: 0 })
      await Promise.all(lines.map((line) => line.frame("viewers")))
      const counted: number[] = []
      for (let turn = 0; turn < 4; turn += 1) {
        const before = lent
        const ack = await widgets[at]?.send(id, `turn ${turn}`, newId())
        await Promise.all(lines.map((line) => line.until(() => line.seqs(id).includes(ack?.seq ?? 0))))
        counted.push(lent - before)
      }
      await Promise.all(lines.map((line) => line.close()))
      return Math.min(...counted)
    }
    const one = await seen(first, 0, 1)
    expect(await seen(second, 1, 20)).toBeLessThanOrEqual(one + 3)
  })
})

test("a further message goes to the database once until it is acknowledged", async () => {
  const [, , third] = talks
  const counted: number[] = []
  for (let turn = 0; turn < 6; turn += 1) {
    const before = lent
    await widgets[2]?.send(third?.id ?? "", `line ${turn}`, newId())
    counted.push(lent - before)
  }
  expect(Math.min(...counted)).toBe(1)
})

test("sixty who were here a moment ago come back to what they missed, and all that is asked is how far it goes", async () => {
  await house.settle()
  const back = talks.slice(0, MANY).map(({ id }, at) => {
    const seen = widgets[at]?.seqs() ?? []
    return { at, id, after: Math.max(0, ...seen.slice(0, -1)) }
  })
  await Promise.all(widgets.map((widget) => widget.close()))
  const again = await Promise.all(talks.map(({ key }) => openWidget(house.url, key)))
  widgets.splice(0, widgets.length, ...again)
  const before = lent
  for (const { at, id, after } of back) again[at]?.say({ t: "follow", conversationId: id, after })
  await Promise.all(again.map((widget) => widget.frame("caught-up")))
  // One by one it would be three times each; what there is goes on beside it.
  expect(lent - before).toBeLessThan(MANY / 4)
  for (const { at, after } of back) expect(again[at]?.seqs().every((seq) => seq > after)).toBe(true)
  expect(again.every((widget) => widget.texts().length === 1)).toBe(true)
})

test("a line is written once however many screens show it", async () => {
  const [talk] = talks
  const conversationId = talk?.id ?? ""
  const door: HubDoor = {
    clock: () => new Date(),
    warn: () => {},
    mine: async () => ({ lastSeq: 0 }),
    endOf: async () => 0,
    eventsAfter: async () => ({ events: [], more: false }),
    eventsNamed: async () => [],
    statesOf: async () => new Map(),
    say: async () => ({ seq: 1, at: new Date() }),
    read: async () => {},
    tellTyping: () => {},
  }
  const hub = makeCustomerHub(door, textFrame)
  const got: Frame[] = []
  const peer: Peer = {
    send: () => {},
    sendFrame: (frame) => void got.push(frame),
    hasRoom: async () => true,
    close: () => {},
  }
  const speaker = {
    key: "00",
    actor: { realm: "customer" as const, id: newId(), brandId: newId(), level: "session" as const },
    name: "Odile",
    exchangeUid: null,
    known: true,
  }
  for (let device = 0; device < 8; device += 1)
    await hub.take(hub.enter(peer, speaker), { t: "follow", conversationId, after: 0 })
  const event = {
    conversationId,
    seq: 1,
    kind: "message.received",
    at: "2026-11-22T04:20:00.000Z",
    actor: { realm: "customer" as const, id: null, name: "Odile" },
    payload: {},
    message: null,
  }
  hub.show([{ conversationId, seq: 1, shown: event }])
  hub.show([{ conversationId, seq: 1, shown: event }])
  expect(got).toHaveLength(8)
  expect(new Set(got).size).toBe(1)
})
