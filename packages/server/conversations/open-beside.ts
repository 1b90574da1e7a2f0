import { randomInt } from "node:crypto"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { makeTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { Db } from "../platform/db/connect.ts"
import { GENESIS } from "../platform/events/chain.ts"
import { fingerprintOf } from "../platform/writes/fingerprint.ts"
import { chainFacts, standingOf } from "./append.ts"
import { type Conversation, previewOf } from "./conversation.ts"
import type { ReplyClock } from "./reply-clock.ts"
import { type Held, insertOpened } from "./store.ts"

/**
 * Opens a conversation out of another one of the same customer, in the caller's transaction, with no message of its
 * own: what it is about was said in the other one. It waits as long as the other one does.
 */
export async function openBeside(
  tx: Db,
  o: {
    source: Held
    actor: StaffActor
    now: Date
    replyClock: ReplyClock
    subject: string
    preview: string
    payload: Record<string, unknown>
  },
): Promise<Conversation> {
  const { source, now } = o
  const { chainHead: _itsOwn, ...inherited } = source
  const waitingSince = source.waitingSince ?? now
  const conversation: Conversation = {
    ...inherited,
    id: newId(),
    number: makeTicketNumber(randomInt(100_000_000, 1_000_000_000)),
    fields: {},
    subject: o.subject,
    status: "open",
    statusKey: null,
    preview: previewOf(o.preview || o.subject),
    lastSide: "customer",
    waitingSince,
    dueAt: source.dueAt ?? o.replyClock.due(source, waitingSince),
    firstReplyAt: null,
    solvedAt: null,
    replyLeftMs: null,
    followUps: 0,
    lastFollowUpAt: null,
    lastSeq: 1,
    mergedInto: null,
    createdAt: now,
    updatedAt: now,
  }
  const { number, channel, formKey, priority } = conversation
  const chained = chainFacts({
    conversation: { id: conversation.id, lastSeq: 0 },
    prevHash: GENESIS,
    actor: o.actor,
    now,
    facts: [
      { kind: "conversation.opened", payload: { ...o.payload, number, channel, form: formKey, priority } },
    ],
    shift: { from: null, to: standingOf(conversation) },
  })
  await insertOpened(tx, [
    {
      writeKey: conversation.id,
      actorId: o.actor.id,
      fingerprint: fingerprintOf(o.payload),
      conversation,
      chainHead: chained.events.at(-1)?.hash as Buffer,
      ...chained,
    },
  ])
  return conversation
}
