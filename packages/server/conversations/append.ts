import type { Actor } from "@veridesk/contract/people.ts"
import type { Db } from "../platform/db/connect.ts"
import { digestOf, linkHash } from "../platform/events/chain.ts"
import { type Conversation, withFittingLabel } from "./conversation.ts"
import { append, type ChainedEvent, type Held, type NewMessage } from "./store.ts"

/** What a verb wants written: an event, with the message it brings if it brings one. */
export type Fact = {
  kind: string
  payload?: Record<string, unknown>
  message?: { id: string; kind: "reply" | "note"; body: string; attachmentIds?: string[] }
  /** Done by a rule in the wake of the other facts, not by whoever did those; the payload names the rule. */
  bySystem?: true
}

export type Appended = { conversationId: string; number: string; fromSeq: number; toSeq: number }

/**
 * Chains a verb's facts onto the conversation whose row the caller holds, in the caller's transaction.
 * The events' payloads say which team, person and state the conversation was in and is in, so that readers
 * keep counters by delta and lists without asking.
 */
export async function appendFacts(
  tx: Db,
  o: { held: Held; actor: Actor; now: Date; facts: Fact[]; patch: Partial<Conversation> },
): Promise<Appended> {
  const { held, facts } = o
  await append(tx, held, chainOnto(o))
  return {
    conversationId: held.id,
    number: held.number,
    fromSeq: held.lastSeq + 1,
    toSeq: held.lastSeq + facts.length,
  }
}

/** What stands behind a held conversation once a verb's facts are chained onto it; nothing is written. */
export function chainOnto(o: {
  held: Held
  actor: Actor
  now: Date
  facts: Fact[]
  patch: Partial<Conversation>
}): { events: ChainedEvent[]; messages: NewMessage[]; patch: Partial<Conversation> } {
  const { held } = o
  const patch = withFittingLabel(held, o.patch)
  const chained = chainFacts({
    ...o,
    conversation: held,
    prevHash: held.chainHead,
    shift: { from: placeOf(held), to: standingOf({ ...held, ...patch }) },
  })
  return { ...chained, patch }
}

/** Gives facts their seq, digests and hashes. The place (`from`, `to`) stands in the last event only. */
export function chainFacts(o: {
  conversation: { id: string; lastSeq: number }
  prevHash: Buffer
  actor: Actor
  now: Date
  facts: Fact[]
  shift: { from: Place | null; to: Standing }
}): { events: ChainedEvent[]; messages: NewMessage[] } {
  const events: ChainedEvent[] = []
  const messages: NewMessage[] = []
  const whoever = { realm: o.actor.realm, id: o.actor.id }
  let prevHash = o.prevHash
  for (const [at, fact] of o.facts.entries()) {
    const seq = o.conversation.lastSeq + 1 + at
    const actor = fact.bySystem ? SYSTEM : whoever
    const payload: Record<string, unknown> = { ...fact.payload }
    if (fact.message) {
      const { salt, digest } = digestOf(fact.message.body)
      payload["messageId"] = fact.message.id
      payload["digest"] = digest
      if (fact.message.attachmentIds?.length) payload["attachmentIds"] = fact.message.attachmentIds
      messages.push({
        id: fact.message.id,
        seq,
        kind: fact.message.kind,
        side: o.actor.realm,
        authorId: o.actor.id,
        body: fact.message.body,
        salt,
      })
    }
    if (at === o.facts.length - 1) Object.assign(payload, { from: o.shift.from, to: o.shift.to })
    const hash = linkHash(prevHash, {
      conversationId: o.conversation.id,
      seq,
      kind: fact.kind,
      actor,
      at: o.now,
      payload,
    })
    events.push({ seq, kind: fact.kind, actor, payload, at: o.now, prevHash, hash })
    prevHash = hash
  }
  return { events, messages }
}

const SYSTEM = { realm: "system", id: null }

/** Where a conversation stands for lists and counters. */
export type Place = { status: string; teamId: string | null; assigneeId: string | null; waiting: boolean }

function placeOf(c: Pick<Conversation, "status" | "teamId" | "assigneeId" | "waitingSince">): Place {
  return { status: c.status, teamId: c.teamId, assigneeId: c.assigneeId, waiting: c.waitingSince !== null }
}

/** Where it stands afterwards, with the promise of an answer, so that clocks are kept from the log alone. */
export type Standing = Place & {
  priority: number
  lastSide: string
  replied: boolean
  waitingSince: string | null
  dueAt: string | null
  replyLeftMs: number | null
  /** It goes on in another one: nothing runs here. */
  merged: boolean
}

export function standingOf(c: Conversation): Standing {
  return {
    ...placeOf(c),
    priority: c.priority,
    lastSide: c.lastSide,
    replied: c.firstReplyAt !== null,
    waitingSince: c.waitingSince?.toISOString() ?? null,
    dueAt: c.dueAt?.toISOString() ?? null,
    replyLeftMs: c.replyLeftMs,
    merged: c.mergedInto !== null,
  }
}
