import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { MOST_GATHERED } from "@veridesk/contract/incidents.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { change } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import { derivedKey } from "../platform/writes/derived-key.ts"
import { isGoingOn } from "./incident.ts"
import { type Filter, incidentById, join, leave, ticketsFitting } from "./store.ts"

/**
 * Makes tickets part of an incident: named ones, or open ones that fit a filter, five hundred at most. Each is a change
 * of its own with its own event; one that is part of an incident already is left where it is.
 */
export async function gather(
  ctx: Context<StaffActor>,
  g: { incidentId: string; requestId: string; filter?: Filter | undefined; ids: string[] },
): Promise<{ joined: number; skipped: number; more: boolean }> {
  const incident = await incidentById(ctx.db, g.incidentId)
  if (!incident) throw notFound()
  if (!isGoingOn(incident.state)) throw new Refusal("incident-over", 409)
  const fitting = g.filter ? await ticketsFitting(ctx.db, g.filter, MOST_GATHERED) : { tickets: [], count: 0 }
  const ids = [...new Set([...g.ids, ...fitting.tickets.map((ticket) => ticket.id)])]
  let joined = 0
  for (const conversationId of ids) if (await joins(ctx, { ...g, conversationId })) joined += 1
  return { joined, skipped: ids.length - joined, more: fitting.count > fitting.tickets.length }
}

/** False where it is part of an incident already, or goes on in another ticket. */
async function joins(
  ctx: Context<StaffActor>,
  t: { incidentId: string; requestId: string; conversationId: string },
): Promise<boolean> {
  const { incidentId, conversationId } = t
  const requestId = derivedKey(t.requestId, conversationId)
  try {
    const { fromSeq, toSeq } = await change(
      ctx,
      { key: { id: conversationId }, requestId, input: { joins: incidentId } },
      async (held, tx) => {
        const fresh = await join(tx, { incidentId, conversationId: held.id, at: ctx.now })
        return fresh
          ? { facts: [{ kind: "incident.joined", payload: { incidentId } }], patch: {} }
          : { facts: [], patch: {} }
      },
    )
    return toSeq >= fromSeq
  } catch (error) {
    if (error instanceof Refusal && error.code === "merged-away") return false
    throw error
  }
}

/** Takes a ticket out again: it has another cause after all. */
export async function leaveIncident(
  ctx: Context<StaffActor>,
  t: { requestId: string; conversationId: string },
): Promise<void> {
  await change(
    ctx,
    { key: { id: t.conversationId }, requestId: t.requestId, input: { leaves: "incident" } },
    async (held, tx) => {
      const incidentId = await leave(tx, { conversationId: held.id, at: ctx.now })
      return incidentId
        ? { facts: [{ kind: "incident.left", payload: { incidentId } }], patch: {} }
        : { facts: [], patch: {} }
    },
  )
}
