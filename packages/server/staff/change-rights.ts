import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor, StaffRole } from "@veridesk/contract/people.ts"
import type { Person } from "@veridesk/contract/staff-account.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import type { House } from "./house.ts"
import {
  type ChangeKind,
  dropLinksOf,
  findPerson,
  lockAdministrators,
  lockPerson,
  noteChange,
  otherAdministrators,
  type PersonRow,
  updateActive,
  updateRole,
} from "./store.ts"
import { personView } from "./views.ts"

/** Gives a person another role; their sessions end, so that nothing of the old one lives on. @throws Refusal `last-administrator` 409 */
export function changeRole(
  house: House,
  context: Context<StaffActor>,
  input: { id: string; role: StaffRole },
): Promise<Person> {
  const details = (person: PersonRow) => ({ from: person.role, to: input.role })
  const work: Work = async (tx, person) => {
    if (input.role !== "administrator") await keepOneAdministrator(tx, person)
    await updateRole(tx, person.id, input.role)
  }
  return change(house, context, { id: input.id, kind: "role", details, work })
}

/** Shuts a person out: their sessions and links end at once. @throws Refusal `last-administrator` 409 */
export function deactivate(house: House, context: Context<StaffActor>, id: string): Promise<Person> {
  const work: Work = async (tx, person) => {
    await keepOneAdministrator(tx, person)
    await updateActive(tx, person.id, false)
    await dropLinksOf(tx, person.id)
  }
  return change(house, context, { id, kind: "deactivated", work })
}

/** Lets a person in again, with the password and second factor they had. @throws Refusal `not-found` for who never came */
export function reactivate(house: House, context: Context<StaffActor>, id: string): Promise<Person> {
  const work: Work = async (tx, person) => {
    if (!person.hasAccount) throw notFound()
    await updateActive(tx, person.id, true)
  }
  return change(house, context, { id, kind: "reactivated", work })
}

/**
 * Takes all second factors of a person away, so that their password leads to setting up new ones. For a colleague
 * who has lost theirs and is known to the administrator; not for oneself. @throws Refusal `not-oneself` 409
 */
export function resetSecondFactor(house: House, context: Context<StaffActor>, id: string): Promise<Person> {
  if (id === context.actor.id) throw new Refusal("not-oneself", 409)
  const work: Work = async (tx, person) => {
    await house.realm.store.dropFactor(tx, person.id)
    await house.realm.store.dropPasskeys(tx, person.id)
  }
  return change(house, context, { id, kind: "second-factor-reset", work })
}

type Work = (tx: Db, person: PersonRow) => Promise<void>

type Change = {
  id: string
  kind: ChangeKind
  work: Work
  details?: (person: PersonRow) => object
}

async function change(house: House, { db, actor, now }: Context<StaffActor>, o: Change): Promise<Person> {
  const changed = await inTransaction(db, async (tx) => {
    await lockAdministrators(tx)
    const person = await lockPerson(tx, o.id)
    if (!person) throw notFound()
    await o.work(tx, person)
    await house.realm.store.endOthers(tx, person.id, null)
    const details = o.details?.(person) ?? {}
    await noteChange(tx, { id: newId(), staffId: person.id, changedBy: actor.id, kind: o.kind, details, now })
    return findPerson(tx, person.id)
  })
  house.realm.sessionsChanged()
  if (!changed) throw notFound()
  return personView(changed)
}

async function keepOneAdministrator(tx: Db, person: PersonRow): Promise<void> {
  const counts = person.role === "administrator" && person.active && person.hasAccount
  if (counts && (await otherAdministrators(tx, person.id)) === 0) throw new Refusal("last-administrator", 409)
}
