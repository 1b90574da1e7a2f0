import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Place, places, servedBefore, type Waiting } from "./place.ts"

const row = (id: string, minute: number, more: Partial<Waiting> = {}): Waiting => ({
  conversationId: id,
  risk: "ordinary",
  since: new Date(Date.UTC(2026, 10, 22, 4, minute)),
  returned: false,
  teamId: "deposits",
  ...more,
})
const line = (...rows: Waiting[]) => rows.toSorted(servedBefore)
const placeIn = (rows: Waiting[], id: string, told?: Place): Place => {
  const place = places(line(...rows), new Map(told ? [[id, told]] : [])).get(id)
  if (!place) throw new Error(`${id} does not wait`)
  return place
}

describe("钱若溪 is fourth", () => {
  const ruoxi = row("ruoxi", 10)
  test("since three came earlier", () => {
    expect(placeIn([row("a", 1), row("b", 2), row("c", 3), ruoxi], "ruoxi")).toEqual({
      position: 4,
      ahead: [{ reason: "earlier", people: 3 }],
      moved: null,
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
    expect(placeIn(rows, "back")).toMatchObject({
      position: 2,
      ahead: [{ reason: "funds", people: 1 }],
    })
  })

  test("other teams' lines are no matter", () => {
    const rows = [row("a", 1), row("theirs", 2, { teamId: "withdrawals" }), ruoxi]
    expect(placeIn(rows, "ruoxi").position).toBe(2)
    expect(placeIn(rows, "theirs").position).toBe(1)
  })
})

describe("whoever stands further back than told is told why", () => {
  const me = row("me", 10)
  const earlier = row("a", 1)
  const told: Place = { position: 2, ahead: [{ reason: "earlier", people: 1 }], moved: null }
  const stolen = row("stolen", 20, { risk: "security" })
  const stuck = [row("s1", 21, { risk: "funds" }), row("s2", 22, { risk: "funds" })]
  const back = row("back", 23, { returned: true })

  test.each<[string, Waiting[], Place["moved"]]>([
    ["nobody came between", [earlier], null],
    ["one went, another came", [stolen], null],
    ["an account", [earlier, stolen], "security"],
    ["an account and two stuck withdrawals", [earlier, stolen, ...stuck], "funds"],
    ["as many of two kinds: the more urgent", [earlier, stuck[0] ?? me, back], "funds"],
    ["somebody sent on", [earlier, back], "returned"],
    ["somebody back in an earlier place", [earlier, row("b", 2)], "returned"],
  ])("%s", (_name, others, why) => expect(placeIn([me, ...others], "me", told).moved).toBe(why))

  test("until they move on", () => {
    const moved: Place = { position: 3, ahead: [], moved: "security" }
    expect(placeIn([me, earlier, stolen], "me", moved).moved).toBe("security")
    expect(placeIn([me, earlier], "me", moved).moved).toBeNull()
  })
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
    { numRuns: 40 },
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
  const old = new Set(ids(before))
  const stayed = after.filter(({ conversationId }) => old.has(conversationId))
  // Of those who wait before and after, the order is the same.
  const left = new Set(ids(stayed))
  expect(ids(stayed)).toEqual(ids(before).filter((id) => left.has(id)))
  const toldBefore = places(before, new Map())
  const toldNow = places(after, toldBefore)
  expect(ids(after).map((id) => toldNow.get(id)?.position)).toEqual(after.map((_, at) => at + 1))
  for (const me of stayed) {
    const told = toldBefore.get(me.conversationId)
    const now = toldNow.get(me.conversationId)
    if (!told || !now) throw new Error("whoever stayed has a place")
    // Whoever is new in front is there for a reason that is said.
    const fresh = after.slice(0, now.position - 1).filter(({ conversationId }) => !left.has(conversationId))
    const reasons = now.ahead.map(({ reason }) => reason)
    const unsaid = fresh.filter(
      ({ risk }) => !reasons.includes(risk === me.risk || risk === "ordinary" ? "returned" : risk),
    )
    expect(unsaid).toEqual([])
    expect(now.moved === null).toBe(now.position <= told.position)
    if (now.moved) expect(reasons).toContain(now.moved)
  }
}
