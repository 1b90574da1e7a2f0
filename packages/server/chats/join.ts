import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { afterAssigned, type Held } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import { servesTeam, speaks } from "./agents/agent.ts"
import { agentRows, forgetMissed, holdAgent } from "./agents/store.ts"
import { type Chat, checkStep, joining } from "./chat.ts"
import type { ChatDeps } from "./deps.ts"
import { type ChatDecision, onChat } from "./on-chat.ts"
import { waitingRows } from "./store.ts"

/**
 * Takes what one was offered. @throws Refusal `offer-over` where the time has passed or somebody else has it, `no-room`
 */
export async function accept(
  d: ChatDeps,
  ctx: Context<StaffActor>,
  o: { conversationId: string; requestId: string },
) {
  return onChat(ctx, { ...o, input: "accept" }, async (held, chat, tx) => {
    if (chat.phase !== "queued" || chat.offeredTo !== ctx.actor.id) throw new Refusal("offer-over", 409)
    return join(d, ctx, { tx, held, chat })
  })
}

/**
 * Takes the next one whom one can serve, offered to nobody else; those who stand before it and speak another language
 * are told why they were passed over. Null where nobody waits for somebody like them.
 * @throws Refusal `no-room`
 */
export async function takeNext(
  d: ChatDeps,
  ctx: Context<StaffActor>,
  requestId: string,
): Promise<string | null> {
  const [me] = await agentRows(ctx.db, { now: ctx.now, atOnce: d.settings.now().atOnce, only: ctx.actor.id })
  if (!me || me.load >= me.capacity) throw new Refusal("no-room", 409)
  for (const row of await waitingRows(ctx.db)) {
    if (!servesTeam(me, row.teamId) || !speaks(me, row.locale)) continue
    if (row.offeredTo !== null && row.offeredTo !== me.id) continue
    try {
      await onChat(
        ctx,
        { conversationId: row.conversationId, requestId, input: "next" },
        (held, chat, tx) => {
          // Somebody was faster: the next one, then.
          if (chat.phase !== "queued") throw new Refusal("offer-over", 409)
          return join(d, ctx, { tx, held, chat })
        },
      )
      return row.conversationId
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "offer-over") throw error
    }
  }
  return null
}

/** Joins a live conversation: its customer is told who, and by which words they know each other. */
export async function join(
  d: ChatDeps,
  ctx: Context<StaffActor>,
  { tx, held, chat }: { tx: Db; held: Held; chat: Chat },
): Promise<ChatDecision> {
  const { actor, now } = ctx
  if (chat.phase !== "active") checkStep(chat.phase, "active")
  await holdAgent(tx, actor.id)
  const [me] = await agentRows(tx, { now, atOnce: d.settings.now().atOnce, only: actor.id })
  const reserved = chat.offeredTo === actor.id ? 1 : 0
  if (!me || me.load - reserved >= me.capacity) throw new Refusal("no-room", 409)
  await forgetMissed(tx, actor.id)
  return {
    facts: [
      ...(held.assigneeId === actor.id
        ? []
        : [{ kind: "conversation.assigned", payload: { was: held.assigneeId, is: actor.id, by: "line" } }]),
      {
        kind: "chat.joined",
        payload: {
          is: actor.id,
          agentName: actor.name,
          teamId: held.teamId,
          team: held.teamId && d.teamName(held.teamId, held.locale),
        },
      },
    ],
    patch: { ...afterAssigned(held, actor.id, now), assigneeId: actor.id },
    chat: joining(chat, actor.id, now),
  }
}
