import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { expect, test } from "vitest"
import { returnedOf } from "./returned.ts"

let seq = 0
const event = (kind: string, payload: Record<string, unknown>): TimelineEvent => ({
  conversationId: "c",
  seq: ++seq,
  kind,
  at: "2026-11-22T06:05:00.000Z",
  actor: { realm: "system", id: null, name: "" },
  payload,
  message: null,
})
const back = event("mail.bounced", { about: "m1", mailId: "a", how: "bounced" })
const failed = event("mail.bounced", { about: "m2", mailId: "b", how: "failed" })

test("an answer whose mail came back or failed is known by its message", () => {
  expect([...returnedOf([back, failed])]).toEqual([
    ["m1", { mailId: "a", how: "bounced" }],
    ["m2", { mailId: "b", how: "failed" }],
  ])
})

test("until it went again, as it was or as another answer", () => {
  expect([...returnedOf([back, failed, event("mail.resent", { about: "m1", mailId: "c" })]).keys()]).toEqual([
    "m2",
  ])
  expect([...returnedOf([back, failed, event("conversation.replied", { resends: "b" })]).keys()]).toEqual([
    "m1",
  ])
  const again = event("mail.bounced", { about: "m1", mailId: "c", how: "bounced" })
  const all = [back, event("mail.resent", { about: "m1", mailId: "c" }), again]
  expect(returnedOf(all).get("m1")).toEqual({ mailId: "c", how: "bounced" })
})

test("a complaint, and a receipt that nobody wrote, are no answer that has to go again", () => {
  const complained = event("mail.bounced", { about: "m1", mailId: "a", how: "complained" })
  const receipt = event("mail.bounced", { about: null, mailId: "a", how: "failed" })
  expect(returnedOf([complained, receipt]).size).toBe(0)
})
