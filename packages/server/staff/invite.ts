import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Invite, Person } from "@veridesk/contract/staff-account.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import type { House } from "./house.ts"
import { queueInvitation } from "./links.ts"
import { findPerson, insertPerson, joinTeams, lockPerson, noteChange } from "./store.ts"
import { personView } from "./views.ts"

/** Asks a person in by mail; they become active when they have followed the link. @throws Refusal `email-taken` 409 */
export async function invite(
  house: House,
  { db, actor, now }: Context<StaffActor>,
  input: Invite,
): Promise<Person> {
  const { requestId, ...asked } = input
  const id = await inTransaction(db, (tx) =>
    once(tx, { actorId: actor.id, key: requestId, input: asked }, async () => {
      const staffId = newId()
      if (!(await insertPerson(tx, { ...asked, id: staffId, now }))) throw new Refusal("email-taken", 409)
      await joinTeams(tx, staffId, asked.teamIds)
      await noteChange(tx, {
        id: newId(),
        staffId,
        changedBy: actor.id,
        kind: "invited",
        details: { role: asked.role },
        now,
      })
      const person = await findPerson(tx, staffId)
      if (person) await queueInvitation(house, tx, { person, invitedBy: actor.name, now })
      return staffId
    }),
  )
  const person = await findPerson(db, id)
  if (!person) throw notFound()
  return personView(person)
}

/** Sends the invitation again; the earlier link stops working. @throws Refusal `not-found` where nobody is awaited */
export async function inviteAgain(
  house: House,
  { db, actor, now }: Context<StaffActor>,
  id: string,
): Promise<void> {
  await house.bounds.mail.take(`invite ${id}`)
  await inTransaction(db, async (tx) => {
    const person = await lockPerson(tx, id)
    if (!person || person.hasAccount) throw notFound()
    await queueInvitation(house, tx, { person, invitedBy: actor.name, now })
  })
}
