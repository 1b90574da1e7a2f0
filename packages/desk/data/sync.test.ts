import type { ConversationRow, TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { OpenedConversation } from "@veridesk/contract/desk-api.ts"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { forget, timelines } from "./state.ts"
import { follow, load, onFrames, onLineOpen, unfollow } from "./sync.ts"

/** The server as this desk sees it: how long the conversation is there, and what it answers when it is asked. */
const server = { lastSeq: 1, status: 200, reads: [] as string[] }

beforeEach(async () => {
  vi.useFakeTimers()
  Object.assign(server, { lastSeq: 1, status: 200, reads: [] })
  vi.stubGlobal("fetch", answer)
  follow("c-1")
  await load("c-1")
  server.reads = []
})

afterEach(() => {
  unfollow("c-1")
  vi.runAllTimers()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  forget()
})

test("a conversation that could not be read after a resync is asked for until it is there", async () => {
  Object.assign(server, { lastSeq: 3, status: 503 })
  onFrames([{ t: "resync" }])
  await vi.advanceTimersByTimeAsync(20_000)
  expect(server.reads.length).toBeGreaterThan(2)
  expect(server.reads.length).toBeLessThan(10)
  expect(timelines.get("c-1")?.cursor).toBe(1)

  server.status = 200
  await vi.advanceTimersByTimeAsync(31_000)
  expect(timelines.get("c-1")?.cursor).toBe(3)
  const asked = server.reads.length
  await vi.advanceTimersByTimeAsync(120_000)
  expect(server.reads).toHaveLength(asked)
})

test("after a resync the server's log counts, though ours is longer", async () => {
  server.lastSeq = 5
  onFrames([{ t: "resync" }])
  await vi.advanceTimersByTimeAsync(0)
  expect(timelines.get("c-1")?.cursor).toBe(5)
  server.lastSeq = 2
  onFrames([{ t: "resync" }])
  await vi.advanceTimersByTimeAsync(0)
  expect(timelines.get("c-1")?.cursor).toBe(2)
})

test("where several are followed, each is brought up to date and each by itself let go", async () => {
  follow("c-2")
  server.lastSeq = 2
  onFrames([{ t: "resync" }])
  await vi.advanceTimersByTimeAsync(0)
  const asked = () => server.reads.map((path) => /c-\d/.exec(path)?.[0])
  expect(asked()).toEqual(["c-1", "c-2"])
  unfollow("c-2")
  server.reads = []
  onFrames([{ t: "resync" }])
  await vi.advanceTimersByTimeAsync(0)
  expect(asked()).toEqual(["c-1"])
})

test("it is asked for at once when the line is open again", async () => {
  Object.assign(server, { lastSeq: 2, status: 503 })
  onFrames([{ t: "resync" }])
  await vi.advanceTimersByTimeAsync(60_000)
  server.status = 200
  onLineOpen(false)
  await vi.advanceTimersByTimeAsync(0)
  expect(timelines.get("c-1")?.cursor).toBe(2)
})

test("what was missed and could not be pulled is asked for again too", async () => {
  Object.assign(server, { lastSeq: 4, status: 503 })
  onFrames([{ t: "caught-up", conversationId: "c-1", seq: 4 }])
  await vi.advanceTimersByTimeAsync(0)
  server.status = 200
  await vi.advanceTimersByTimeAsync(2_000)
  expect(timelines.get("c-1")?.cursor).toBe(4)
})

test("a hole that could not be filled is filled later, though nothing more arrives", async () => {
  Object.assign(server, { lastSeq: 3, status: 503 })
  onFrames([{ t: "event", event: event(3) }])
  await vi.advanceTimersByTimeAsync(0)
  server.status = 200
  await vi.advanceTimersByTimeAsync(2_000)
  expect(timelines.get("c-1")?.cursor).toBe(3)
})

test.each([
  ["one has moved on", () => unfollow("c-1")],
  ["one may not see it any more", () => Object.assign(server, { status: 404 })],
])("nobody is asked any more where %s", async (_, happens) => {
  server.status = 503
  onFrames([{ t: "resync" }])
  await vi.advanceTimersByTimeAsync(0)
  happens()
  await vi.advanceTimersByTimeAsync(60_000)
  const asked = server.reads.length
  expect(asked).toBeLessThanOrEqual(2)
  await vi.advanceTimersByTimeAsync(120_000)
  expect(server.reads).toHaveLength(asked)
})

async function answer(path: string): Promise<Response> {
  if (path.endsWith("/counts")) return Response.json({ counts: {} })
  if (path.endsWith("/chats")) return Response.json({}, { status: 404 })
  server.reads.push(path)
  if (server.status !== 200) return Response.json({}, { status: server.status })
  const after = /\/events\?.*after=(\d+)/.exec(path)?.[1]
  if (after) return Response.json({ events: log().slice(Number(after)), more: false })
  return Response.json(opened())
}

function opened(): OpenedConversation {
  return {
    row: row(),
    fields: [],
    events: log(),
    earlier: false,
    lastReadSeq: 0,
    drafts: [],
    viewers: [],
    held: false,
  }
}

function log(): TimelineEvent[] {
  return Array.from({ length: server.lastSeq }, (_, i) => event(i + 1))
}

function event(seq: number): TimelineEvent {
  return {
    conversationId: "c-1",
    seq,
    kind: "conversation.prioritised",
    at: new Date(Date.UTC(2026, 10, 22, 6, seq)).toISOString(),
    actor: { realm: "staff", id: "mei", name: "Mei" },
    payload: {},
    message: null,
  }
}

function row(): ConversationRow {
  return {
    id: "c-1",
    number: "1234567890",
    subject: "Deposit not credited",
    formKey: "deposit",
    channel: "portal",
    status: "open",
    priority: 3,
    teamId: null,
    assigneeId: "mei",
    customerName: "Amara Linde",
    customerVip: null,
    identityLevel: "session",
    locale: "en",
    preview: "",
    lastSide: "customer",
    waitingSince: null,
    dueAt: null,
    lastSeq: server.lastSeq,
    unread: false,
    draft: false,
    followUps: 0,
    statusKey: null,
    mergedInto: null,
    escalated: false,
    createdAt: "2026-11-22T06:00:00.000Z",
    updatedAt: "2026-11-22T06:00:00.000Z",
  }
}
