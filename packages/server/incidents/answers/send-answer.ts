import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import * as z from "zod"
import {
  type BindAttachments,
  conversationsByIds,
  isOver,
  reply,
  type Serving,
} from "../../conversations/index.ts"
import { type FillDeps, filledInFor } from "../../macros/index.ts"
import type { Clock } from "../../platform/clock.ts"
import { type Answer, answerById, claimPlace, heldPlaces, moveAnswer, settlePlace } from "./store.ts"

export type SendDeps = FillDeps & {
  clock: Clock
  bind: BindAttachments
  contextFor: (actor: StaffActor) => Serving<StaffActor>
  /** Who wrote it, as somebody who may answer; null where they are no longer here. */
  staffById: (id: string) => Promise<StaffActor | null>
}

const job = z.object({ answerId: z.uuid() })
const AT_ONCE = 50

/**
 * Makes the task that sends an answer that was held: fifty tickets at a time, each by the same verb as a single answer
 * and under an id of its own, so that a process that dies half-way sends none twice. What was taken back stays back.
 */
export function makeSendAnswer(o: SendDeps) {
  return async function sendAnswer(payload: unknown): Promise<void> {
    const answer = await answerById(o.db, job.parse(payload).answerId)
    if (!answer || !(await moveAnswer(o.db, { id: answer.id, from: ["held", "sending"], to: "sending" })))
      return
    const author = await o.staffById(answer.madeBy)
    for (;;) {
      const places = await heldPlaces(o.db, answer.id, AT_ONCE)
      if (places.length === 0) break
      await sendSome({ answer, author, places })
    }
    await moveAnswer(o.db, { id: answer.id, from: ["sending"], to: "sent" })
  }

  async function sendSome(s: {
    answer: Answer
    author: StaffActor | null
    places: { conversationId: string; messageId: string }[]
  }): Promise<void> {
    const { answer, author, places } = s
    const ids = places.map((place) => place.conversationId)
    const conversations = await conversationsByIds(o.db, ids)
    const texts = author
      ? await filledInFor(o, author, { conversations, body: answer.body, now: o.clock() })
      : new Map<string, { text: string; unresolved: string[] }>()
    const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]))
    for (const { conversationId, messageId } of places) {
      const filled = texts.get(conversationId)
      const conversation = byId.get(conversationId)
      const skip = (why: string) =>
        settlePlace(o.db, { answerId: answer.id, conversationId, state: "skipped", why })
      if (!author || !filled || !conversation) await skip("gone")
      else if (isOver(conversation.status)) await skip("over")
      else if (filled.unresolved.length > 0) await skip(filled.unresolved.join(", "))
      else await sendOne({ answer, author, conversationId, messageId, text: filled.text, skip })
    }
  }

  async function sendOne(s: {
    answer: Answer
    author: StaffActor
    conversationId: string
    messageId: string
    text: string
    skip: (why: string) => Promise<void>
  }): Promise<void> {
    const { answer, conversationId, messageId } = s
    // First the place, then the message: whoever takes it back at this moment comes before it or too late, never between.
    if (!(await claimPlace(o.db, answer.id, conversationId))) return
    try {
      await reply(o.contextFor(s.author), o.bind, {
        conversationId,
        messageId,
        body: s.text,
        attachmentIds: [],
        basedOn: 0,
        anyway: true,
        then: answer.resolves ? "resolve" : "stay",
      })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await s.skip(error.code)
      return
    }
    await settlePlace(o.db, { answerId: answer.id, conversationId, state: "sent", why: null })
  }
}
