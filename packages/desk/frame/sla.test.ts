import { expect, test } from "vitest"
import { clockOf } from "./sla.ts"

const at = (time: string) => `2026-11-22T${time}:00.000Z`
const now = Date.parse(at("06:12"))
const open = { status: "open", waitingSince: at("06:00"), dueAt: at("07:00") } as const

test.each([
  ["plenty of time left", open, { state: "ok", left: 48 * 60_000, part: 0.8 }],
  ["the last quarter", { ...open, dueAt: at("06:16") }, { state: "soon", left: 4 * 60_000, part: 0.25 }],
  [
    "a long promise is never soon before its last half hour",
    { ...open, waitingSince: at("00:00") },
    { state: "ok" },
  ],
  ["the promise is broken", { ...open, dueAt: at("06:00") }, { state: "late", left: -12 * 60_000, part: 0 }],
  ["nothing promised", { ...open, dueAt: null }, { state: "none" }],
  ["it is the customer's turn", { ...open, status: "waiting-customer" as const }, { state: "paused" }],
  [
    "somebody else's turn",
    { ...open, status: "waiting-third-party" as const, waitingSince: null, dueAt: null },
    { state: "paused" },
  ],
  [
    "somebody else's turn, and we promised all the same",
    { ...open, status: "waiting-third-party" as const },
    { state: "ok" },
  ],
  ["it is over", { ...open, status: "solved" as const }, { state: "met" }],
])("%s", (_, row, clock) => expect(clockOf(row, now)).toMatchObject(clock))
