import type { ConversationRow, Status } from "@veridesk/contract/conversation.ts"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { newerRow } from "../data/rows.ts"
import {
  append,
  arrange,
  belongs,
  emptyList,
  type Group,
  idsOf,
  type ListState,
  place,
  waitingBehind,
  withoutGone,
} from "./order.ts"

const spec = { view: "mine", filter: "open", sort: "waiting" } as const

describe("what belongs to a list", () => {
  const list: ListState = {
    ...emptyList(spec),
    reach: [
      {
        section: "needs-reply",
        from: "cursor",
        last: row("m", { waitingSince: "2026-11-22T06:10:00.000Z" }),
        started: true,
      },
      { section: "waiting", from: null, last: null, started: false },
    ],
  }
  const cases: [string, ConversationRow, boolean][] = [
    ["mine, as far as the list has been read", row("a", { waitingSince: "2026-11-22T06:00:00.000Z" }), true],
    ["mine, but further than that", row("z", { waitingSince: "2026-11-22T06:20:00.000Z" }), false],
    ["somebody else's", row("a", { assigneeId: "ilse" }), false],
    ["of a section not read yet", row("a", { status: "waiting-customer" }), false],
    ["of a section not in the list", row("a", { status: "solved" }), false],
  ]
  test.each(cases)("%s", (_, item, expected) => expect(belongs(item, list, "mei")).toBe(expected))
})

describe("the order", () => {
  test("puts sections first, then the longest wait, and who waits for nothing last", () => {
    const rows = [
      row("later", { waitingSince: "2026-11-22T06:20:00.000Z" }),
      row("paused", { status: "waiting-customer", waitingSince: null }),
      row("never", { waitingSince: null }),
      row("first", { waitingSince: "2026-11-22T06:00:00.000Z" }),
    ]
    expect(arrange(rows, spec)).toEqual([
      { section: "needs-reply", ids: ["first", "later", "never"] },
      { section: "waiting", ids: ["paused"] },
    ])
  })

  test("by clock and by change", () => {
    const rows = [
      row("a", { dueAt: "2026-11-22T08:00:00.000Z", updatedAt: "2026-11-22T06:00:00.000Z" }),
      row("b", { dueAt: "2026-11-22T07:00:00.000Z", updatedAt: "2026-11-22T06:30:00.000Z" }),
    ]
    expect(idsOf(arrange(rows, { ...spec, sort: "clock" }))).toEqual(["b", "a"])
    expect(idsOf(arrange(rows, { ...spec, sort: "newest" }))).toEqual(["b", "a"])
  })
})

describe("while somebody points at the list", () => {
  const shown = place(emptyList(spec), inSections("a", "b", "c"), false)
  const ids = ["a", "b", "c"]

  test("nothing shown changes its place, whatever arrives", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f")), (wanted) => {
        const order: string[] = wanted
        const held = place(shown, inSections(...order), true)
        expect(idsOf(held.shown)).toEqual(ids)
        expect([...held.gone]).toEqual(ids.filter((id) => !order.includes(id)))
        expect(waitingBehind(held).fresh).toBe(order.filter((id) => !ids.includes(id)).length)
        expect(idsOf(place(held, inSections(...order), false).shown)).toEqual(order)
        expect(idsOf(withoutGone(held).shown)).toEqual(ids.filter((id) => order.includes(id)))
      }),
    )
  })

  test("a change of order alone is told apart from new rows", () => {
    expect(waitingBehind(place(shown, inSections("c", "a", "b"), true))).toEqual({ fresh: 0, moved: true })
    expect(waitingBehind(place(shown, inSections("a", "b"), true))).toEqual({ fresh: 0, moved: false })
    expect(waitingBehind(place(shown, inSections("n", "a", "b", "c"), true))).toEqual({
      fresh: 1,
      moved: false,
    })
  })

  test("the next page goes to the end of its section", () => {
    const page: Group = { section: "needs-reply", ids: ["c", "d"] }
    const next = append(shown, inSections("n", "a", "b", "c", "d"), page)
    expect(idsOf(next.shown)).toEqual(["a", "b", "c", "d"])
    expect(waitingBehind(next).fresh).toBe(1)
    const begun = append(next, next.wanted, { section: "waiting", ids: ["w"] })
    expect(begun.shown.at(-1)).toEqual({ section: "waiting", ids: ["w"] })
  })
})

function inSections(...ids: string[]): Group[] {
  return [{ section: "needs-reply", ids }]
}

test("the newer of two rows wins, by seq and then by time, whichever comes first", () => {
  const old = row("a", { lastSeq: 4, updatedAt: "2026-11-22T06:00:00.000Z" })
  const seen = row("a", { lastSeq: 4, updatedAt: "2026-11-22T06:00:00.000Z", unread: false })
  const newer = row("a", { lastSeq: 5, updatedAt: "2026-11-22T05:59:00.000Z" })
  expect(newerRow(null, old)).toBe(old)
  expect(newerRow(old, newer)).toBe(newer)
  expect(newerRow(newer, old)).toBe(newer)
  expect(newerRow(old, seen)).toBe(seen)
})

function row(id: string, more: Partial<ConversationRow> = {}): ConversationRow {
  return {
    id,
    number: "4812077351",
    subject: "USDT 充值未到账",
    formKey: "deposit-not-credited",
    channel: "web-form",
    status: "open" satisfies Status,
    priority: 2,
    teamId: null,
    assigneeId: "mei",
    customerName: "何知远",
    customerVip: 2,
    identityLevel: "session-2fa",
    locale: "zh-CN",
    preview: "",
    lastSide: "customer",
    waitingSince: "2026-11-22T06:00:00.000Z",
    dueAt: null,
    lastSeq: 1,
    unread: true,
    draft: false,
    followUps: 0,
    statusKey: null,
    mergedInto: null,
    escalated: false,
    createdAt: "2026-11-22T05:00:00.000Z",
    updatedAt: "2026-11-22T06:00:00.000Z",
    ...more,
  }
}
