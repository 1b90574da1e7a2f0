import type { ChatState } from "@veridesk/contract/chat/state.ts"
import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { expect, test } from "vitest"
import { itemsOf } from "./items.ts"

const said = (seq: number, side: "customer" | "staff" | "system", at: string): TimelineEvent => ({
  conversationId: "c",
  seq,
  kind: side === "staff" ? "conversation.replied" : "message.received",
  at: `2026-11-22T${at}Z`,
  actor: { realm: side, id: null, name: "Mei" },
  payload: {},
  message: { id: `m${seq}`, kind: "reply", side, body: "x", version: 1, editedAt: null, attachments: [] },
})

const chat = {
  agent: { name: "Mei", team: "Deposits", pair: ["amber", "lantern"], joinedAt: "2026-11-22T06:05:00Z" },
  deliveredSeq: 5,
  readSeq: 2,
} as unknown as ChatState

test("days, groups, the proof where the agent joined, and one mark at the end of a group", () => {
  const events = [
    said(1, "customer", "06:00:00"),
    said(2, "customer", "06:00:30"),
    said(4, "staff", "06:06:00"),
    said(5, "customer", "06:07:00"),
    said(9, "customer", "06:20:00"),
  ]
  const told = itemsOf({ events, outgoing: [], chat, dayKey: (at) => at.slice(0, 10) }).map((item) =>
    item.is === "message" ? `${item.event.seq}${item.isFirst ? " first" : ""} ${item.mark ?? "-"}` : item.is,
  )
  expect(told).toEqual([
    "day",
    "1 first -",
    "2 read",
    "seal",
    "4 first -",
    "5 first delivered",
    "9 first stored",
  ])
})

test("what is not known is passed over, and what waits behind a message that is stuck says so", () => {
  const outgoing = (["failed", "waiting"] as const).map((state, i) => ({
    id: `o${i}`,
    conversationId: "c",
    body: "y",
    files: [],
    lang: null,
    at: "2026-11-22T06:30:00Z",
    state,
    reason: null,
    seq: null,
  }))
  const unknown = { ...said(3, "system", "06:01:00"), kind: "chat.something-new", message: null }
  const items = itemsOf({ events: [unknown], outgoing, chat: null, dayKey: (at) => at.slice(0, 10) })
  expect(items.map((item) => (item.is === "outgoing" ? item.isBehind : item.is))).toEqual([
    "day",
    false,
    true,
  ])
})
