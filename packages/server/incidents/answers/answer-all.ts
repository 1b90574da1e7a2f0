import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { HOLD_SECONDS } from "@veridesk/contract/incidents.ts"
import { unknownVariables } from "@veridesk/contract/macro-variables.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { conversationsByIds } from "../../conversations/index.ts"
import { type FillDeps, filledInFor } from "../../macros/index.ts"
import type { Context } from "../../platform/context.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import { addJobs } from "../../platform/jobs/store.ts"
import { once } from "../../platform/writes/once.ts"
import { incidentById } from "../store.ts"
import { answerById, insertAnswer, insertPlaces, moveAnswer, openTicketIds, withdrawPlaces } from "./store.ts"

type Both = { en: string; zh: string }

/** The task that sends what has been held long enough. */
export const SEND_ANSWERS = "send-incident-answer"

/**
 * Answers every open ticket of an incident: held for a minute first, in which it can be taken back as a whole or for one
 * ticket. The text is filled in for each when it goes.
 * @throws Refusal `unknown-variable` for braces that nobody will ever fill, `nothing-to-answer` where no ticket is open
 */
export async function answerAll(
  ctx: Context<StaffActor>,
  a: { incidentId: string; requestId: string; answerId: string; body: Both; resolves: boolean },
): Promise<string> {
  const [slip] = [...unknownVariables(a.body.en), ...unknownVariables(a.body.zh)]
  if (slip) throw new Refusal("unknown-variable", 422, { values: { what: slip } })
  if (!(await incidentById(ctx.db, a.incidentId))) throw notFound()
  const { requestId, answerId, incidentId, body, resolves } = a
  const input = { answerId, incidentId, body, resolves }
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: requestId, input }, async () => {
      const ids = await openTicketIds(tx, incidentId)
      if (ids.length === 0) throw new Refusal("nothing-to-answer", 409)
      const sendAt = new Date(ctx.now.getTime() + HOLD_SECONDS * 1000)
      const { actor, now } = ctx
      await insertAnswer(tx, {
        id: answerId,
        incidentId,
        body,
        resolves,
        madeBy: actor.id,
        madeAt: now,
        sendAt,
      })
      await insertPlaces(
        tx,
        answerId,
        ids.map((conversationId) => ({ conversationId, messageId: newId() })),
      )
      await addJobs(tx, [
        {
          task: SEND_ANSWERS,
          payload: { answerId },
          key: `incident-answer:${answerId}`,
          runAt: sendAt.toISOString(),
        },
      ])
      return answerId
    }),
  )
}

/** Takes back what has not gone; @returns how many tickets will not get it */
export async function withdrawAnswer(
  ctx: Context<StaffActor>,
  w: { answerId: string; conversationId: string | null },
): Promise<number> {
  if (!(await answerById(ctx.db, w.answerId))) throw notFound()
  return inTransaction(ctx.db, async (tx) => {
    const taken = await withdrawPlaces(tx, w.answerId, w.conversationId)
    if (!w.conversationId) await moveAnswer(tx, { id: w.answerId, from: ["held"], to: "withdrawn" })
    return taken
  })
}

const SAMPLES = 3

/** How an answer would read in real tickets, and in which of them something would stay unfilled. */
export async function previewAnswer(
  o: FillDeps,
  ctx: Context<StaffActor>,
  p: { incidentId: string; body: Both },
) {
  const ids = await openTicketIds(ctx.db, p.incidentId)
  const conversations = await conversationsByIds(ctx.db, ids.slice(0, 500))
  const texts = await filledInFor(o, ctx.actor, { conversations, body: p.body, now: ctx.now })
  const all = conversations.map((conversation) => ({ conversation, filled: texts.get(conversation.id) }))
  return {
    tickets: ids.length,
    samples: all.slice(0, SAMPLES).map(({ conversation, filled }) => ({
      number: conversation.number,
      subject: conversation.subject,
      text: filled?.text ?? "",
    })),
    unfilled: all
      .filter(({ filled }) => (filled?.unresolved.length ?? 0) > 0)
      .slice(0, 50)
      .map(({ conversation, filled }) => ({
        number: conversation.number,
        missing: filled?.unresolved ?? [],
      })),
  }
}
