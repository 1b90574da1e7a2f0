import type { StaffActor, StaffRole } from "@veridesk/contract/people.ts"
import type { FastifyInstance } from "fastify"
import type { Asking } from "../platform/realm/session-cookie.ts"
import { uriOf } from "../platform/realm/totp.ts"
import { bringIn, type KnownMember, replacePasswords } from "./bring-in.ts"
import { makeHouse, type StaffOptions } from "./house.ts"
import { makeFirstAdminLink } from "./links.ts"
import { ownAccountRoutes } from "./own-account-routes.ts"
import { peopleRoutes } from "./people-routes.ts"
import { signInRoutes } from "./sign-in-routes.ts"
import { listPeople, type PersonRow } from "./store.ts"
import { whoIsStaff } from "./who.ts"

export type { KnownMember, StaffOptions }

/** A person as the desk names them. `active`: has come, and may come in. */
export type Member = { id: string; name: string; role: StaffRole; teamIds: string[]; active: boolean }

/** Staff accounts: who is asking, and the routes of getting in and of looking after people and teams. */
export type Staff = {
  /** The hot path: who sent this request, at most two seconds old; null without a second factor. */
  whoIsStaff(request: Asking): Promise<StaffActor | null>
  /** Everybody who has been asked in, also those who have not come yet or no longer may. */
  people(): Promise<Member[]>
  /** Somebody who still works here, as who acts in what they set off earlier; null for everybody else. */
  actorById(id: string): Promise<StaffActor | null>
  /** A one-time link for the first administrator; null where there is one. Makes the earlier link useless. */
  firstAdminLink(): Promise<string | null>
  /** For people who are known beforehand, as those of the demo. */
  bringIn(person: KnownMember): Promise<void>
  /** A key that is known beforehand, as authenticator apps read it. */
  authenticatorUri(account: string, key: string): string
  replacePasswords(o: { ids: string[]; hash: string; endSessions: boolean }): Promise<void>
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
    people: async () => (await listPeople(o.db)).map(memberOf),
    async actorById(id) {
      const person = (await listPeople(o.db))
        .map(memberOf)
        .find((member) => member.id === id && member.active)
      return person ? { realm: "staff", ...person } : null
    },
    firstAdminLink: () => makeFirstAdminLink({ db: o.db, publicUrl: o.publicUrl, now: o.clock() }),
    bringIn: (person) => bringIn(house, person),
    authenticatorUri: (account, key) => uriOf(house.realm.issuer, account, key),
    replacePasswords: (o) => replacePasswords(house, o),
    routes(app) {
      signInRoutes(app, house)
      ownAccountRoutes(app, house)
      peopleRoutes(app, house)
    },
    sweep: (now) => house.realm.store.sweep(o.db, now),
    settle: house.background.settle,
  }
}

function memberOf({ id, name, role, teamIds, active, hasAccount }: PersonRow): Member {
  return { id, name, role, teamIds, active: active && hasAccount }
}
