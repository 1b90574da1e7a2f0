import type { ConversationRow } from "@veridesk/contract/conversation.ts"

/** What the clock of a conversation says. Each state has its own shape, so that colour only comes second. */
export type Clock =
  | { state: "none" }
  | { state: "paused" }
  | { state: "met" }
  | { state: "ok" | "soon" | "late"; left: number; part: number }

const SOON_PART = 0.25
const SOON_AT_MOST_MS = 30 * 60_000
const SOON_AT_LEAST_MS = 5 * 60_000

/** `left` is ms until the promised answer (negative when late), `part` how much of the promise is left, 0 … 1. */
export function clockOf(row: Pick<ConversationRow, "dueAt" | "waitingSince" | "status">, now: number): Clock {
  if (row.status === "solved" || row.status === "closed") return { state: "met" }
  if (row.status === "waiting-customer") return { state: "paused" }
  // Where the policy lets it run on while we wait for others, it has a due time.
  if (!row.dueAt) return { state: row.status === "waiting-third-party" ? "paused" : "none" }
  const due = Date.parse(row.dueAt)
  const left = due - now
  const whole = Math.max(1, due - Date.parse(row.waitingSince ?? row.dueAt))
  const part = Math.min(1, Math.max(0, left / whole))
  if (left < 0) return { state: "late", left, part: 0 }
  const soon = Math.max(SOON_AT_LEAST_MS, Math.min(whole * SOON_PART, SOON_AT_MOST_MS))
  return { state: left <= soon ? "soon" : "ok", left, part }
}
