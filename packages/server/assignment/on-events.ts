import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import type { Listener } from "../platform/events/reader.ts"
import { handOut } from "./hand-out.ts"
import { type Router, route } from "./route.ts"
import { frees, triggerOf } from "./trigger.ts"

/** The reader that lets rules act on what happens, and gives out what waits when somebody has room again. */
export function makeRouteTickets(r: Router, clock: Clock): Listener {
  return {
    wants: (event) => triggerOf(event) !== null || frees(event),
    async handle(events: StoredEvent[], tx: Db) {
      const now = clock()
      const triggers = events.flatMap((event) => triggerOf(event) ?? [])
      const routed = triggers.length > 0 && (await route(r, tx, { triggers, now }))
      const given = events.some(frees) && (await handOut((give) => give(tx), now))
      return routed || given ? "wrote-events" : undefined
    },
  }
}
