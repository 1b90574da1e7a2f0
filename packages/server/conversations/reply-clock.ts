import type { Status } from "@veridesk/contract/conversation.ts"
import type { Actor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"

/** What of a conversation decides how long an answer may take. */
export type ReplyOf = { priority: number; teamId: string | null; formKey: string; firstReplyAt: Date | null }

/**
 * Counts the promise of an answer in the working time of whoever gives it; handed in by app.ts. The moment it gives is
 * the only one there is: it stands in the row, in the agent's clock and in what the customer is told.
 */
export type ReplyClock = {
  /** Until when somebody who begins to wait at `from` is answered. */
  due(of: ReplyOf, from: Date): Date
  /** Working milliseconds from a moment to a promise; 0 where it has passed. */
  left(of: ReplyOf, from: Date, due: Date): number
  /** The moment by which that much working time has passed. */
  after(of: ReplyOf, leftMs: number, from: Date): Date
  /** Whether the promise stands still while a ticket waits in that state. */
  standsStillIn(status: Status): boolean
  /** How many days a solved ticket can be opened again by its customer. */
  reopenDays(): number
}

/** A context whose verb starts, stops or moves the promise of an answer. */
export type Serving<A extends Actor = Actor> = Context<A> & { replyClock: ReplyClock }
