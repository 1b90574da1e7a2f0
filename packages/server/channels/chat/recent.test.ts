import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { CustomerEvent, Speaker } from "./door.ts"
import { Recent, RecentSpeakers, SPEAKERS_KEPT_MS } from "./recent.ts"

const event = (conversationId: string, seq: number, files = 0): CustomerEvent => ({
  conversationId,
  seq,
  shown: {
    conversationId,
    seq,
    kind: "message.received",
    at: "2026-11-22T04:20:00.000Z",
    actor: { realm: "customer", id: null, name: "Odile" },
    payload: {},
    message: {
      id: `${conversationId} ${seq}`,
      kind: "reply",
      side: "customer",
      body: "Where is my deposit?",
      version: 1,
      editedAt: null,
      attachments: Array.from({ length: files }, () => ({
        id: "one",
        name: "slip.png",
        mediaType: "image/png",
        size: 1,
        width: null,
        height: null,
        facts: {},
        url: "",
        thumbnailUrl: null,
      })),
    },
  },
})
const seqs = (known: { events: CustomerEvent[] } | null) => known?.events.map(({ seq }) => seq) ?? null

describe("lines of conversations whose widgets were here", () => {
  test("who comes back is told what they lack, and nobody else is", () => {
    const recent = new Recent<string>(() => 0)
    recent.begin("a", { customerId: "odile", lastSeq: 3 })
    for (const seq of [4, 5, 6]) recent.add(event("a", seq))
    expect(seqs(recent.after("a", { customerId: "odile", seq: 4 }))).toEqual([5, 6])
    expect(seqs(recent.after("a", { customerId: "odile", seq: 6 }))).toEqual([])
    expect(recent.after("a", { customerId: "odile", seq: 2 })).toBeNull()
    expect(recent.after("a", { customerId: "odile", seq: 7 })).toBeNull()
    expect(recent.after("a", { customerId: "tomas", seq: 4 })).toBeNull()
    expect(recent.after("b", { customerId: "odile", seq: 4 })).toBeNull()
  })

  test.each([
    ["a line that is missing", (recent: Recent<string>) => recent.add(event("a", 6))],
    [
      "an event that may change the lines before it",
      (recent: Recent<string>) => recent.happened({ conversationId: "a", kind: "conversation.merged" }),
    ],
  ])("%s ends it", (_what, happens) => {
    const recent = new Recent<string>(() => 0)
    recent.begin("a", { customerId: "odile", lastSeq: 4 })
    happens(recent)
    expect(recent.after("a", { customerId: "odile", seq: 4 })).toBeNull()
  })

  test("a line with files is read anew, since they are looked through for a while", () => {
    const recent = new Recent<string>(() => 0)
    recent.begin("a", { customerId: "odile", lastSeq: 4 })
    recent.add(event("a", 5, 1))
    recent.add(event("a", 6))
    expect(recent.after("a", { customerId: "odile", seq: 4 })).toBeNull()
    expect(seqs(recent.after("a", { customerId: "odile", seq: 5 }))).toEqual([6])
  })

  test("what nobody asked for is forgotten, and it never holds more than it may", () => {
    let now = 0
    const recent = new Recent<string>(() => now)
    recent.begin("old", { customerId: "odile", lastSeq: 0 })
    now = 600_001
    recent.begin("new", { customerId: "odile", lastSeq: 0 })
    expect(recent.after("old", { customerId: "odile", seq: 0 })).toBeNull()
    expect(recent.after("new", { customerId: "odile", seq: 0 })).not.toBeNull()
    for (let n = 0; n < 10_001; n += 1) recent.begin(`talk ${n}`, { customerId: "odile", lastSeq: 0 })
    expect(recent.after("new", { customerId: "odile", seq: 0 })).toBeNull()
  })

  test("whatever comes in whatever order: it tells all that is missing, or says that it doesn't know", () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant("write" as const), files: fc.nat({ max: 1 }) }),
      fc.record({ do: fc.constant("hear" as const), back: fc.nat({ max: 3 }) }),
      fc.record({ do: fc.constant("begin" as const) }),
      fc.record({ do: fc.constant("ask" as const), back: fc.nat({ max: 8 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const recent = new Recent<string>(() => 0)
        let last = 0
        let heard = 0
        for (const one of steps) {
          if (one.do === "write") last += 1
          // The log tells of lines in their order, and of some of them twice.
          if (one.do === "hear")
            for (let seq = Math.max(1, heard - one.back); seq <= last; seq += 1) {
              recent.add(event("a", seq))
              heard = Math.max(heard, seq)
            }
          if (one.do === "begin") recent.begin("a", { customerId: "odile", lastSeq: last })
          if (one.do !== "ask") continue
          const from = Math.max(0, last - one.back)
          const told = seqs(recent.after("a", { customerId: "odile", seq: from }))
          if (told) expect(told).toEqual(told.map((_, at) => from + 1 + at))
          if (told && heard === last) expect(told).toHaveLength(last - from)
        }
      }),
    )
  })
})

describe("who was here a moment ago", () => {
  const odile: Speaker = {
    key: "00ff",
    actor: { realm: "customer", id: "odile", brandId: "kestrel", level: "session" },
    name: "Odile",
    exchangeUid: null,
    known: true,
  }

  test("is known for a while, and no longer once the key has ended", () => {
    let now = 0
    const recent = new RecentSpeakers(() => now)
    recent.leave(odile)
    expect(recent.back("00ff")).toBe(odile)
    expect(recent.back("ff00")).toBeNull()
    now = SPEAKERS_KEPT_MS
    expect(recent.back("00ff")).toBeNull()
    expect(recent.any).toBe(false)
    recent.leave(odile)
    expect(recent.any).toBe(true)
    recent.over(["00ff"])
    expect(recent.back("00ff")).toBeNull()
  })
})
