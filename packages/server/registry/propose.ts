import { createHash } from "node:crypto"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { type RegisterDocument, type RegisterEntry, REGISTER_FORMAT } from "@veridesk/contract/registry.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { canonical } from "../platform/events/chain.ts"
import { once } from "../platform/writes/once.ts"
import { mayDecide, mustKeepRegister } from "./access.ts"
import { faultOf } from "./faults.ts"
import { addChange, decideChange, publishedDocument, waitingChange } from "./store.ts"

type Ctx = Context<StaffActor>

/**
 * The whole register as somebody wants it to be. It waits for a second person; one change waits at a time.
 * @throws Refusal `changed-meanwhile` 409 where another version was published since · `register-waiting` 409 where a
 * change waits already · `invalid-input` 422 with the entry that can't stand
 */
export async function proposeRegister(
  ctx: Ctx,
  p: { requestId: string; basedOn: number; entries: RegisterEntry[]; note: string },
): Promise<string> {
  mustKeepRegister(ctx.actor)
  const { requestId, ...input } = p
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input }, () => put(ctx, tx, input)),
  )
}

/** An earlier version comes back as a change like any other: it waits for a second person and gets a number of its own. */
export async function rollBackRegister(
  ctx: Ctx,
  p: { requestId: string; basedOn: number; version: number },
): Promise<string> {
  mustKeepRegister(ctx.actor)
  const { requestId, ...input } = p
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input }, async () => {
      const old = await publishedDocument(tx, p.version)
      if (!old) throw notFound()
      return put(ctx, tx, { basedOn: p.basedOn, entries: old.entries, note: `← ${p.version}` })
    }),
  )
}

/**
 * Publishes or declines the change that waits. Its author may take it back, and never publish it.
 * @throws Refusal `own-change` 403 · `changed-meanwhile` 409 where it waits no more or was overtaken
 */
export async function decideRegister(
  ctx: Ctx & { brand: { name: string; host: string } },
  d: { requestId: string; id: string; decision: "publish" | "decline" },
): Promise<string> {
  mustKeepRegister(ctx.actor)
  const { requestId, ...input } = d
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input }, async () => {
      const waiting = await waitingChange(tx, { lock: true })
      if (!waiting || waiting.id !== d.id) throw new Refusal("changed-meanwhile", 409)
      const decision = { id: d.id, by: ctx.actor.id, at: ctx.now }
      if (d.decision === "publish") {
        if (!mayDecide(ctx.actor, waiting)) throw new Refusal("own-change", 403)
        const document = await nextDocument(ctx, tx, waiting)
        await decideChange(tx, { ...decision, document })
      } else await decideChange(tx, { ...decision, document: null })
      return d.id
    }),
  )
}

async function put(
  ctx: Ctx,
  tx: Db,
  p: { basedOn: number; entries: RegisterEntry[]; note: string },
): Promise<string> {
  const before = await publishedDocument(tx)
  if (p.basedOn !== (before?.version ?? 0))
    throw new Refusal("changed-meanwhile", 409, { detail: { version: before?.version ?? 0 } })
  const fault = faultOf(p.entries, before?.entries ?? [])
  if (fault)
    throw new Refusal("invalid-input", 422, {
      fields: { [`entries.${fault.key}`]: { code: fault.code, values: { what: fault.what } } },
      detail: fault,
    })
  const id = newId()
  const added = await addChange(tx, {
    ...p,
    id,
    version: null,
    document: null,
    authorId: ctx.actor.id,
    at: ctx.now,
    decidedBy: null,
    decidedAt: null,
  })
  if (!added) throw new Refusal("register-waiting", 409)
  return id
}

async function nextDocument(
  { brand, now }: { brand: { name: string; host: string }; now: Date },
  tx: Db,
  waiting: { basedOn: number; entries: RegisterEntry[] },
): Promise<RegisterDocument> {
  const before = await publishedDocument(tx)
  if (waiting.basedOn !== (before?.version ?? 0)) throw new Refusal("changed-meanwhile", 409)
  return {
    format: REGISTER_FORMAT,
    brand: brand.name,
    host: brand.host,
    version: (before?.version ?? 0) + 1,
    publishedAt: now.toISOString(),
    previous: before && createHash("sha256").update(canonical(before)).digest("hex"),
    entries: waiting.entries,
  }
}
