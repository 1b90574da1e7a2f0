import type { MacroContent } from "@veridesk/contract/macros.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { describe, expect, test } from "vitest"
import {
  inOrderOfUse,
  isReviewDue,
  isUnused,
  isUseOf,
  mayApprove,
  mayEdit,
  maySee,
  sideFor,
} from "./macro.ts"

const who = (role: StaffActor["role"], id = "mei", teamIds: string[] = []): StaffActor => ({
  realm: "staff",
  id,
  role,
  name: id,
  teamIds,
})
const own = { visibility: "me" as const, ownerId: "mei", teamIds: [] }
const team = { visibility: "team" as const, ownerId: null, teamIds: ["deposits"] }
const all = { visibility: "everyone" as const, ownerId: null, teamIds: [] }

test.each([
  [who("agent"), own, true, true],
  [who("administrator", "sune"), own, false, false],
  [who("auditor"), own, true, false],
  [who("agent"), team, false, false],
  [who("agent", "mei", ["deposits"]), team, true, false],
  [who("lead", "lin"), team, true, true],
  [who("agent"), all, true, false],
  [who("auditor"), all, true, false],
  [who("administrator"), all, true, true],
])("%j sees and edits %j: %s, %s", (actor, macro, sees, edits) => {
  expect([maySee(actor, macro), mayEdit(actor, macro)]).toEqual([sees, edits])
})

test("nobody approves their own, and nothing is approved twice", () => {
  const waiting = { authorId: "lin", publishedAt: null, content: all }
  expect(mayApprove(who("lead", "lin"), waiting)).toBe(false)
  expect(mayApprove(who("lead", "sune"), waiting)).toBe(true)
  expect(mayApprove(who("agent", "mei"), waiting)).toBe(false)
  expect(mayApprove(who("lead", "sune"), { ...waiting, publishedAt: new Date() })).toBe(false)
})

describe("what is unused and what is due", () => {
  const now = new Date("2026-11-25T12:00:00Z")
  test.each([
    ["2026-01-01", null, false, true],
    ["2026-11-01", null, false, false],
    ["2026-01-01", "2026-11-20", false, false],
    ["2026-01-01", "2026-08-27", false, false],
    ["2026-01-01", "2026-08-26", false, true],
    ["2026-01-01", null, true, false],
    [null, null, false, false],
  ])("published %s, used %s, retired %s: %s", (published, lastUsedOn, retired, unused) => {
    const publishedAt = published === null ? null : new Date(published)
    expect(isUnused({ publishedAt, lastUsedOn, retired }, now)).toBe(unused)
  })

  test("a review is due from its day on", () => {
    const days = ["2026-11-24", "2026-11-25", "2026-11-26", null]
    expect(days.map((day) => isReviewDue(day, "2026-11-25"))).toEqual([true, true, false, false])
  })
})

test("the customer's language, and the other one only where it has to be", () => {
  expect(sideFor("en", { en: "a", zh: "b" })).toEqual({ text: "a", language: "en", otherLanguage: false })
  expect(sideFor("zh-CN", { en: "a", zh: " " })).toEqual({ text: "a", language: "en", otherLanguage: true })
  expect(sideFor("en", { en: "", zh: "b" })).toEqual({ text: "b", language: "zh-CN", otherLanguage: true })
})

test("a use leaves actions out and brings none in", () => {
  const actions: MacroContent["actions"] = [{ do: "assign-me" }, { do: "priority", priority: 1 }]
  expect(isUseOf({ actions: [] }, { actions })).toBe(true)
  expect(isUseOf({ actions: [{ do: "priority", priority: 1 }] }, { actions })).toBe(true)
  expect(isUseOf({ actions: [{ do: "priority", priority: 2 }] }, { actions })).toBe(false)
  expect(isUseOf({ actions: [{ do: "team", team: "assign-me" }] }, { actions })).toBe(false)
})

test("those of the form first, then by use, then by key", () => {
  const macro = (key: string, offeredFirst: boolean, uses: number) => ({ key, offeredFirst, uses })
  const given = [macro("c", false, 9), macro("b", true, 0), macro("a", false, 9), macro("d", true, 3)]
  expect(inOrderOfUse(given).map(({ key }) => key)).toEqual(["d", "b", "a", "c"])
})
