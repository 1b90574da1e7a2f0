import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type {
  editTeam as editTeamSchema,
  newTeam as newTeamSchema,
  Team,
} from "@veridesk/contract/staff-account.ts"
import type * as z from "zod"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { findTeam, insertTeam, noteChange, putMembers, updateTeam } from "./store.ts"
import { teamView } from "./views.ts"

type NewTeam = z.output<typeof newTeamSchema>
type TeamEdit = z.output<typeof editTeamSchema>

/** @throws Refusal `team-key-taken` 409 */
export async function makeTeam({ db, actor, now }: Context<StaffActor>, input: NewTeam): Promise<Team> {
  const { requestId, ...asked } = input
  const id = await inTransaction(db, (tx) =>
    once(tx, { actorId: actor.id, key: requestId, input: asked }, async () => {
      const facts = { id: newId(), key: asked.key, ...factsOf(asked), now }
      if (!(await insertTeam(tx, facts))) throw new Refusal("team-key-taken", 409)
      await setMembers(tx, { teamId: facts.id, memberIds: asked.memberIds, by: actor.id, now })
      return facts.id
    }),
  )
  return view(db, id)
}

/** @throws Refusal `not-found` */
export async function editTeam(
  { db, actor, now }: Context<StaffActor>,
  input: TeamEdit & { id: string },
): Promise<Team> {
  await inTransaction(db, async (tx) => {
    if (!(await updateTeam(tx, { id: input.id, ...factsOf(input) }))) throw notFound()
    await setMembers(tx, { teamId: input.id, memberIds: input.memberIds, by: actor.id, now })
  })
  return view(db, input.id)
}

function factsOf({ name, languages, skills }: TeamEdit) {
  return { nameEn: name.en, nameZh: name.zh, languages, skills }
}

/** Each person who came or went gets a line in the record of rights: teams decide what one may see. */
async function setMembers(
  tx: Db,
  o: { teamId: string; memberIds: string[]; by: string; now: Date },
): Promise<void> {
  const before = (await findTeam(tx, o.teamId))?.memberIds ?? []
  await putMembers(tx, o.teamId, o.memberIds)
  const after = (await findTeam(tx, o.teamId))?.memberIds ?? []
  const moved = [
    ...before
      .filter((id) => !after.includes(id))
      .map((staffId) => ({ staffId, details: { left: o.teamId } })),
    ...after
      .filter((id) => !before.includes(id))
      .map((staffId) => ({ staffId, details: { joined: o.teamId } })),
  ]
  for (const { staffId, details } of moved) {
    await noteChange(tx, { id: newId(), staffId, changedBy: o.by, kind: "teams", details, now: o.now })
  }
}

async function view(db: Db, id: string): Promise<Team> {
  const team = await findTeam(db, id)
  if (!team) throw notFound()
  return teamView(team)
}
