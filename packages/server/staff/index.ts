import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyInstance, FastifyRequest } from "fastify"
import { makeHouse, type StaffOptions } from "./house.ts"
import { ownAccountRoutes } from "./own-account-routes.ts"
import { peopleRoutes } from "./people-routes.ts"
import { signInRoutes } from "./sign-in-routes.ts"
import { whoIsStaff } from "./who.ts"

export { makeFirstAdminLink } from "./links.ts"
export type { StaffOptions }

/** Staff accounts: who is asking, and the routes of getting in and of looking after people and teams. */
export type Staff = {
  /** The hot path: who sent this request, at most two seconds old; null without a second factor. */
  whoIsStaff(request: Pick<FastifyRequest, "cookies">): Promise<StaffActor | null>
  /** JSON under /api/staff. */
  routes(app: FastifyInstance): void
  /** Removes what is over; for a job. */
  sweep(now: Date): Promise<void>
  /** Waits for mails under way; for closing down and for tests. */
  settle(): Promise<void>
}

export function makeStaff(o: StaffOptions): Staff {
  const house = makeHouse(o)
  return {
    whoIsStaff: (request) => whoIsStaff(house, request),
    routes(app) {
      signInRoutes(app, house)
      ownAccountRoutes(app, house)
      peopleRoutes(app, house)
    },
    sweep: (now) => house.realm.store.sweep(o.db, now),
    settle: house.background.settle,
  }
}
