import { newId } from "@veridesk/contract/ids.ts"
import type { Rule, RuleOutcome, RuleSet } from "@veridesk/contract/assignment.ts"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { readCondition } from "./condition.ts"
import { defaultRules } from "./default-rules.ts"
import { compareDecimals, type Facts, factsOf, ordinaryFacts, type Ticket } from "./facts.ts"
import { compile, faultsOf, LONGEST_CHAIN, mayFollow, outcomeOf, plan, warningsOf } from "./rule.ts"

const ordinary: Ticket = {
  form: "withdrawal-delayed",
  code: "WDR-1",
  group: "Deposits and withdrawals",
  channel: "web-form",
  locale: "zh-CN",
  identity: "session-2fa",
  vip: null,
  entity: null,
  priority: 2,
  team: "withdrawals",
  assigned: false,
  status: "new",
  fields: { pair: "USDT/tron", amount: "2480.000000000000000001" },
  waitingSince: new Date("2026-11-22T04:00:00Z"),
  followUps: 0,
  reopened: 0,
  subject: "提现延迟",
  text: "Where is it?",
}
const at = { event: "opened", now: new Date("2026-11-22T04:20:00Z"), zone: "Asia/Shanghai" }
const facts = (more: Partial<Ticket> = {}): Facts => factsOf({ ...ordinary, ...more }, at)

const rule = (more: Partial<Rule> = {}): Rule => ({
  id: newId(),
  name: "A rule",
  on: ["opened"],
  when: "",
  stop: false,
  enabled: true,
  ...more,
  then: { team: null, priority: null, person: null, assign: null, ...more.then },
})
const set = (...rules: Rule[]): RuleSet => ({ zone: "UTC", rules })
const house = {
  teams: [
    { id: "t1", key: "deposits" },
    { id: "t2", key: "withdrawals" },
  ],
  people: [{ id: "mei", skills: ["deposits"], languages: ["zh-CN"], teamIds: ["t1"], active: true }],
}

describe("a condition", () => {
  test.each([
    ["", true],
    ['form == "withdrawal-delayed"', true],
    ['form in ["a", "withdrawal-delayed"] && vip >= 2', false],
    ['locale.startsWith("zh") && asset == "USDT" && chain == "tron"', true],
    ['amount.atLeast("2480")', true],
    ['amount.atLeast("2480.000000000000000002")', false],
    ['amount.below("2480.000000000000000002")', true],
    ["waiting == 20 && hour == 12 && weekday == 7", true],
    ['text.mentions(["WHERE", "被盗"])', true],
    ["security || loss", false],
  ])("%s is %s", (text, expected) => {
    const read = readCondition(text)
    if (!("condition" in read)) throw new Error(JSON.stringify(read))
    expect(read.condition.holds(facts())).toBe(expected)
  })

  test.each([
    ['nosuch == "x"', { code: "unknown-name", at: 0, about: "nosuch" }],
    ['vip > "two"', { code: "wrong-type", at: 0, about: 'vip > "two"' }],
    ["vip", { code: "not-yes-or-no", at: 0, about: "int" }],
    ["vip >=", { code: "syntax", at: 6, about: "" }],
    ['form == "x" && text.matches("(a+)+$")', { code: "not-allowed", at: 15, about: "matches" }],
    [`vip > 1${" && vip > 1".repeat(190)}`, { code: "too-long", at: 2000, about: "" }],
    [`${"(".repeat(40)}true${")".repeat(40)}`, { code: "too-long", about: "" }],
  ])("%s is refused", (text, fault) => {
    expect(readCondition(text)).toEqual({ fault: expect.objectContaining(fault) })
  })

  test("decimals are compared exactly, whatever their length", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 30n }),
        fc.bigInt({ min: 0n, max: 10n ** 30n }),
        (a, b) => {
          const write = (n: bigint) => `${n / 10n ** 18n}.${String(n % 10n ** 18n).padStart(18, "0")}`
          expect(compareDecimals(write(a), write(b))).toBe(a < b ? -1 : a > b ? 1 : 0)
        },
      ),
    )
    expect(compareDecimals("", "1")).toBeNull()
    expect(compareDecimals("1e5", "1")).toBeNull()
  })
})

