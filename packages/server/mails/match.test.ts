import fc from "fast-check"
import { expect, test } from "vitest"
import { type Candidate, placingOf } from "./match.ts"

const candidate = (more: Partial<Candidate> = {}): Candidate => ({
  conversationId: "c1",
  by: ["reply-token"],
  tokenOfAnother: false,
  participant: true,
  overTooLong: false,
  merged: false,
  movedAt: new Date("2026-11-22T04:20:00Z"),
  ...more,
})

test("an answer with its token, from who takes part and is proven, joins and says why", () => {
  expect(placingOf({ aligned: true, candidates: [candidate()] })).toEqual({
    join: "c1",
    followUp: false,
    evidence: ["reply-token", "participant", "aligned"],
  })
})

test("the same from anybody who isn't proven opens a conversation that names the other one", () => {
  expect(placingOf({ aligned: false, candidates: [candidate()] })).toEqual({
    join: null,
    evidence: ["reply-token", "not-aligned"],
    related: ["c1"],
  })
})

test("the token of another customer is worth nothing, even to somebody proven", () => {
  const placing = placingOf({
    aligned: true,
    candidates: [candidate({ tokenOfAnother: true, participant: false })],
  })
  expect(placing).toMatchObject({
    join: null,
    evidence: ["reply-token", "other-recipient", "not-participant"],
  })
})

test("somebody in copy who answers, and takes no part, opens one of their own", () => {
  const placing = placingOf({
    aligned: true,
    candidates: [candidate({ by: ["in-reply-to", "references"], participant: false })],
  })
  expect(placing).toMatchObject({ join: null, related: ["c1"] })
})

test("what it answers counts before what is among its ancestors, and newer before older", () => {
  const old = candidate({ conversationId: "old", by: ["references"], movedAt: new Date(0) })
  const newer = candidate({ conversationId: "newer", by: ["references"] })
  const direct = candidate({ conversationId: "direct", by: ["in-reply-to"], movedAt: new Date(0) })
  expect(placingOf({ aligned: true, candidates: [old, newer] })).toMatchObject({ join: "newer" })
  expect(placingOf({ aligned: true, candidates: [old, newer, direct] })).toMatchObject({ join: "direct" })
})

test("one that was over for too long isn't opened again; the new one names it", () => {
  expect(placingOf({ aligned: true, candidates: [candidate({ overTooLong: true })] })).toEqual({
    join: null,
    evidence: ["reply-token", "over-too-long"],
    related: ["c1"],
  })
})

test("whatever comes: nothing joins that isn't proven, a participant's, and without another's token", () => {
  const any = fc.record({
    conversationId: fc.uuid(),
    by: fc.subarray(
      ["reply-token", "in-reply-to", "references", "follow-up-subject"] satisfies Candidate["by"],
      { minLength: 1 },
    ),
    tokenOfAnother: fc.boolean(),
    participant: fc.boolean(),
    overTooLong: fc.boolean(),
    merged: fc.boolean(),
    movedAt: fc.date({ noInvalidDate: true }),
  })
  fc.assert(
    fc.property(fc.boolean(), fc.array(any, { maxLength: 6 }), (aligned, candidates) => {
      const { join } = placingOf({ aligned, candidates })
      const fitting = candidates.filter(
        (one) => aligned && one.participant && !one.tokenOfAnother && !one.overTooLong,
      )
      expect(join === null).toBe(fitting.length === 0)
      if (join !== null) expect(fitting.map((one) => one.conversationId)).toContain(join)
    }),
  )
})
