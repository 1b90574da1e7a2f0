import { Refusal } from "@veridesk/contract/errors.ts"
import type { HoldOf, LegalHold } from "@veridesk/contract/mail/find.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { change } from "../../conversations/index.ts"
import type { Context } from "../../platform/context.ts"
import type { Db } from "../../platform/db/connect.ts"
import { type Bearing, endHold, holdsOn, insertHold } from "./store.ts"

type Order = { conversationId: string; requestId: string; reason: string; of: HoldOf }

/**
 * Keeps a conversation, or all of its customer's, whole for a dispute or an authority: nothing of it is removed or written
 * over, whatever a rule or a request says, until somebody lifts it. The database refuses whoever tries.
 * @throws Refusal `forbidden` for whoever isn't a lead or an administrator, `held-already`
 */
export async function placeHold(ctx: Context<StaffActor>, h: Order): Promise<void> {
  mayHold(ctx.actor)
  const { conversationId, requestId, reason, of } = h
  await change(
    ctx,
    { key: { id: conversationId }, requestId, input: { hold: reason, of }, follows: true },
    async (held, tx) => {
      if ((await holdsOn(tx, held.id)).some(isIts(of))) throw new Refusal("held-already", 409)
      const id = newId()
      await insertHold(tx, {
        id,
        conversationId: of === "conversation" ? held.id : null,
        customerId: of === "customer" ? held.customerId : null,
        reason,
        placedBy: ctx.actor.id,
        placedAt: ctx.now,
      })
      return {
        facts: [{ kind: "conversation.held", payload: { holdId: id, of } }],
        patch: { updatedAt: held.updatedAt },
      }
    },
  )
}

/** Says that it need no longer be kept whole. @throws Refusal `forbidden`, `not-held` */
export async function liftHold(ctx: Context<StaffActor>, h: Order): Promise<void> {
  mayHold(ctx.actor)
  const { conversationId, requestId, reason, of } = h
  await change(
    ctx,
    { key: { id: conversationId }, requestId, input: { lift: reason, of }, follows: true },
    async (held, tx) => {
      const all = await holdsOn(tx, held.id)
      const hold = all.find(isIts(of))
      if (!hold) throw new Refusal("not-held", 409)
      await endHold(tx, { id: hold.id, by: ctx.actor.id, at: ctx.now, why: reason })
      return {
        facts: [
          { kind: "conversation.hold-lifted", payload: { holdId: hold.id, of, still: all.length > 1 } },
        ],
        patch: { updatedAt: held.updatedAt },
      }
    },
  )
}

function isIts(of: HoldOf): (hold: Bearing) => boolean {
  return (hold) => hold.of === of && hold.elsewhere === null
}

export async function holdView(
  db: Db,
  conversationId: string,
  namesOf: (ids: string[]) => Promise<Map<string, string>>,
): Promise<LegalHold> {
  const all = await holdsOn(db, conversationId)
  const names = await namesOf([...new Set(all.map(({ placedBy }) => placedBy))])
  const holds = all.map(({ of, elsewhere, reason, placedBy, placedAt }) => ({
    of,
    elsewhere,
    reason,
    by: names.get(placedBy) ?? "",
    since: placedAt.toISOString(),
  }))
  const [first] = holds
  return {
    held: first !== undefined,
    reason: first?.reason ?? null,
    by: first?.by ?? null,
    since: first?.since ?? null,
    holds,
  }
}

function mayHold({ role }: StaffActor): void {
  if (role !== "lead" && role !== "administrator") throw new Refusal("forbidden", 403)
}
