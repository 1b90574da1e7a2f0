import * as z from "zod"
import { timelineEvent } from "../conversation.ts"
import { id } from "../ids.ts"
import { locale } from "../locale.ts"

/*
 * A live conversation as its customer sees it. It is the same conversation that tickets and mail use; what is added
 * here is the waiting, the person who has joined, and how it ended.
 */

/** domain.md §2.5. `ticket`: it goes on as a ticket, answered within the ticket's promise. */
export const chatPhase = z.enum(["queued", "active", "ended", "ticket"])
export type ChatPhase = z.infer<typeof chatPhase>

/** Why somebody stands before me in the line; `earlier`: they came before. */
export const aheadReason = z.enum(["earlier", "security", "funds", "returned"])
export type AheadReason = z.infer<typeof aheadReason>

/**
 * The place in the line. `from` and `to` are whole minutes, pessimistic (they have held for at least eight of ten), and
 * null while there is no history to tell them from. `moved` says why one stands further back than before.
 */
export const queuePlace = z.object({
  position: z.int().min(1),
  began: z.int().min(1),
  ahead: z.array(z.object({ reason: aheadReason, people: z.int().min(1) })),
  from: z.int().nullable(),
  to: z.int().nullable(),
  moved: z.enum(["security", "funds", "returned"]).nullable(),
  since: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** The place is kept until then, over reload, offline and reading. */
  keptUntil: z.iso.datetime(),
})
export type QueuePlace = z.infer<typeof queuePlace>

/** Words by which a customer and an agent know each other: never digits, so never mistaken for a code. */
export const wordPair = z.tuple([z.string(), z.string()])
export type WordPair = z.infer<typeof wordPair>

const chatAgent = z.object({
  name: z.string(),
  team: z.string().nullable(),
  pair: wordPair,
  joinedAt: z.iso.datetime(),
})

export const chatState = z.object({
  conversationId: id,
  number: z.string(),
  subject: z.string(),
  /** What it is about: the key of the form it began with. */
  form: z.string(),
  /** What was answered before somebody joined, in the language of the conversation; both sides have it before them. */
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  locale,
  phase: chatPhase,
  queue: queuePlace.nullable(),
  agent: chatAgent.nullable(),
  /** Somebody is writing; kept by frames alone. */
  idle: z.object({ closesAt: z.iso.datetime() }).nullable(),
  conduct: z.enum(["none", "warned", "paused"]),
  pausedUntil: z.iso.datetime().nullable(),
  ended: z
    .object({
      at: z.iso.datetime(),
      by: z.enum(["customer", "staff", "idle"]),
      reason: z.enum(["done", "conduct", "no-answer"]),
    })
    .nullable(),
  /** Until when one can go on where it ended. */
  resumableUntil: z.iso.datetime().nullable(),
  /** Up to where a member of staff has it on the screen, and has read it. */
  deliveredSeq: z.int(),
  readSeq: z.int(),
  /** Up to where this customer has read it, on whatever device. */
  ownReadSeq: z.int(),
  rated: z.boolean(),
  /** As a ticket: until when it is answered. */
  answerBy: z.iso.datetime().nullable(),
  lastSeq: z.int(),
})
export type ChatState = z.infer<typeof chatState>

/** One line of it. `after` is the seq of the line before it that this customer may see: whoever has less has a gap. */
export const chatLine = z.object({ after: z.int().min(0), event: timelineEvent })
export type ChatLine = z.infer<typeof chatLine>
