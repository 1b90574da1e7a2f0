import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { change } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import { mailOf } from "./store.ts"

/**
 * The raw bytes of a message's mail. That somebody looked is an event of the conversation. Where a secret was taken out of
 * what is shown, it stands in them still: only an administrator opens those.
 * @throws Refusal `mail-sealed`
 */
export async function openRaw(
  ctx: Context<StaffActor>,
  rawOf: (incomingId: string) => Promise<Buffer>,
  messageId: string,
): Promise<Buffer> {
  const mail = await mailOf(ctx.db, messageId)
  if (!mail) throw notFound()
  const { removed } = mail.reading
  if (removed.length > 0 && ctx.actor.role !== "administrator") throw new Refusal("mail-sealed", 403)
  await change(
    ctx,
    {
      key: { id: mail.conversationId },
      requestId: newId(),
      input: { raw: mail.incomingId },
      follows: true,
    },
    (held) => ({
      facts: [{ kind: "mail.raw-opened", payload: { about: messageId, sealed: removed.length > 0 } }],
      patch: { updatedAt: held.updatedAt },
    }),
  )
  return rawOf(mail.incomingId)
}
