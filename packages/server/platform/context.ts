import type { Actor } from "@veridesk/contract/people.ts"
import type { Db } from "./db/connect.ts"

/**
 * What every verb gets first: where to write, who acts, when, and how to tell the readers after the commit.
 * Five things and never more; what else a verb needs comes as its input.
 */
export type Context<A extends Actor = Actor> = {
  db: Db
  actor: A
  now: Date
  announce: () => void
}
