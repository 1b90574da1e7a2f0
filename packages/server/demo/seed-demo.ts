import type { StaffActor } from "@veridesk/contract/people.ts"
import type { AnnouncementDeps } from "../announcements/index.ts"
import { type Attachments, takeIn } from "../attachments/index.ts"
import type { BindAttachments, ReplyClock } from "../conversations/index.ts"
import type { Customers } from "../customers/index.ts"
import type { ReceiveDeps } from "../intake/receive.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Passwords } from "../platform/realm/passwords.ts"
import type { Staff } from "../staff/index.ts"
import { codeNow, DEMO_KEY, DEMO_PASSWORD, type DemoAccess, type DemoPerson } from "./access.ts"
import { tellAnnouncements } from "./announcements/tell-announcements.ts"
import { dayUntil } from "./day.ts"
import {
  type DemoCustomer,
  type DemoMember,
  demoCustomers,
  demoEnds,
  demoStaff,
  idsOf,
  type StaffKey,
} from "./people.ts"
import { tellMails } from "./mails/tell-mails.ts"
import type { TellMail } from "./mails/told-mail.ts"
import { drawings } from "./pictures/drawings.ts"
import { type DemoRegister, tellRegister } from "./register/tell-register.ts"
import { standing } from "./store.ts"
import { stories } from "./stories/index.ts"
import { type Telling, tell } from "./tell.ts"

/** What the demo is made with, handed in by app.ts. */
export type DemoHouse = ReceiveDeps & {
  db: Db
  clock: Clock
  brandId: string
  staff: Staff
  customers: Customers
  passwords: Passwords
  attachments: Attachments
  announcements: AnnouncementDeps
  bind: BindAttachments
  replyClock: ReplyClock
  register: Omit<DemoRegister, "db" | "clock">
  /** Null where no mails come in. */
  tellMail: TellMail | null
  /** Keeps the history of the demo out of the mails; called before anything else reads the log. */
  passOver(reader: "mail" | "route"): Promise<void>
}

/** Stories told at the same time; each waits for the disk most of its time. */
const AT_ONCE = 8

/**
 * Puts the cast, their accounts and a day of their work into a new database, by the verbs people use, told so that the
 * last of it happened a few minutes ago. Where it is there already nothing is added; what broke off half-way is
 * finished. Nobody is mailed about it. To be called before the readers of the log start.
 * @returns how to get in; null where the database belongs to somebody else, and then nothing is touched
 */
export async function seedDemo(o: DemoHouse): Promise<DemoAccess | null> {
  const { begunAt, done, others } = await standing(o.db, demoEnds)
  if (!begunAt && others) return null
  const passwordHash = await o.passwords.hash(DEMO_PASSWORD)
  const since = begunAt ?? o.clock()
  if (done) await openAccounts(o, passwordHash)
  else await tellAll(o, { since, passwordHash })
  await tellRegister({ db: o.db, clock: o.clock, ...o.register })
  return access(o)
}

async function openAccounts(o: DemoHouse, hash: string): Promise<void> {
  await o.staff.replacePasswords({ ids: idsOf(demoStaff), hash, endSessions: false })
  await o.customers.replacePasswords({ ids: idsOf(demoCustomers), hash, endSessions: false })
}

async function tellAll(
  o: DemoHouse,
  { since, passwordHash }: { since: Date; passwordHash: string },
): Promise<void> {
  const { sune, ...others } = demoStaff
  const bringIn = ({ teams, ...person }: DemoMember) =>
    o.staff.bringIn({ ...person, teamIds: teamIds(o, teams), passwordHash, totpKey: DEMO_KEY, since })
  // Mei comes first and alone: with her the demo has begun, and when she came is its hour.
  for (const person of Object.values(others)) await bringIn(person)
  const members = Object.values(demoCustomers).map(({ secondFactor, ...person }: DemoCustomer) =>
    o.customers.bringIn({ ...person, passwordHash, totpKey: secondFactor ? DEMO_KEY : null, since }),
  )
  await Promise.all(members)
  const telling = tellingOf(o, since)
  const left = [...stories]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let story = left.shift(); story; story = left.shift()) await tell(telling, story)
    }),
  )
  const { ruben, petra } = telling.staff
  await tellAnnouncements({ ...telling, announcements: o.announcements, writer: ruben, second: petra })
  await tellMails({ ...telling, tellMail: o.tellMail })
  await o.passOver("mail")
  await o.passOver("route")
  await bringIn(sune)
}

function teamIds(o: DemoHouse, keys: string[]): string[] {
  return keys.flatMap((key) => o.teamIdOf(key) ?? [])
}

function tellingOf(o: DemoHouse, since: Date): Telling {
  const actors = Object.entries(demoStaff).map(([key, { id, role, name, teams }]): [string, StaffActor] => [
    key,
    { realm: "staff", id, role, name, teamIds: teamIds(o, teams) },
  ])
  return {
    ...o,
    day: dayUntil(since),
    staff: Object.fromEntries(actors) as Record<StaffKey, StaffActor>,
    attach: async ({ actor, id, picture }) => {
      const bytes = await drawings[picture.drawing]()
      await takeIn(o.attachments, { actor, id, name: picture.name, bytes })
    },
  }
}

async function access(o: DemoHouse): Promise<DemoAccess> {
  const { mei, sune } = demoStaff
  const { zhiyuan } = demoCustomers
  const people: DemoPerson[] = [
    ...[mei, sune].map(({ name, locale, email }) => ({
      name,
      locale,
      at: "desk" as const,
      signIn: email,
      uri: o.staff.authenticatorUri(email, DEMO_KEY),
    })),
    {
      name: zhiyuan.name,
      locale: zhiyuan.locale,
      at: "help-site",
      signIn: zhiyuan.username,
      uri: o.customers.authenticatorUri(zhiyuan.username, DEMO_KEY),
    },
  ]
  return { password: DEMO_PASSWORD, key: DEMO_KEY, people, code: codeNow }
}
