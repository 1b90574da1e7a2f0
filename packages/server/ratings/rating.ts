import type { Status } from "@veridesk/contract/conversation.ts"

export type Rating = {
  /** Null: they chose not to say. */
  score: number | null
  reasons: string[]
  messageId: string | null
  at: Date
}

/** What may have been wrong, or right; several may be named. */
export const REASONS = ["slow", "not-solved", "unclear", "unfriendly", "repeat", "other"] as const
export type Reason = (typeof REASONS)[number]

export const MOST_WORDS = 1000

/** A solved ticket can be rated, once, and the rating changed until the ticket is closed. */
export function mayRate(c: { status: Status }): boolean {
  return c.status === "solved"
}

/** A score with which somebody above the team is offered (domain.md X4). */
export function isLow(score: number | null): boolean {
  return score !== null && score <= 2
}
