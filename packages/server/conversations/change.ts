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
import type { Held } from "./store.ts"

export type Decision = { facts: Fact[]; patch: Partial<Conversation> }

export type Change = {
  key: { id: string } | { number: string }
  requestId: string
  input: unknown
  /** Files of the message that this brings; bound once it is written, since they point to it. */
  files?: { bind: BindAttachments; ids: string[]; messageId: string }
}

/**
 * The frame of every verb on a conversation that exists: once for its key, on the locked row, decided by a rule,
 * written and announced. A decision without facts writes nothing.
 * @returns which events it made; a retry is told of the same ones
 * @throws Refusal `request-reused` where the message's id is that of another message
 */
export async function change(
  ctx: Context,
  o: Change,
  decide: (held: Held, tx: Db) => Decision | Promise<Decision>,
): Promise<Appended> {
  const actorId = ctx.actor.id ?? NOBODY
  const done = await inTransaction(ctx.db, (tx) =>
    once(tx, { actorId, key: o.requestId, input: { ...o.key, ask: o.input } }, async () => {
      const appended = await changeWithin(tx, { ...ctx, key: o.key }, decide)
      if (o.files && appended.toSeq >= appended.fromSeq) {
        const { bind, ...files } = o.files
        await bind(tx, { ...files, actor: ctx.actor, conversationId: appended.conversationId })
      }
      return appended
    }),
  ).catch((error: unknown) => {
    throw isMessageIdTaken(error) ? new Refusal("request-reused", 422) : error
  })
  ctx.announce()
  return done
}

/** Under which the writes of the system itself, and of people without an account, are told apart by their keys alone. */
const NOBODY = "00000000-0000-0000-0000-000000000000"
/**
 * The same on the locked row in a transaction that somebody else holds, who sees to it that it happens once and that
 * it is announced. This is how the system acts: a reader's transaction moves its place in the log with what it writes.
 */
export async function changeWithin(
  tx: Db,
  { actor, now, key }: { actor: Actor; now: Date; key: Change["key"] },
  decide: (held: Held, tx: Db) => Decision | Promise<Decision>,
): Promise<Appended> {
  const held = await changeable(tx, actor, key)
  const { facts, patch } = await decide(held, tx)
  if (facts.length === 0) return { conversationId: held.id, fromSeq: held.lastSeq + 1, toSeq: held.lastSeq }
  return appendFacts(tx, { held, actor, now, facts, patch })
}

/** Clients make the ids of their messages; one that stands in another conversation is not theirs to use. */
function isMessageIdTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === "23505" && constraint === "messages_pkey"
}
