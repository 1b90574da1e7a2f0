import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Place, placeOf, servedBefore, type Waiting, whyFurtherBack } from "./place.ts"

const row = (id: string, minute: number, more: Partial<Waiting> = {}): Waiting => ({
  conversationId: id,
  risk: "ordinary",
  since: new Date(Date.UTC(2026, 10, 22, 4, minute)),
  returned: false,
  teamId: "deposits",
  ...more,
})
const line = (...rows: Waiting[]) => rows.toSorted(servedBefore)
const placeIn = (rows: Waiting[], id: string): Place => {
  const place = placeOf(line(...rows), id)
  if (!place) throw new Error(`${id} does not wait`)
  return place
}

describe("钱若溪 is fourth", () => {
  const ruoxi = row("ruoxi", 10)
  test("since three came earlier", () => {
    expect(placeIn([row("a", 1), row("b", 2), row("c", 3), ruoxi], "ruoxi")).toEqual({
      position: 4,
      ahead: [{ reason: "earlier", people: 3 }],
    })
  })

  test("since one came earlier, and an account, a stuck withdrawal and somebody sent on go first", () => {
    const rows = [
      ruoxi,
      row("a", 1),
      row("stolen", 12, { risk: "security" }),
      row("stuck", 13, { risk: "funds" }),
      row("sent-on", 14, { returned: true }),
    ]
    expect(line(...rows).map(({ conversationId }) => conversationId)).toEqual([
      "stolen",
      "stuck",
      "sent-on",
      "a",
      "ruoxi",
    ])
    expect(placeIn(rows, "ruoxi").ahead).toEqual([
      { reason: "earlier", people: 1 },
      { reason: "security", people: 1 },
      { reason: "funds", people: 1 },
      { reason: "returned", people: 1 },
    ])
  })

  test("an urgent matter that came earlier is told as earlier: what it is about is nobody's", () => {
    expect(placeIn([ruoxi, row("stolen", 1, { risk: "security" })], "ruoxi").ahead).toEqual([
      { reason: "earlier", people: 1 },
    ])
  })

  test("who came back stands in front of their own class and not of a higher one", () => {
    const rows = [row("stuck", 40, { risk: "funds" }), row("back", 30, { returned: true }), ruoxi]
    expect(placeIn(rows, "back")).toEqual({ position: 2, ahead: [{ reason: "funds", people: 1 }] })
  })

  test("somebody who doesn't wait has no place", () => expect(placeOf([ruoxi], "nobody")).toBeNull())
})

describe("further back than told", () => {
  const told: Place = { position: 2, ahead: [{ reason: "earlier", people: 1 }] }
  test.each<[string, Place, ReturnType<typeof whyFurtherBack>]>([
    ["no", { position: 2, ahead: [{ reason: "security", people: 1 }] }, null],
    [
      "an account",
      {
        position: 3,
        ahead: [
          { reason: "earlier", people: 1 },
          { reason: "security", people: 1 },
        ],
      },
      "security",
    ],
    [
      "most for money",
      {
        position: 4,
        ahead: [
          { reason: "security", people: 1 },
          { reason: "funds", people: 2 },
        ],
      },
      "funds",
    ],
    [
      "both alike",
      {
        position: 3,
        ahead: [
          { reason: "returned", people: 1 },
          { reason: "funds", people: 1 },
        ],
      },
      "funds",
    ],
    ["back from away", { position: 3, ahead: [{ reason: "earlier", people: 2 }] }, "returned"],
  ])("%s", (_name, now, why) => expect(whyFurtherBack(told, now)).toBe(why))
})

type Turn =
  | { do: "come"; risk: Waiting["risk"] }
  | { do: "accept" | "pass-over" | "give-up"; at: number }
  | { do: "come-back"; at: number; agentLeft: boolean }

const turns = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant("come" as const),
      risk: fc.constantFrom<Waiting["risk"]>("ordinary", "ordinary", "ordinary", "funds", "security"),
    }),
    fc.record({ do: fc.constantFrom("accept", "pass-over", "give-up"), at: fc.nat(49) }),
    fc.record({ do: fc.constant("come-back" as const), at: fc.nat(99), agentLeft: fc.boolean() }),
  ) as fc.Arbitrary<Turn>,
  { minLength: 20, maxLength: 80 },
)

test("while 50 wait and agents come and go, nobody gets before another without a stated reason", () => {
  fc.assert(
    fc.property(turns, (all) => {
      const hall = new Hall(50)
      for (const turn of all) {
        const before = hall.line
        hall.play(turn)
        expectFair(before, hall.line)
      }
    }),
    { numRuns: 20 },
  )
})

/** A line of people and the talks that are going on. */
class Hall {
  line: Waiting[] = []
  private readonly talks: Waiting[] = []
  private minute = 0
  constructor(people: number) {
    for (let n = 0; n < people; n += 1) this.enter({ risk: n % 10 === 0 ? "funds" : "ordinary" })
  }

  play(turn: Turn): void {
    if (turn.do === "come") this.enter({ risk: turn.risk })
    else if (turn.do === "come-back") {
      const [talk] = this.talks.splice(turn.at % Math.max(1, this.talks.length), 1)
      if (talk) this.enter({ ...talk, returned: true })
    } else {
      const at = turn.do === "accept" ? 0 : turn.at % Math.max(1, this.line.length)
      const taken = this.line[at]
      this.line = this.line.toSpliced(at, 1)
      if (taken && turn.do !== "give-up") this.talks.push(taken)
      // Fifty wait all the time.
      if (taken) this.enter({ risk: "ordinary" })
    }
  }

  private enter(more: Partial<Waiting>): void {
    this.minute += 1
    const { conversationId = `c${String(this.minute).padStart(4, "0")}` } = more
    this.line = line(...this.line, {
      ...row(conversationId, this.minute),
      ...more,
      since: row("", this.minute).since,
    })
  }
}

function expectFair(before: Waiting[], after: Waiting[]): void {
  const ids = (rows: Waiting[]) => rows.map(({ conversationId }) => conversationId)
  const stayed = new Set(ids(after).filter((id) => ids(before).includes(id)))
  // Of those who wait before and after, the order is the same.
  expect(ids(after).filter((id) => stayed.has(id))).toEqual(ids(before).filter((id) => stayed.has(id)))
  for (const id of stayed) {
    const told = placeOf(before, id)
    const now = placeOf(after, id)
    if (!told || !now) throw new Error("whoever stayed has a place")
    expect(now.ahead.reduce((sum, { people }) => sum + people, 0)).toBe(now.position - 1)
    // Whoever is new in front is there for a reason that is said.
    const fresh = after.slice(0, now.position - 1).filter((other) => !stayed.has(other.conversationId))
    const reasons = now.ahead.map(({ reason }) => reason)
    for (const other of fresh)
      expect(reasons).toContain(other.risk === riskOf(after, id) ? "returned" : other.risk)
    const moved = whyFurtherBack(told, now)
    expect(moved === null).toBe(now.position <= told.position)
    if (moved) expect(reasons).toContain(moved)
  }
}

function riskOf(rows: Waiting[], id: string): Waiting["risk"] | undefined {
  return rows.find(({ conversationId }) => conversationId === id)?.risk
}
