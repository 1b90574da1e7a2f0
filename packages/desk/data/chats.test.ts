import { afterEach, expect, test, vi } from "vitest"
import { someActive, someChats } from "../chats/testing.ts"
import {
  deliveredSeqs,
  deliveredUpTo,
  forgetChats,
  isLive,
  liveChats,
  takeChats,
  takeTyping,
  typists,
} from "./chats.ts"
import { rows } from "./state.ts"
import { onFrames, whenRowArrives } from "./sync.ts"

afterEach(() => {
  vi.useRealTimers()
  forgetChats()
  rows.clear()
})

test.each([
  ["not connected, nothing read", 0, { here: false, customerReadSeq: 0 }, 0],
  ["connected: it has all there is", 0, { here: true, customerReadSeq: 0 }, 7],
  ["gone again: what it had it has", 7, { here: false, customerReadSeq: 2 }, 7],
  ["read elsewhere: it was there", 0, { here: false, customerReadSeq: 5 }, 5],
])("a customer\u2019s device, %s", (_, before, chat, expected) => {
  expect(deliveredUpTo(before, { ...chat, row: { lastSeq: 7 } })).toBe(expected)
})

test("a chat that is no longer told of is live no more, and what was delivered stays known", () => {
  takeChats(someChats({ mine: ["c-1", "c-2"] }))
  expect([isLive("c-1"), isLive("c-2")]).toEqual([true, true])
  takeChats(someChats({ mine: ["c-2"] }))
  expect([isLive("c-1"), isLive("c-2")]).toEqual([false, true])
  expect(deliveredSeqs.get("c-1")).toBe(3)
})

test("only a chat that changed repaints what shows it", () => {
  takeChats(someChats({ mine: ["c-1", "c-2"] }))
  const changed: string[] = []
  for (const id of ["c-1", "c-2"]) liveChats.of(id).subscribe(() => changed.push(id))
  const again = someChats({ mine: ["c-1", "c-2"] })
  takeChats({
    ...again,
    mine: again.mine.map((chat) => (chat.row.id === "c-2" ? { ...chat, here: false } : chat)),
  })
  expect(changed).toEqual(["c-2"])
})

test("nobody is shown as typing for ever where the word of the end was lost", () => {
  vi.useFakeTimers()
  takeTyping("c-1", "何知远", true)
  expect(typists.get("c-1")).toBe("何知远")
  vi.advanceTimersByTime(29_000)
  takeTyping("c-1", "何知远", true)
  vi.advanceTimersByTime(29_000)
  expect(typists.get("c-1")).toBe("何知远")
  vi.advanceTimersByTime(2_000)
  expect(typists.get("c-1")).toBe("")
})

test("what a customer writes in a chat is heard whatever list is looked at, and once", () => {
  const heard: string[] = []
  const stop = whenRowArrives((row) => heard.push(row.preview))
  const chats = (lastSeq: number, preview: string) => {
    const chat = someActive("c-1")
    return { ...someChats({}), mine: [{ ...chat, row: { ...chat.row, lastSeq, preview } }] }
  }
  onFrames([{ t: "chats", chats: chats(3, "first") }])
  onFrames([{ t: "chats", chats: chats(4, "second") }])
  onFrames([{ t: "chats", chats: chats(4, "second") }])
  stop()
  expect(heard).toEqual(["second"])
  expect(rows.get("c-1")?.preview).toBe("second")
})
