import { Refusal } from "@veridesk/contract/errors.ts"
import { unresolvedIn } from "@veridesk/contract/macro-variables.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Db } from "../platform/db/connect.ts"
import { change } from "./change.ts"
import { afterStaffReplied, afterStatusChanged, checkTransition, previewOf } from "./conversation.ts"
import { type MacroActs, withMacros } from "./macro-acts.ts"
import type { BindAttachments } from "./open.ts"
import type { Serving } from "./reply-clock.ts"
import { refuseStale } from "./stale.ts"

export type Writing = {
  conversationId: string
  messageId: string
  body: string
  attachmentIds: string[]
  basedOn: number
  anyway: boolean
  then: "stay" | "resolve"
  /** What of it others keep, written with it: who gets a copy. */
  beside?: (tx: Db, held: { id: string }) => Promise<void>
  /** What else the event says of it. */
  saying?: Record<string, unknown>
  /** Macros in the text, with what they do beside it. */
  uses?: MacroActs[]
}

/**
 * An agent's answer to the customer. It stops with `stale-reply` where the customer or a colleague has written since
 * the agent last looked, so that nobody answers past each other; `anyway` sends all the same. What its macros do
 * happens with it or not at all.
 * @throws Refusal `unresolved-variables` where something in the text was to be filled in and is not
 */
export async function reply(ctx: Serving<StaffActor>, bind: BindAttachments, w: Writing) {
  if (w.body.trim() === "" && w.attachmentIds.length === 0) throw new Refusal("empty-message", 422)
  const unresolved = unresolvedIn(w.body)
  if (unresolved.length > 0)
    throw new Refusal("unresolved-variables", 422, {
      values: { n: unresolved.length, names: unresolved.join(", ") },
      detail: unresolved,
    })
  const uses = w.uses ?? []
  const macros = uses.map(({ macro }) => macro)
  // What the writer had seen is no part of what they ask for: "send anyway" is the same message.
  const input = {
    body: w.body,
    attachmentIds: w.attachmentIds,
    then: w.then,
    ...asWritten(uses),
    ...w.saying,
  }
  const files = { bind, ids: w.attachmentIds, messageId: w.messageId }
  const asked = { key: { id: w.conversationId }, requestId: w.messageId, input, files }
  return change(ctx, asked, async (held, tx) => {
    if (!w.anyway) await refuseStale(tx, held, { basedOn: w.basedOn, by: ctx.actor.id })
    await w.beside?.(tx, held)
    const answered = afterStaffReplied(held, previewOf(w.body), ctx.now)
    const facts = [
      {
        kind: "conversation.replied",
        ...((macros.length > 0 || w.saying) && {
          payload: { ...w.saying, ...(macros.length > 0 && { macros }) },
        }),
        message: { id: w.messageId, kind: "reply" as const, body: w.body, attachmentIds: w.attachmentIds },
      },
    ]
    const taken = { ...answered, assigneeId: held.assigneeId ?? ctx.actor.id }
    const done = withMacros({ ...held, ...taken }, w.then === "resolve" ? uses.map(leaveStatus) : uses, ctx)
    const patch = { ...taken, ...done.patch }
    if (w.then === "stay") return { facts: [...facts, ...done.facts], patch }
    checkTransition(patch.status ?? held.status, "solved")
    return {
      facts: [
        ...facts,
        ...done.facts,
        { kind: "conversation.resolved", payload: { was: held.status, withReply: true } },
      ],
      patch: { ...patch, ...afterStatusChanged({ ...held, ...patch }, "solved", ctx) },
    }
  })
}

/** Of a macro's acts, what makes two requests the same request. */
function asWritten(uses: MacroActs[]): { uses?: unknown } {
  if (uses.length === 0) return {}
  return { uses: uses.map(({ macro, acts }) => ({ macro, acts: acts.map((act) => JSON.stringify(act)) })) }
}

/** Who sends and resolves has said which state it is to be in; a macro doesn't say otherwise. */
function leaveStatus({ macro, acts }: MacroActs): MacroActs {
  return { macro, acts: acts.filter((act) => act.do !== "status") }
}