describe("rules in order", () => {
  const outcome = (rules: RuleSet, about: Facts) =>
    outcomeOf(plan(compile(1, rules), about), { team: "withdrawals", priority: 2 })

  test("the first that names a team, a priority or a person settles it; later ones settle what is open", () => {
    const first = rule({ then: { team: "deposits", priority: null, person: null, assign: null } })
    const second = rule({ then: { team: "general", priority: 1, person: null, assign: null } })
    expect(outcome(set(first, second), facts())).toMatchObject({ team: "deposits", priority: 1 })
    expect(outcome(set({ ...first, stop: true }, second), facts())).toMatchObject({ priority: 2 })
    expect(outcome(set({ ...first, enabled: false }, second), facts())).toMatchObject({ team: "general" })
  })

  test("domain.md trap (g): what is dangerous goes first, and how important somebody is doesn't overtake it", () => {
    const danger = { vip: 3, text: "My account was hacked, they are withdrawing" }
    expect(outcome(defaultRules, facts(danger))).toMatchObject({ team: "account-security", priority: 0 })
    expect(outcome(defaultRules, facts({ vip: 3 }))).toMatchObject({ team: "withdrawals", priority: 1 })
    expect(outcome(defaultRules, facts({ vip: 3, code: "SEC-2" }))).toMatchObject({
      team: "account-security",
    })
    expect(outcome(defaultRules, facts())).toMatchObject({ team: "withdrawals", priority: 2, ruleIds: [] })
  })

  test("each rule says what became of it, and which part of its condition was not true", () => {
    const rules = set(
      rule({ when: 'form == "withdrawal-delayed" && vip >= 2' }),
      rule({ when: "1 / vip > 0" }),
      rule({ on: ["reopened"] }),
      rule({ enabled: false }),
      rule({ stop: true }),
      rule(),
    )
    const told: RuleOutcome[] = []
    plan(compile(1, rules), facts(), (one) => told.push(one))
    expect(told.map(({ outcome }) => outcome)).toEqual([
      "false",
      "error",
      "other-event",
      "off",
      "matched",
      "stopped",
    ])
    expect(told[0]?.part).toBe("vip >= 2")
    expect(told[1]?.part).toContain("zero")
  })

  test("performance.md: from 10 rules to 500 the work grows no faster than their number", () => {
    const asked = { n: 0 }
    const counted = (n: number) => {
      const compiled = compile(1, set(...Array.from({ length: n }, () => rule({ when: "vip >= 2" }))))
      for (const one of compiled.rules) {
        const { condition } = one
        one.condition = { ...condition, holds: (about) => ((asked.n += 1), condition.holds(about)) }
      }
      asked.n = 0
      plan(compiled, facts())
      return asked.n
    }
    expect(counted(10)).toBe(10)
    expect(counted(500)).toBe(500)
  })
})

describe("a chain of rules", () => {
  const links = (n: number) => Array.from({ length: n }, (_, i) => ({ id: `r${i}`, name: `Rule ${i}` }))

  test("goes no further than five, and never comes back to a rule", () => {
    expect(mayFollow([], { id: "r0", name: "" })).toBe(true)
    expect(mayFollow(links(2), { id: "r1", name: "" })).toBe("again")
    expect(mayFollow(links(LONGEST_CHAIN - 1), { id: "new", name: "" })).toBe(true)
    expect(mayFollow(links(LONGEST_CHAIN), { id: "new", name: "" })).toBe("too-long")
  })
})

describe("before saving", () => {
  const assign = { how: "least-loaded" as const, skills: ["futures"], languages: [] }
  const nothing = { team: null, priority: null, person: null, assign: null }

  test("what can't work is named", () => {
    const twin = rule({ when: "vipp > 1", then: { ...nothing, team: "nowhere", person: newId() } })
    expect(faultsOf(set(twin, { ...twin, when: "" }), house).map(({ code }) => code)).toEqual([
      "unknown-name",
      "no-team",
      "no-person",
      "same-id",
      "no-team",
      "no-person",
    ])
  })

  test("what is most likely a mistake is named", () => {
    const above = rule({ name: "All VIPs", when: "vip >= 2", then: { ...nothing, priority: 1 }, stop: true })
    const below = rule({ when: 'vip >= 2 && form == "x"', then: { ...nothing, team: "deposits" } })
    const unable = rule({ then: { ...nothing, team: "deposits", assign } })
    expect(warningsOf(set(above, below, unable, rule()), house)).toEqual([
      { ruleId: below.id, code: "shadowed", about: "All VIPs" },
      { ruleId: unable.id, code: "nobody-able", about: "futures" },
      expect.objectContaining({ code: "does-nothing" }),
    ])
    expect(warningsOf(set(below, { ...above, stop: true }), house)).toEqual([])
    expect(
      faultsOf(defaultRules, { ...house, teams: [...house.teams, { id: "t3", key: "account-security" }] }),
    ).toEqual([])
  })

  test("an example that is typed in is an ordinary ticket in all that isn't said", () => {
    expect(ordinaryFacts()).toMatchObject({ event: "opened", vip: 0n, team: "general" })
  })
})
