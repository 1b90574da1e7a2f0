import type { ChatOffer, DeskChats } from "@veridesk/contract/chat/desk.ts"
import { describe, expect, test } from "vitest"
import { endOf, secondsLeft } from "./offer.ts"
import { someChats, someOffer } from "./testing.ts"

const until = "2026-11-22T06:00:20.000Z"
const at = (seconds: number) => Date.parse("2026-11-22T06:00:00.000Z") + seconds * 1000

test.each([
  [0, 20],
  [0.2, 20],
  [19.5, 1],
  [20, 0],
  [99, 0],
])("after %d s there are %d s left", (passed, left) => {
  expect(secondsLeft(until, at(passed))).toBe(left)
})

describe("an offer", () => {
  const offer: ChatOffer = someOffer({ id: "c-1", until })
  const online = someChats({})
  test.each<[string, DeskChats, { now: number; acted: boolean }, ReturnType<typeof endOf>]>([
    ["stands", someChats({ offer }), { now: at(5), acted: false }, null],
    ["was accepted here", online, { now: at(5), acted: true }, "taken"],
    ["was accepted in another window", someChats({ mine: ["c-1"] }), { now: at(5), acted: false }, "taken"],
    ["was not taken in time", online, { now: at(20), acted: false }, "time"],
    [
      "was the last of several missed",
      someChats({ presence: "away" }),
      { now: at(20), acted: false },
      "away",
    ],
    ["went because the customer left", online, { now: at(5), acted: false }, "withdrawn"],
    [
      "gave way to another",
      someChats({ offer: someOffer({ id: "c-2", until }) }),
      { now: at(20.5), acted: false },
      "time",
    ],
  ])("that %s ends so", (_, chats, how, expected) => {
    expect(endOf(offer, chats, how)).toBe(expected)
  })
})
