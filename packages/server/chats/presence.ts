import type { ChatPresence } from "@veridesk/contract/chat/desk.ts"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import { putCapacity, putPresence } from "./agents/store.ts"

/** Says of oneself whether one takes chats. Nothing of it is in the log: it is about no conversation. */
export async function setPresence(ctx: Context<StaffActor>, presence: ChatPresence): Promise<void> {
  const { actor, now } = ctx
  if (actor.role === "auditor") throw new Refusal("read-only", 403)
  await putPresence(ctx.db, { staffId: actor.id, presence, now })
}

/** How many chats somebody can carry at once; leads say so. */
export async function setChatCapacity(
  ctx: Context<StaffActor>,
  o: { staffId: string; capacity: number },
): Promise<void> {
  const { role } = ctx.actor
  if (role !== "lead" && role !== "administrator") throw new Refusal("forbidden", 403)
  if (!(await putCapacity(ctx.db, o.staffId, o.capacity))) throw notFound()
}
