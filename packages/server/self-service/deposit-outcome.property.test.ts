import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { LookupCard } from "../../portal/props-form.ts"
import type { Deposit } from "../exchange/index.ts"
import { type DepositKnown, formOf, isSolved, latest, outcomeOf } from "./deposit-outcome.ts"
import { readWithdrawalId } from "./withdrawal-receipt.ts"

const now = new Date("2026-11-22T06:05:00Z")
const facts = {
  txid: "ab",
  networkLabel: "TRON",
  checkedAt: now.toISOString(),
  asset: "USDT",
  amount: "10",
  blockAt: null,
  to: null,
}
const card = fc.oneof(
  fc
    .record({ have: fc.nat(30), need: fc.nat(30) })
    .map((confirmations): LookupCard => ({ ...facts, state: "found", confirmations, etaSeconds: null })),
  fc.constantFrom<LookupCard>(
    { ...facts, state: "pending", etaSeconds: null },
    { ...facts, state: "failed" },
    { ...facts, state: "other-network", chosenLabel: "BSC", fix: null },
    { state: "not-found", networkLabel: "TRON", checkedAt: now.toISOString() },
    { state: "down", networkLabel: "TRON", checkedAt: now.toISOString() },
  ),
)
const deposit: Deposit = {
  id: "D1",
  uid: "1",
  asset: "USDT",
  chain: "tron",
  amount: "10",
  txid: "ab",
  address: "T",
  memo: null,
  status: "confirming",
  hold: null,
  confirmations: 3,
  confirmationsNeeded: 20,
  seenAt: now.toISOString(),
  creditedAt: null,
}
const ledgerRow = fc
  .record({
    status: fc.constantFrom("confirming", "credited", "held", "below-minimum", "returned"),
    hold: fc.constantFrom("risk-review", "travel-rule", "factor-changed", "maintenance", null),
  })
  .map((more): Deposit => ({ ...deposit, ...more }))
const noRow = fc.constantFrom("none" as const, "signed-out" as const, "no-account" as const, "down" as const)
const owner = fc.option(
  fc.oneof(
    fc.constant({ ours: false } as const),
    fc.record({
      ours: fc.constant(true as const),
      requesters: fc.option(fc.boolean()),
      issuedFor: fc.constantFrom("tron", "bsc"),
      retiredAt: fc.option(fc.constant(now.toISOString())),
    }),
  ),
)
const rest = {
  card,
  owner,
  chain: fc.constantFrom("tron", "bsc", null),
  transfer: fc.option(
    fc.record({
      amount: fc.constantFrom("0.5", "10"),
      memo: fc.option(fc.constant("7")),
      contract: fc.constant(null),
    }),
  ),
  policy: fc.option(
    fc.record({
      minimum: fc.constant("1"),
      memo: fc.constantFrom("none" as const, "memo" as const),
      open: fc.boolean(),
    }),
  ),
  listed: fc.boolean(),
}
const anything: fc.Arbitrary<DepositKnown> = fc.record({ ...rest, ledger: fc.oneof(ledgerRow, noRow) })

describe("the outcome of a deposit", () => {
  test("is the ledger's word wherever the ledger has one", () => {
    fc.assert(
      fc.property(fc.record({ ...rest, ledger: ledgerRow }), (known) => {
        const outcome = outcomeOf(known)
        const unmined = known.ledger.status === "confirming" && known.card.state === "pending"
        expect(outcome).toBe(unmined ? "unmined" : known.ledger.status)
      }),
    )
  })

  test("never says of somebody without a row what only a ledger can know", () => {
    fc.assert(
      fc.property(fc.record({ ...rest, ledger: noRow }), (known) => {
        expect(["credited", "held", "returned"]).not.toContain(outcomeOf(known))
      }),
    )
  })

  test("tells a stranger's address and another customer's alike", () => {
    fc.assert(
      fc.property(fc.record({ ...rest, ledger: fc.constant("none" as const) }), (known) => {
        if (known.policy?.memo === "memo") return
        const another = { ours: true, requesters: false, issuedFor: "tron", retiredAt: null } as const
        expect(outcomeOf({ ...known, owner: another })).toBe(outcomeOf({ ...known, owner: { ours: false } }))
      }),
    )
  })

  test("has nothing to do or somewhere to go, and what is solved has no form", () => {
    fc.assert(
      fc.property(anything, (known) => {
        const outcome = outcomeOf(known)
        const hold = typeof known.ledger === "object" ? known.ledger.hold : null
        // Another network is a step further, and some holds are told with the step that ends them.
        const leadsOn = outcome === "other-network" || outcome === "held"
        if (!leadsOn) expect(formOf(outcome, hold) === null).toBe(isSolved(outcome))
      }),
    )
  })

  test("is rather late than early", () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seconds) => {
        expect(latest(seconds, now)?.getTime()).toBeGreaterThan(now.getTime() + seconds * 1000)
      }),
    )
    expect(latest(null, now)).toBe(null)
  })
})

test("a withdrawal number is read out of whatever it was copied with", () => {
  for (const around of ["", "No. ", "提币单号：", "#"])
    for (const id of ["W70411392", "W-20261122-0417"]) {
      expect(readWithdrawalId(`${around}${id}`)).toBe(id)
      expect(readWithdrawalId(`${around}${id.toLowerCase()} `)).toBe(id)
    }
  for (const no of ["", "hello", "ab".repeat(32), "a b c"]) expect(readWithdrawalId(no)).toBe(null)
})
