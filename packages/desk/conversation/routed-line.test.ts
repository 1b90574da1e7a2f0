import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { deskAssignment } from "@veridesk/ui/messages/desk-assignment.ts"
import { desk } from "@veridesk/ui/messages/desk.ts"
import { format } from "@veridesk/ui/say-lite.ts"
import { expect, test } from "vitest"
import type { Say } from "../words/words.ts"
import { routedText, stoppedText } from "./routed-line.ts"

const texts: Record<string, { en: string; zh: string }> = { ...desk, ...deskAssignment }
const words: Say = (key, values) => format("en", texts[key]?.en ?? key, values)
const names = { team: () => "Withdrawals" }

const event = (payload: Record<string, unknown>): TimelineEvent => ({
  conversationId: "c",
  seq: 3,
  kind: "conversation.routed",
  at: "2026-11-22T04:20:00.000Z",
  actor: { realm: "system", id: null, name: "Veridesk" },
  payload,
  message: null,
})
const rule = { rule: { id: "r", name: "VIP withdrawals" }, version: 7 }

test.each([
  [
    {
      ...rule,
      team: { was: null, is: "w" },
      is: "m",
      isName: "Mei",
      why: { how: "least-loaded", load: 2, capacity: 6 },
    },
    "Rule “VIP withdrawals”, version 7: to Withdrawals, assigned to Mei (least loaded, 2 of 6)",
  ],
  [{ ...rule, priority: { was: 3, is: 1 } }, "Rule “VIP withdrawals”, version 7: priority Urgent"],
  [
    { ...rule, nobody: { skills: ["futures"], languages: ["zh-CN"] } },
    "Rule “VIP withdrawals”, version 7: nobody with futures, zh-CN is free, it waits in the queue",
  ],
  [{ owner: "away", was: "m", wasName: "Mei", is: null }, "Mei is away, so it went back to the team"],
])("a rule's act says what, by which version, and why", (payload, text) => {
  expect(routedText(event(payload), words, names)).toBe(text)
})

test("a stopped loop is named", () => {
  const payload = { ...rule, loop: ["VIP withdrawals", "Back"], reason: "again" }
  expect(stoppedText(event(payload), words)).toBe(
    "Stopped rules that set one another off, version 7: “VIP withdrawals” → “Back” → “VIP withdrawals”",
  )
})
