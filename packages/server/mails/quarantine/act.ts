import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { readable } from "../../conversations/index.ts"
import type { Context } from "../../platform/context.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import { once } from "../../platform/writes/once.ts"
import { domainOf } from "../outgoing/outgoing.ts"
import { keepBlock } from "../senders/store.ts"
import { type Deed, incomingById, putAside, sendAgain } from "./store.ts"

type Act = { id: string; requestId: string }

/** Lets a mail that waits for a person go on: to a conversation of its own ("new"), or into one that they name. */
export async function release(
  ctx: Context<StaffActor>,
  a: Act & { to: string; teamId: string | null },
): Promise<void> {
  mayDecide(ctx.actor)
  const { to, teamId } = a
  if (to !== "new") await readable(ctx.db, ctx.actor, { id: to })
  const order = { by: ctx.actor.id, to: to === "new" ? null : to, teamId }
  await doOnce(ctx, { ...a, ask: { to, teamId } }, (tx) =>
    sendAgain(tx, { id: a.id, release: order, deed: deedOf(ctx, "released") }),
  )
}

/** Reads it anew: what could not be read before may be, after an upgrade. */
export async function readAgain(ctx: Context<StaffActor>, a: Act): Promise<void> {
  mayDecide(ctx.actor)
  await doOnce(ctx, { ...a, ask: "again" }, (tx) =>
    sendAgain(tx, { id: a.id, release: null, deed: deedOf(ctx, "read-again") }),
  )
}

export async function discard(ctx: Context<StaffActor>, a: Act & { note: string }): Promise<void> {
  mayDecide(ctx.actor)
  await doOnce(ctx, { ...a, ask: { note: a.note } }, (tx) =>
    putAside(tx, { id: a.id, reason: "discarded", deed: deedOf(ctx, "discarded", a.note) }),
  )
}

/** Shuts its sender out, or everybody of their domain: what they send from now is kept and leads nowhere. */
export async function block(
  ctx: Context<StaffActor>,
  a: Act & { what: "address" | "domain"; note: string },
): Promise<void> {
  if (ctx.actor.role !== "lead" && ctx.actor.role !== "administrator") throw new Refusal("forbidden", 403)
  const mail = await incomingById(ctx.db, a.id)
  if (!mail?.fromAddress) throw notFound()
  const { fromAddress: address } = mail
  const what = a.what === "address" ? address : `@${domainOf(address)}`
  await doOnce(ctx, { ...a, ask: { what: a.what, note: a.note } }, async (tx) => {
    await keepBlock(tx, { what, by: ctx.actor.id, note: a.note, at: ctx.now })
    return putAside(tx, { id: a.id, reason: "blocked", deed: deedOf(ctx, "blocked", a.note) })
  })
}

function mayDecide({ role }: StaffActor): void {
  if (role === "auditor") throw new Refusal("forbidden", 403)
}

function deedOf({ actor, now }: Context<StaffActor>, what: string, note?: string): Deed {
  return { what, by: actor.id, at: now.toISOString(), ...(note ? { note } : {}) }
}

/** @throws Refusal `mail-moved` where it waits no longer: somebody else was quicker */
async function doOnce(
  ctx: Context<StaffActor>,
  { id, requestId, ask }: Act & { ask: unknown },
  work: (tx: Context["db"]) => Promise<boolean>,
): Promise<void> {
  if (!(await incomingById(ctx.db, id))) throw notFound()
  await inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input: { id, ask } }, async () => {
      if (!(await work(tx))) throw new Refusal("mail-moved", 409)
      return { id }
    }),
  )
  ctx.announce()
}
