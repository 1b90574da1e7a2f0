import type { ReplyClock } from "../conversations/index.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import type { Listener } from "../platform/events/reader.ts"
import type { App } from "../platform/http/app.ts"
import { openRules } from "./current-rules.ts"
import { handOut } from "./hand-out.ts"
import { makeRouteTickets } from "./on-events.ts"
import { type AssignmentDeps, assignmentRoutes } from "./routes.ts"
import type { Words } from "./ticket.ts"

export type Assignment = {
  /** The durable reader that lets rules act. */
  routeTickets: Listener
  /** For a job: who signed in meanwhile is given what waits. */
  sweep(): Promise<void>
  routes(app: App, o: RouteDeps): void
}

type RouteDeps = Pick<AssignmentDeps, "staffOf" | "contextFor" | "teams" | "forms" | "tell">

/** Routing: rules that say who gets a ticket, and the people who have room for one. */
export async function openAssignment(o: {
  db: Db
  clock: Clock
  announce: () => void
  formOf: Words["formOf"]
  teamIdOf: (key: string) => string | null
  teamKeyOf: Words["teamKeyOf"]
  replyClock: ReplyClock
  isLive: (channel: string) => boolean
}): Promise<Assignment> {
  const { db, clock } = o
  const rules = await openRules(db, clock)
  const { teamIdOf, replyClock, isLive } = o
  const router = { rules, teamIdOf, replyClock, isLive, words: { formOf: o.formOf, teamKeyOf: o.teamKeyOf } }
  return {
    routeTickets: makeRouteTickets(router, clock),
    async sweep() {
      if (await handOut((give) => inTransaction(db, give), clock())) o.announce()
    },
    routes: (app, deps) => assignmentRoutes(app, { ...router, db, clock, ...deps }),
  }
}
