import type { MessageView, TimelineEvent } from "@veridesk/contract/conversation.ts"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { applyAll, fromPage, hasGap, mattersSince, prepend, settled } from "./apply.ts"

const conversationId = "0193c1de-0000-7000-8000-000000000001"

/** A step of a made-up conversation: somebody writes, changes an earlier message, or does something else. */
type Step = { does: "write" | "edit" | "act"; which: number; who: "customer" | "mei" }

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom("write", "edit", "act"),
  which: fc.nat(50),
  who: fc.constantFrom("customer", "mei"),
})
const history = fc.array(step, { minLength: 1, maxLength: 40 }).map(play)

/** Plays the steps as the server would: gap-free seq, each event with its message as it was then. */
function play(steps: readonly Step[]): TimelineEvent[] {
  const messages: MessageView[] = []
  return steps.map(({ does, which, who }, i) => {
    const seq = i + 1
    const target = messages[which % Math.max(messages.length, 1)]
    let message: MessageView | null = null
    if (does === "edit" && target) {
      message = { ...target, body: `${target.body} again`, version: target.version + 1, editedAt: at(seq) }
      messages[messages.indexOf(target)] = message
    } else if (does !== "act") {
      message = newMessage(seq, who)
      messages.push(message)
    }
    return {
      conversationId,
      seq,
      kind: kindOf(does, who),
      at: at(seq),
      actor: actorOf(who),
      payload: {},
      message,
    }
  })
}

/** What a fresh read at the end of this log would give. */
function fresh(log: readonly TimelineEvent[]): TimelineEvent[] {
  const newest = new Map<string, MessageView>()
  for (const { message } of log) if (message) newest.set(message.id, message)
  return log.map((event) =>
    event.message ? { ...event, message: newest.get(event.message.id) ?? null } : event,
  )
}

describe("a cached timeline and the events after it are a fresh one", () => {
  test("in whatever order and how often they come", () => {
    fc.assert(
      fc.property(history, fc.nat(40), fc.infiniteStream(fc.nat()), (log, cut, noise) => {
        const known = log.slice(0, cut % (log.length + 1))
        const rest = [...log.slice(Math.max(0, known.length - 3)), ...log.slice(known.length)]
        const shuffled = rest.map((event) => [noise.next().value, event] as const).sort((a, b) => a[0] - b[0])
        let view = fromPage(conversationId, fresh(known), false)
        for (const [, event] of shuffled) view = applyAll(view, [event])
        expect(settled(view)).toEqual(fresh(log))
        expect(view.cursor).toBe(log.length)
        expect(hasGap(view)).toBe(false)
      }),
    )
  })

  test("with holes that are pulled later", () => {
    fc.assert(
      fc.property(
        history,
        fc.nat(40),
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        (log, cut, lost) => {
          const known = log.slice(0, cut % (log.length + 1))
          const rest = log.slice(known.length)
          const arrived = rest.filter((_, i) => !lost[i])
          let view = applyAll(fromPage(conversationId, known, false), arrived)
          const firstLost = rest.find((event) => !arrived.includes(event))
          const reached = firstLost ? firstLost.seq - 1 : log.length
          expect(view.cursor).toBe(reached)
          expect(hasGap(view)).toBe(arrived.some(({ seq }) => seq > reached))
          view = applyAll(view, fresh(log).slice(view.cursor))
          expect(settled(view)).toEqual(fresh(log))
          expect(hasGap(view)).toBe(false)
        },
      ),
    )
  })

  test("with older pages loaded at any time", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 10 }), fc.nat(40), (log, size, late) => {
        const split = log.length - (late % log.length)
        const server = fresh(log.slice(0, split))
        let view = fromPage(conversationId, server.slice(-size), server.length > size)
        view = applyAll(view, log.slice(split))
        while (view.earlier) {
          const first = view.events[0]?.seq ?? 1
          const page = fresh(log).slice(Math.max(0, first - 1 - size), first - 1)
          view = prepend(view, page, first - 1 > size)
        }
        expect(settled(view)).toEqual(fresh(log))
      }),
    )
  })
})

test("events of another conversation and old ones change nothing", () => {
  const log = play([{ does: "write", which: 0, who: "customer" }])
  const view = fromPage(conversationId, log, false)
  expect(applyAll(view, log)).toBe(view)
  expect(
    applyAll(
      view,
      log.map((event) => ({ ...event, conversationId: "another", seq: 2 })),
    ),
  ).toBe(view)
})

test("an erased body stays erased, whatever arrives after it", () => {
  const log = play([{ does: "write", which: 0, who: "customer" }])
  const event = log[0]
  if (!event?.message) throw new Error("the log has one message")
  const erased = { ...event, seq: 2, kind: "erase", message: { ...event.message, body: null } }
  const view = applyAll(fromPage(conversationId, log, false), [erased, event])
  expect(settled(view).map(({ message }) => message?.body)).toEqual([null, null])
})

test("only what others wrote or decided matters", () => {
  const log = play([
    { does: "write", which: 0, who: "customer" },
    { does: "write", which: 0, who: "mei" },
    { does: "act", which: 0, who: "customer" },
    { does: "write", which: 0, who: "customer" },
  ])
  const view = fromPage(conversationId, log, false)
  expect(mattersSince(view, 1, "mei").map(({ seq }) => seq)).toEqual([4])
  expect(mattersSince(view, 1, "ilse").map(({ seq }) => seq)).toEqual([2, 4])
})

function kindOf(does: Step["does"], who: Step["who"]): string {
  if (does === "act") return "conversation.prioritised"
  if (does === "edit") return "note.edited"
  return who === "customer" ? "message.received" : "conversation.replied"
}

function newMessage(seq: number, who: Step["who"]): MessageView {
  return {
    id: `message-${seq}`,
    kind: "reply",
    side: who === "customer" ? "customer" : "staff",
    body: `text ${seq}`,
    version: 1,
    editedAt: null,
    attachments: [],
  }
}

function actorOf(who: Step["who"]): TimelineEvent["actor"] {
  return who === "customer"
    ? { realm: "customer", id: "c", name: "何知远" }
    : { realm: "staff", id: "mei", name: "Mei" }
}

function at(seq: number): string {
  return new Date(Date.UTC(2026, 10, 22, 6, seq)).toISOString()
}
