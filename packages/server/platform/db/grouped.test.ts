import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { grouped } from "./grouped.ts"

/** A write by hand: each statement waits until the test lets it go. */
function statements() {
  const waiting: { items: number[]; answer: (results: number[]) => void; fail: (error: Error) => void }[] = []
  const write = (items: number[]) =>
    new Promise<number[]>((answer, fail) => {
      waiting.push({ items, answer, fail })
    })
  return { waiting, write }
}
/** Lets everything that is ready in this turn happen. */
const turn = () => new Promise((resolve) => setImmediate(resolve))
const doubled = (items: number[]) => items.map((item) => item * 2)

describe("gathering", () => {
  test("alone, a write goes out at once; what comes meanwhile goes together with the next", async () => {
    const { waiting, write } = statements()
    const put = grouped(write, { most: 10, lanes: 1 })
    const first = put(1)
    await turn()
    expect(waiting.map((one) => one.items)).toEqual([[1]])
    const others = [put(2), put(3), put(4)]
    await turn()
    expect(waiting).toHaveLength(1)
    waiting[0]?.answer([2])
    expect(await first).toBe(2)
    await turn()
    expect(waiting[1]?.items).toEqual([2, 3, 4])
    waiting[1]?.answer([4, 6, 8])
    expect(await Promise.all(others)).toEqual([4, 6, 8])
  })

  test("arrivals of one turn share the first statement", async () => {
    const { waiting, write } = statements()
    const put = grouped(write, { most: 10, lanes: 2 })
    const all = [put(1), put(2), put(3)]
    await turn()
    expect(waiting.map((one) => one.items)).toEqual([[1, 2, 3]])
    waiting[0]?.answer([2, 4, 6])
    expect(await Promise.all(all)).toEqual([2, 4, 6])
  })

  test("no group is larger than the most, and no more statements run at once than there are lanes", async () => {
    let running = 0
    let widest = 0
    const sizes: number[] = []
    const put = grouped(
      async (items: number[]) => {
        running += 1
        widest = Math.max(widest, running)
        sizes.push(items.length)
        await turn()
        running -= 1
        return doubled(items)
      },
      { most: 4, lanes: 3 },
    )
    const results = await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        for (let wait = 0; wait < n % 5; wait++) await turn()
        return put(n)
      }),
    )
    expect(results).toEqual(Array.from({ length: 100 }, (_, n) => n * 2))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4)
    expect(widest).toBeLessThanOrEqual(3)
    expect(sizes.length).toBeLessThan(100)
  })
})

describe("one that can't be written", () => {
  /** Fails as a statement does: the whole of it, whichever item is to blame. */
  const strict = async (items: number[]) => {
    await turn()
    if (items.includes(13)) throw new Error("13 is refused")
    return doubled(items)
  }

  test("fails alone, its neighbours are written", async () => {
    const put = grouped(strict, { most: 10, lanes: 1 })
    const results = await Promise.allSettled([put(1), put(13), put(2)])
    expect(results).toMatchObject([
      { status: "fulfilled", value: 2 },
      { status: "rejected", reason: { message: "13 is refused" } },
      { status: "fulfilled", value: 4 },
    ])
  })

  test("by itself fails after one try, and the next one goes through", async () => {
    const put = grouped(strict, { most: 10, lanes: 1 })
    await expect(put(13)).rejects.toThrow("13 is refused")
    expect(await put(5)).toBe(10)
  })

  test("each gets its own answer, whatever arrives when, and nobody waits for ever", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ item: fc.nat({ max: 15 }), wait: fc.nat({ max: 3 }) }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        async (arrivals, most, lanes) => {
          const put = grouped(strict, { most, lanes })
          const results = await Promise.allSettled(
            arrivals.map(async ({ item, wait }) => {
              for (let n = 0; n < wait; n++) await turn()
              return put(item)
            }),
          )
          expect(results.map((result) => (result.status === "fulfilled" ? result.value : "refused"))).toEqual(
            arrivals.map(({ item }) => (item === 13 ? "refused" : item * 2)),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})
