import { notFound } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Person } from "@veridesk/contract/staff-account.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { findPerson, lockPerson, noteChange, updatePerson } from "./store.ts"
import { personView } from "./views.ts"

/** Changes what a person is called, speaks and is good at. */
export async function editPerson(
  { db, actor, now }: Context<StaffActor>,
  input: { id: string; name: string; languages: string[]; skills: string[] },
): Promise<Person> {
  const person = await inTransaction(db, async (tx) => {
    if (!(await lockPerson(tx, input.id))) throw notFound()
    await updatePerson(tx, input)
    const details = { languages: input.languages, skills: input.skills }
    await noteChange(tx, {
      id: newId(),
      staffId: input.id,
      changedBy: actor.id,
      kind: "edited",
      details,
      now,
    })
    return findPerson(tx, input.id)
  })
  if (!person) throw notFound()
  return personView(person)
}
