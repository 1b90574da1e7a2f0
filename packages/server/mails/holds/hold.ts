import { Refusal } from "@veridesk/contract/errors.ts"
import type { LegalHold } from "@veridesk/contract/mail/find.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { change } from "../../conversations/index.ts"
import type { Context } from "../../platform/context.ts"
import type { Db } from "../../platform/db/connect.ts"
import { endHold, holdOn, insertHold } from "./store.ts"

type Order = { conversationId: string; requestId: string; reason: string }

/**
 * Keeps a conversation whole for a dispute or an authority: nothing of it is erased, whatever a rule or a request says,
 * until somebody lifts it. @throws Refusal `forbidden` for whoever isn't a lead or an administrator, `held-already`
 */
export async function placeHold(ctx: Context<StaffActor>, h: Order): Promise<void> {
  mayHold(ctx.actor)
  const { conversationId, requestId, reason } = h
  await change(
    ctx,
    { key: { id: conversationId }, requestId, input: { hold: reason }, follows: true },
    async (held, tx) => {
      if (await holdOn(tx, held.id)) throw new Refusal("held-already", 409)
      const id = newId()
      await insertHold(tx, {
        id,
        conversationId: held.id,
        reason,
        placedBy: ctx.actor.id,
        placedAt: ctx.now,
      })
      return {
        facts: [{ kind: "conversation.held", payload: { holdId: id } }],
        patch: { updatedAt: held.updatedAt },
      }
    },
  )
}

/** Says that it need no longer be kept whole. @throws Refusal `not-held` */
export async function liftHold(ctx: Context<StaffActor>, h: Order): Promise<void> {
  mayHold(ctx.actor)
  const { conversationId, requestId, reason } = h
  await change(
    ctx,
    { key: { id: conversationId }, requestId, input: { lift: reason }, follows: true },
    async (held, tx) => {
      const hold = await holdOn(tx, held.id)
      if (!hold) throw new Refusal("not-held", 409)
      await endHold(tx, { id: hold.id, by: ctx.actor.id, at: ctx.now, why: reason })
      return {
        facts: [{ kind: "conversation.hold-lifted", payload: { holdId: hold.id } }],
        patch: { updatedAt: held.updatedAt },
      }
    },
  )
}

export async function holdView(
  db: Db,
  conversationId: string,
  namesOf: (ids: string[]) => Promise<Map<string, string>>,
): Promise<LegalHold> {
  const hold = await holdOn(db, conversationId)
  if (!hold) return { held: false, reason: null, by: null, since: null }
  const names = await namesOf([hold.placedBy])
  return {
    held: true,
    reason: hold.reason,
    by: names.get(hold.placedBy) ?? "",
    since: hold.placedAt.toISOString(),
  }
}

function mayHold({ role }: StaffActor): void {
  if (role !== "lead" && role !== "administrator") throw new Refusal("forbidden", 403)
}
