import { Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { chainOnto } from "./append.ts"
import type { Decision } from "./change.ts"
import type { Held, StoredMessage } from "./store.ts"
import type { TimelineRow } from "./timeline/store.ts"
import type { Change } from "./together/store.ts"

export type SaidAt = { seq: number; at: Date }
export type Outcome = SaidAt | Refusal | "merged"

/** A retry is told of the first time; another text under the same id is somebody's mistake. */
export function saidBefore(
  before: StoredMessage,
  { conversationId, message }: { conversationId: string; message: { body: string } },
): Outcome {
  const same =
    before.conversationId === conversationId && before.side === "customer" && before.body === message.body
  return same ? { seq: before.seq, at: before.createdAt } : new Refusal("request-reused", 422)
}

/** Whether it was written with this commit. */
export function isNew<C>(outcome: Outcome | undefined, batch: Batch<C>): boolean {
  return typeof outcome === "object" && !(outcome instanceof Error) && batch.written.has(outcome)
}

/** The conversations of one commit, as they stand after what was said in them so far. */
export class Batch<C> {
  readonly held: Map<string, Held>
  readonly known: Map<string, StoredMessage>
  readonly changes = new Map<string, Change>()
  readonly besides = new Map<string, C>()
  readonly written = new Set<SaidAt>()
  #loaded: Map<string, C>

  constructor(held: Held[], known: StoredMessage[], loaded: Map<string, C>) {
    this.held = new Map(held.map((row) => [row.id, row]))
    this.known = new Map(known.map((row) => [row.id, row]))
    this.#loaded = loaded
  }

  besideOf(conversationId: string): C | undefined {
    return this.besides.get(conversationId) ?? this.#loaded.get(conversationId)
  }

  add(
    held: Held,
    o: { actor: CustomerActor; now: Date; decided: Decision; beside: C | undefined; messageId: string },
  ): SaidAt {
    const { actor, now, decided } = o
    const more = chainOnto({ held, actor, now, ...decided })
    const before = this.changes.get(held.id)
    const said: SaidAt = {
      seq: more.messages.find(({ id }) => id === o.messageId)?.seq ?? held.lastSeq,
      at: now,
    }
    this.changes.set(held.id, {
      held: before?.held ?? held,
      events: [...(before?.events ?? []), ...more.events],
      messages: [...(before?.messages ?? []), ...more.messages],
      patch: { ...before?.patch, ...more.patch },
    })
    const last = more.events.at(-1)
    this.held.set(held.id, {
      ...held,
      ...more.patch,
      lastSeq: last?.seq ?? held.lastSeq,
      chainHead: last?.hash ?? held.chainHead,
    })
    if (o.beside !== undefined) this.besides.set(held.id, o.beside)
    for (const message of more.messages) this.known.set(message.id, stored(message, held.id, now))
    this.written.add(said)
    return said
  }
}

/** What was written of a conversation, as the timeline reads it. Files are bound elsewhere: those are read. */
export function rowsOf({ held, events, messages }: Change): TimelineRow[] {
  const bySeq = new Map(messages.map((message) => [message.seq, message]))
  return events.map((event) => {
    const message = bySeq.get(event.seq)
    return {
      conversationId: held.id,
      seq: event.seq,
      kind: event.kind,
      actorRealm: message?.side ?? (event.actor.realm === "system" ? "system" : "customer"),
      actorId: event.actor.id,
      payload: event.payload,
      at: event.at,
      messageId: message?.id ?? null,
      messageKind: message?.kind ?? null,
      messageSide: message?.side ?? null,
      body: message?.body ?? null,
      version: message ? 1 : null,
      editedAt: null,
    }
  })
}

function stored(
  m: {
    id: string
    seq: number
    kind: "reply" | "note"
    side: StoredMessage["side"]
    authorId: string | null
    body: string
    salt: Buffer
  },
  conversationId: string,
  now: Date,
): StoredMessage {
  return { ...m, conversationId, version: 1, editedAt: null, createdAt: now }
}
