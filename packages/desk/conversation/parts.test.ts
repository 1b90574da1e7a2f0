import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { expect, test } from "vitest"
import { fromPage } from "../data/apply.ts"
import { partsOf } from "./parts.ts"

const HERE = "01a21450-0000-7000-8000-000000000000"
const PART = { id: "01a21450-0000-7000-8000-000000000001", number: "5127702256" }
const MESSAGES = ["01a21450-0000-7000-8000-00000000000a", "01a21450-0000-7000-8000-00000000000b"]

/** What is marked after these events, one after the other. */
function marked(...kinds: string[]): string[] {
  const payload = { conversationId: PART.id, number: PART.number, messageIds: MESSAGES }
  const events = kinds.map(
    (kind, at): TimelineEvent => ({
      conversationId: HERE,
      seq: at + 1,
      kind: `conversation.${kind}`,
      at: "2026-11-25T20:08:00.000Z",
      actor: { realm: "staff", id: null, name: "Mei" },
      payload,
      message: null,
    }),
  )
  return [...partsOf(fromPage(HERE, events, false)).keys()]
}

test("messages that were split off are marked with the ticket they are dealt with in", () => {
  expect(marked("split")).toEqual(MESSAGES)
})

test("merging the part back takes the mark off, and undoing that sets it again", () => {
  expect(marked("split", "absorbed")).toEqual([])
  expect(marked("split", "absorbed", "released")).toEqual(MESSAGES)
})
