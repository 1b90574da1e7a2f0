import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { IncidentState } from "@veridesk/contract/incidents.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { checkStep } from "./incident.ts"
import { incidentById, insertIncident, rewriteIncident } from "./store.ts"

type Both = { en: string; zh: string }

/** Says that something is behind many tickets. @returns its id */
export async function declareIncident(
  ctx: Context<StaffActor>,
  i: { requestId: string; incidentId: string; title: Both; about: Both },
): Promise<string> {
  const { requestId, incidentId, title, about } = i
  return inTransaction(ctx.db, (tx) =>
    once(
      tx,
      { actorId: ctx.actor.id, key: requestId, input: { declare: incidentId, title, about } },
      async () => {
        const at = { madeBy: ctx.actor.id, madeAt: ctx.now, updatedAt: ctx.now }
        await insertIncident(tx, { id: incidentId, title, about, state: "declared", ...at })
        return incidentId
      },
    ),
  )
}

/**
 * Writes what is said of an incident and how far it is.
 * @throws Refusal `changed-meanwhile` 409 where a colleague has written since, `not-possible-now` for a step there is not
 */
export async function editIncident(
  ctx: Context<StaffActor>,
  i: { id: string; title: Both; about: Both; state: IncidentState; basedOn: string },
): Promise<void> {
  const incident = await incidentById(ctx.db, i.id)
  if (!incident) throw notFound()
  checkStep(incident.state, i.state)
  const { id, title, about, state } = i
  const kept = await rewriteIncident(ctx.db, {
    id,
    title,
    about,
    state,
    updatedAt: ctx.now,
    basedOn: new Date(i.basedOn),
  })
  if (!kept) throw new Refusal("changed-meanwhile", 409)
}
