import type { ChatLine } from "@veridesk/contract/chat/state.ts"
import fc from "fast-check"
import { expect, test } from "vitest"
import { caughtUp, emptyThread, type Thread, withLine } from "./thread.ts"

const conversationId = "0192f0c1-0000-7000-8000-000000000001"

/** A customer sees only some of the events of a conversation: their seqs have holes that are no gaps. */
function linesOf(seqs: number[]): ChatLine[] {
  return seqs.map((seq, i) => ({
    after: seqs[i - 1] ?? 0,
    event: {
      conversationId,
      seq,
      kind: "message.received",
      at: "2026-11-22T06:00:00Z",
      actor: { realm: "customer", id: null, name: "何知远" },
      payload: {},
      message: null,
    },
  }))
}

test("whatever is lost, doubled or out of order on the way, asking again after a gap gives each line once, in order", () => {
  const schedule = fc.record({
    seqs: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 }),
    way: fc.array(fc.nat(29), { maxLength: 80 }),
  })
  fc.assert(
    fc.property(schedule, ({ seqs, way }) => {
      const lines = linesOf(seqs.toSorted((a, b) => a - b))
      let thread: Thread = emptyThread(conversationId)
      const take = (line: ChatLine) => {
        const result = withLine(thread, line)
        thread = result.thread
        if (result.gap) for (const each of lines) thread = withLine(thread, each).thread
      }
      for (const step of way) {
        const line = lines[step]
        if (line) take(line)
      }
      for (const line of lines) take(line)
      expect(thread.events.map(({ seq }) => seq)).toEqual(lines.map(({ event }) => event.seq))
    }),
  )
})

test("a cursor beyond the last line is no gap, and a line of another conversation is nobody's", () => {
  const [first, second] = linesOf([2, 9])
  if (!first || !second) throw new Error("two lines")
  const thread = caughtUp(withLine(emptyThread(conversationId), first).thread, 7)
  expect(withLine(thread, second)).toMatchObject({ gap: false, thread: { cursor: 9 } })
  const other = { ...second, event: { ...second.event, conversationId: "another" } }
  expect(withLine(thread, other).thread.events).toHaveLength(1)
})
