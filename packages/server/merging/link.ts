import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Kin } from "@veridesk/contract/merging.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { changeTogether, type Held } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import { kinAcross, linkOf } from "./overlay.ts"
import { endLink, insertLink, linkById, linksAround } from "./store.ts"

/** Ties two conversations together without changing either: related, parent and child, or a duplicate of the other. */
export async function link(
  ctx: Context<StaffActor>,
  l: { id: string; requestId: string; otherId: string; as: Kin },
): Promise<{ linkId: string }> {
  if (l.id === l.otherId) throw new Refusal("link-itself", 422)
  const asked = { ids: [l.id, l.otherId], requestId: l.requestId, input: l }
  return changeTogether(ctx, asked, async ([own, other], tx) => {
    if (!own || !other) throw new TypeError("a link has two ends")
    const wanted = linkOf(l.as, own.id, other.id)
    const around = await linksAround(tx, [own.id, other.id])
    if (around.some((known) => isBetween(known, own.id, other.id))) throw new Refusal("already-linked", 409)
    if (wanted.kind === "child") {
      // One parent each, and no parents of parents: who is told of what stays easy to see.
      const kinship = around.filter((known) => known.kind === "child")
      if (kinship.some((known) => known.from === wanted.from || known.to === wanted.from))
        throw new Refusal("has-family", 409)
      if (kinship.some((known) => known.from === wanted.to)) throw new Refusal("has-family", 409)
    }
    const linkId = newId()
    await insertLink(tx, { id: linkId, ...wanted, by: ctx.actor.id, at: ctx.now })
    const side = wanted.from === own.id ? "from" : "to"
    return {
      result: { linkId },
      each: [
        sideOf(ctx, own, { other, kind: "conversation.linked", as: kinAcross(wanted.kind, side) }),
        sideOf(ctx, other, {
          other: own,
          kind: "conversation.linked",
          as: kinAcross(wanted.kind, side === "from" ? "to" : "from"),
        }),
      ],
    }
  })
}

/** Takes a link away; that it was there stays in the events of both. */
export async function unlink(
  ctx: Context<StaffActor>,
  u: { linkId: string; requestId: string },
): Promise<{ linkId: string }> {
  const known = await linkById(ctx.db, u.linkId)
  if (!known) throw notFound()
  const asked = { ids: [known.from, known.to], requestId: u.requestId, input: u }
  return changeTogether(ctx, asked, async ([from, to], tx) => {
    if (!from || !to) throw new TypeError("a link has two ends")
    const ended = await endLink(tx, { id: known.id, by: ctx.actor.id, at: ctx.now })
    if (!ended) throw new Refusal("already-undone", 409)
    return {
      result: { linkId: known.id },
      each: [
        sideOf(ctx, from, { other: to, kind: "conversation.unlinked", as: kinAcross(known.kind, "from") }),
        sideOf(ctx, to, { other: from, kind: "conversation.unlinked", as: kinAcross(known.kind, "to") }),
      ],
    }
  })
}

function isBetween(known: { from: string; to: string }, a: string, b: string): boolean {
  return (known.from === a && known.to === b) || (known.from === b && known.to === a)
}

function sideOf(ctx: Context<StaffActor>, held: Held, o: { other: Held; kind: string; as: Kin }) {
  const payload = { as: o.as, number: o.other.number, conversationId: o.other.id }
  return { held, facts: [{ kind: o.kind, payload }], patch: { updatedAt: ctx.now } }
}
