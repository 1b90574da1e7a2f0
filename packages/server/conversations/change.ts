import { Refusal } from "@veridesk/contract/errors.ts"
import type { Actor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { once } from "../platform/writes/once.ts"
import { changeable } from "./access.ts"
import { type Appended, appendFacts, type Fact } from "./append.ts"
import type { Conversation } from "./conversation.ts"
import type { BindAttachments } from "./open.ts"
import { endOfMerges, findConversation, type Held } from "./store.ts"

export type Decision = { facts: Fact[]; patch: Partial<Conversation> }

type Key = { id: string } | { number: string }

export type Change = {
  key: Key
  requestId: string
  input: unknown
  /** Belongs to the matter and not to the ticket: what staff do goes on where a merged ticket goes on. */
  follows?: boolean
  /** Files of the message that this brings; bound once it is written, since they point to it. */
  files?: { bind: BindAttachments; ids: string[]; messageId: string; most?: number }
}

/** What a rule is told: the locked row, the transaction, and by the number of which merged conversation one came. */
export type Decide = (held: Held, tx: Db, via: string | null) => Decision | Promise<Decision>

/**
 * The frame of every verb on a conversation that exists: once for its key, on the locked row, decided by a rule,
 * written and announced. A decision without facts writes nothing. What a customer does to a conversation that was
 * merged is done to the one in which it goes on, whose events say by which number they came; staff are refused, but
 * for what `follows`.
 * @returns which events it made; a retry is told of the same ones
 * @throws Refusal `request-reused` where the message's id is that of another message
 * @throws Refusal `merged-away` where staff change what was merged into another
 */
export async function change(ctx: Context, o: Change, decide: Decide): Promise<Appended> {
  for (let at: At = { key: o.key, via: null }; ; ) {
    try {
      const done = await changeAt(ctx, o, { at, decide })
      ctx.announce()
      return done
    } catch (error) {
      if (isMessageIdTaken(error)) throw new Refusal("request-reused", 422)
      if (!isMergedAway(error) || (ctx.actor.realm === "staff" && !o.follows)) throw error
      // Not while the merged row is held: whoever merges or splits takes both in the order of their ids.
      at = await whereItGoesOn(ctx.db, error.detail.id)
    }
  }
}

type At = { key: Key; via: string | null }

async function changeAt(
  ctx: Context,
  o: Change,
  { at, decide }: { at: At; decide: Decide },
): Promise<Appended> {
  const actorId = ctx.actor.id ?? NOBODY
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId, key: o.requestId, input: { ...o.key, ask: o.input } }, async () => {
      const held = await changeable(tx, ctx.actor, at.key)
      if (held.mergedInto) throw mergedAway(held)
      const appended = await changeHeld(tx, { ...ctx, held, via: at.via }, decide)
      if (o.files && appended.toSeq >= appended.fromSeq) {
        const { bind, ...files } = o.files
        await bind(tx, { ...files, actor: ctx.actor, conversationId: appended.conversationId })
      }
      return appended
    }),
  )
}

function unchanged({ id, number, lastSeq }: Held): Appended {
  return { conversationId: id, number, fromSeq: lastSeq + 1, toSeq: lastSeq }
}

function cameBy(fact: Fact, via: string | null): Fact {
  return { ...fact, payload: { ...fact.payload, via } }
}

/** Follows the merges to their end. `via` is the number that was asked for, where that has an end elsewhere. */
async function whereItGoesOn(db: Db, id: string): Promise<At> {
  const [asked, end] = await Promise.all([
    findConversation(db, { id }, { everyBrand: true }),
    endOfMerges(db, id),
  ])
  return { key: { id: end }, via: end === id ? null : (asked?.number ?? null) }
}

type MergedAway = Refusal & { detail: { id: string; mergedInto: string } }

/** Said where something is to be done to a conversation that goes on in another one. */
export function mergedAway(held: Held): Refusal {
  return new Refusal("merged-away", 409, { detail: { id: held.id, mergedInto: held.mergedInto } })
}

function isMergedAway(error: unknown): error is MergedAway {
  return error instanceof Refusal && error.code === "merged-away"
}

/** Under which the writes of the system itself, and of people without an account, are told apart by their keys alone. */
const NOBODY = "00000000-0000-0000-0000-000000000000"

/**
 * The same on the locked row in a transaction that somebody else holds, who sees to it that it happens once and that
 * it is announced. This is how the system acts: a reader's transaction moves its place in the log with what it writes.
 * What runs by itself has nothing to do with a conversation that goes on elsewhere, and nothing to stumble over.
 */
export async function changeWithin(
  tx: Db,
  { actor, now, key }: { actor: Actor; now: Date; key: Key },
  decide: Decide,
): Promise<Appended> {
  const held = await changeable(tx, actor, key)
  if (held.mergedInto && actor.realm === "system") return unchanged(held)
  if (held.mergedInto) throw mergedAway(held)
  return changeHeld(tx, { actor, now, held, via: null }, decide)
}

async function changeHeld(
  tx: Db,
  c: { actor: Actor; now: Date; held: Held; via: string | null },
  decide: Decide,
): Promise<Appended> {
  const { actor, now, held, via } = c
  const { facts: decided, patch } = await decide(held, tx, via)
  if (decided.length === 0) return unchanged(held)
  const facts = via ? decided.map((fact) => cameBy(fact, via)) : decided
  return appendFacts(tx, { held, actor, now, facts, patch })
}

/** Clients make the ids of their messages; one that stands in another conversation is not theirs to use. */
export function isMessageIdTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === "23505" && constraint === "messages_pkey"
}
