import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { describe, expect, test } from "vitest"
import { applyAll, fromPage } from "../data/apply.ts"
import type { OutgoingMessage } from "../data/outgoing.ts"
import { itemsOf } from "./items.ts"

const conversationId = "c"
const nothing = { outgoing: [], readUpTo: null, unfolded: new Set<string>(), myId: "mei" }

describe("the log", () => {
  test("begins each day with its name and joins what one person writes in a row", () => {
    const log = [
      said(1, "06:00", "zhiyuan"),
      said(2, "06:02", "zhiyuan"),
      said(3, "06:30", "zhiyuan"),
      said(4, "06:31", "mei"),
    ]
    expect(shape(log)).toEqual(["day", "message", "message…", "message", "message"])
  })

  test("folds three events in a row and more, and unfolds them when asked", () => {
    const log = [said(1, "06:00", "zhiyuan"), did(2), did(3), said(4, "06:05", "mei"), did(5), did(6), did(7)]
    expect(shape(log)).toEqual(["day", "message", "event", "event", "message", "folded"])
    expect(shape(log, { unfolded: new Set(["folded-5"]) }).slice(-3)).toEqual(["event", "event", "event"])
  })

  test("marks where one left off, before the first thing that is not one's own", () => {
    const log = [said(1, "06:00", "zhiyuan"), said(2, "06:01", "mei"), said(3, "06:02", "zhiyuan")]
    expect(shape(log, { readUpTo: 1 })).toEqual(["day", "message", "message", "new", "message"])
    expect(shape(log, { readUpTo: 3 })).toEqual(["day", "message", "message", "message"])
  })

  test("shows an edited note once, at its place, in its newest version", () => {
    const note = said(1, "06:00", "ilse")
    if (!note.message) throw new Error("a note is a message")
    const edited = {
      ...note,
      seq: 2,
      kind: "note.edited",
      message: { ...note.message, body: "better", version: 2 },
    }
    const items = itemsOf({ ...nothing, timeline: fromPage(conversationId, [note, edited], false) })
    expect(items.map(({ is }) => is)).toEqual(["day", "message", "event"])
    expect(items[1]).toMatchObject({ message: { body: "better", version: 2 } })
  })

  test("shows an answer that was taken back as taken back, before anybody reads it anew", () => {
    const answer = said(1, "06:00", "mei")
    const back = { ...did(2), kind: "mail.withdrawn", payload: { about: answer.message?.id, seq: 1 } }
    const items = itemsOf({ ...nothing, timeline: fromPage(conversationId, [answer, back], false) })
    expect(items[1]).toMatchObject({ message: { withdrawnAt: back.at } })
  })

  test.each([
    [{ delivered: 0, read: 0 }, { 4: "sent" }],
    [{ delivered: 4, read: 0 }, { 4: "delivered" }],
    [
      { delivered: 4, read: 2 },
      { 2: "read", 4: "delivered" },
    ],
    [
      { delivered: 2, read: 2 },
      { 2: "read", 4: "sent" },
    ],
    [{ delivered: 4, read: 4 }, { 4: "read" }],
  ])("where the customer has %j, it marks %j", (reached, marks) => {
    const note = said(5, "06:05", "mei")
    if (note.message) note.message = { ...note.message, kind: "note" }
    const log = [
      said(1, "06:00", "zhiyuan"),
      said(2, "06:01", "mei"),
      said(3, "06:02", "zhiyuan"),
      said(4, "06:03", "mei"),
      note,
    ]
    const items = itemsOf({ ...nothing, timeline: fromPage(conversationId, log, false), reached })
    const marked = items.flatMap((item) =>
      item.is === "message" && item.mark ? [[item.event.seq, item.mark]] : [],
    )
    expect(Object.fromEntries(marked)).toEqual(marks)
  })

  test("shows what is on its way once, before and after the server has it", () => {
    const log = [said(1, "06:00", "zhiyuan")]
    const waiting = outgoing("message-2")
    const before = fromPage(conversationId, log, false)
    const after = applyAll(before, [said(2, "06:01", "mei")])
    const keys = (timeline: typeof before) =>
      itemsOf({ ...nothing, timeline, outgoing: [waiting] }).filter(({ key }) => key === "message-2")
    expect(keys(before).map(({ is }) => is)).toEqual(["outgoing"])
    expect(keys(after).map(({ is }) => is)).toEqual(["message"])
  })
})

function shape(log: TimelineEvent[], more: Partial<Parameters<typeof itemsOf>[0]> = {}): string[] {
  const items = itemsOf({ ...nothing, timeline: fromPage(conversationId, log, false), ...more })
  return items.map((item) => (item.is === "message" && item.continues ? "message…" : item.is))
}

function said(seq: number, time: string, who: string): TimelineEvent {
  const realm = who === "zhiyuan" ? "customer" : "staff"
  const kind = realm === "customer" ? "message.received" : "conversation.replied"
  const message = {
    id: `message-${seq}`,
    kind: "reply" as const,
    side: realm,
    body: "text",
    version: 1,
  } as const
  return {
    ...did(seq),
    kind,
    at: `2026-11-22T${time}:00.000Z`,
    actor: { realm, id: who, name: who },
    message: { ...message, editedAt: null, attachments: [] },
  }
}

function did(seq: number): TimelineEvent {
  const actor = { realm: "staff", id: "ilse", name: "Ilse" } as const
  const at = "2026-11-22T06:04:00.000Z"
  return { conversationId, seq, kind: "conversation.prioritised", at, actor, payload: {}, message: null }
}

function outgoing(id: string): OutgoingMessage {
  return {
    kind: "message",
    id,
    conversationId,
    staffId: "mei",
    at: "2026-11-22T06:01:00.000Z",
    tries: 0,
    problem: null,
    mode: "reply",
    body: "text",
    files: [],
    basedOn: 1,
    anyway: false,
    then: "stay",
    state: "sending",
    news: [],
  }
}
