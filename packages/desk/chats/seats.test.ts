import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Seating, seated } from "./seats.ts"

const base: Seating = { seats: [], open: null, mine: [], room: 3, used: [] }

describe("chats side by side", () => {
  test.each<[string, Partial<Seating>, string[]]>([
    ["mine take free places in their order", { mine: ["a", "b"] }, ["a", "b"]],
    ["a fourth waits in the list", { mine: ["a", "b", "c", "d"] }, ["a", "b", "c"]],
    [
      "a fourth that is opened takes the place of the one touched longest ago",
      { seats: ["a", "b", "c"], mine: ["a", "b", "c", "d"], open: "d", used: ["b", "a", "c"] },
      ["a", "d", "c"],
    ],
    [
      "one that ended gives way before those that go on",
      { seats: ["a", "b", "c"], mine: ["a", "c", "d"], open: "d", used: ["a", "c", "b"] },
      ["a", "d", "c"],
    ],
    ["one that ended stays while nobody needs its place", { seats: ["a", "b"], mine: ["b"] }, ["a", "b"]],
    ["on a narrow screen only the open one has a place", { mine: ["a", "b"], open: "b", room: 1 }, ["b"]],
    [
      "a window that gets narrower keeps the open one",
      { seats: ["a", "b", "c"], mine: ["a", "b", "c"], open: "c", room: 1, used: ["c", "a", "b"] },
      ["c"],
    ],
    ["somebody else's that is looked at has a place too", { mine: ["a"], open: "x" }, ["a", "x"]],
  ])("%s", (_, given, expected) => {
    expect(seated({ ...base, ...given })).toEqual(expected)
  })

  test("whoever has a place keeps it, nobody has two, and the open one has one", () => {
    const id = fc.constantFrom<string[]>("a", "b", "c", "d", "e", "f")
    const ids = fc.uniqueArray(id, { maxLength: 6 })
    fc.assert(
      fc.property(
        fc.record({
          seats: fc.uniqueArray(id, { maxLength: 3 }),
          open: fc.option(id),
          mine: ids,
          room: fc.integer({ min: 1, max: 3 }),
          used: ids,
        }),
        (given) => {
          const now = seated(given)
          expect(new Set(now).size).toBe(now.length)
          expect(now.length).toBeLessThanOrEqual(given.room)
          if (given.open) expect(now).toContain(given.open)
          // Nothing moves: those that stay stand in the order in which they stood.
          const stayed = given.seats.filter((one) => now.includes(one))
          expect(now.filter((one) => stayed.includes(one))).toEqual(stayed)
          // And only somebody who was opened, or a narrower window, takes a place away.
          if (given.seats.length <= given.room && (!given.open || given.seats.includes(given.open)))
            expect(now.slice(0, given.seats.length)).toEqual(given.seats)
        },
      ),
    )
  })
})
