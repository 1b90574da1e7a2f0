import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { MacroContent } from "@veridesk/contract/macros.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { faultOf, mayEdit, needsApproval } from "./macro.ts"
import { addVersion, contentOf, type HeldMacro, holdMacro, insertMacro, setRetired } from "./store.ts"

type Asked = { requestId: string }

/**
 * A new macro: offered at once, or after a second person has approved it where compliance answers for it.
 * Its key is made of its English title and of the request, so that a retry makes the same one.
 */
export async function makeMacro(
  ctx: Context<StaffActor>,
  m: Asked & { content: MacroContent; note: string },
): Promise<string> {
  return keepOnce(ctx, m, async (tx) => {
    const key = keyFor(m.content, m.requestId)
    await insertMacro(tx, { key, now: ctx.now })
    await put(ctx, tx, { held: { key, latest: 0, published: null }, before: null, ...m })
    return key
  })
}

/** @throws Refusal `changed-meanwhile` 409 with the newest version where somebody saved since the writer looked */
export async function saveMacro(
  ctx: Context<StaffActor>,
  m: Asked & { key: string; basedOn: number; content: MacroContent; note: string },
): Promise<string> {
  return keepOnce(ctx, m, async (tx) => {
    const { held, newest, before } = await heldFor(ctx, tx, m.key)
    refuseStale(held, m.basedOn)
    await put(ctx, tx, { held, before, content: m.content, note: m.note, newest })
    return m.key
  })
}

/** An earlier version comes back as a new one; what stood between stays in the list. */
export async function restoreMacro(
  ctx: Context<StaffActor>,
  m: Asked & { key: string; basedOn: number; version: number },
): Promise<string> {
  return keepOnce(ctx, m, async (tx) => {
    const { held, newest, before } = await heldFor(ctx, tx, m.key)
    refuseStale(held, m.basedOn)
    const old = await contentOf(tx, m.key, m.version)
    if (!old) throw notFound()
    await put(ctx, tx, { held, before, content: old.content, note: `← ${m.version}`, newest })
    return m.key
  })
}

/** Takes a macro out of what is offered, or back in. Its versions stay. */
export async function retireMacro(
  ctx: Context<StaffActor>,
  m: Asked & { key: string; retired: boolean },
): Promise<string> {
  return keepOnce(ctx, m, async (tx) => {
    await heldFor(ctx, tx, m.key)
    await setRetired(tx, m.key, m.retired ? ctx.now : null)
    return m.key
  })
}

async function keepOnce(
  ctx: Context<StaffActor>,
  { requestId, ...input }: Asked,
  work: (tx: Db) => Promise<string>,
): Promise<string> {
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input }, () => work(tx)),
  )
}

/** The macro, locked, with its newest and its published content; what one may not edit is refused. */
export async function heldFor(ctx: Context<StaffActor>, tx: Db, key: string) {
  const held = await holdMacro(tx, key)
  const newest = held && (await contentOf(tx, key, held.latest))
  if (!held || !newest) throw notFound()
  const { content } = newest
  if (content.visibility === "me" && content.ownerId !== ctx.actor.id) throw notFound()
  if (!mayEdit(ctx.actor, content)) throw new Refusal("forbidden", 403)
  const before = held.published === null ? null : await contentOf(tx, key, held.published)
  return { held, newest, before: before?.content ?? null }
}

function refuseStale(held: HeldMacro, basedOn: number): void {
  if (held.latest !== basedOn)
    throw new Refusal("changed-meanwhile", 409, { detail: { version: held.latest } })
}

async function put(
  ctx: Context<StaffActor>,
  tx: Db,
  p: {
    held: HeldMacro
    before: MacroContent | null
    content: MacroContent
    note: string
    newest?: { content: MacroContent }
  },
): Promise<void> {
  // What is only mine is mine, whatever the request says, and never anybody else's.
  const own = { ownerId: ctx.actor.id, compliance: false }
  const content = p.content.visibility === "me" ? { ...p.content, ...own } : p.content
  if (!mayEdit(ctx.actor, content)) throw new Refusal("forbidden", 403)
  const fault = faultOf(content, p.newest?.content ?? null)
  if (fault)
    throw new Refusal("invalid-input", 422, {
      fields: { [fault.field]: { code: fault.code, values: { what: fault.what } } },
    })
  await addVersion(tx, {
    key: p.held.key,
    version: p.held.latest + 1,
    content,
    note: p.note,
    authorId: ctx.actor.id,
    isPublished: !needsApproval(p.before ?? p.newest?.content ?? null, content),
    now: ctx.now,
  })
}

/** A letter is known by its key, since replies name their macros by it for ever. */
function keyFor({ kind, title }: MacroContent, requestId: string): string {
  const words = title.en
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^(?:letter-|[^a-z])+|-+$/gu, "")
    .slice(0, 40)
  return `${kind === "letter" ? "letter-" : ""}${words || "macro"}-${requestId.slice(-12)}`
}
