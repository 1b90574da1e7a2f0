import { notFound } from "@veridesk/contract/errors.ts"
import type { OutboxDetail } from "@veridesk/contract/mail/outbox.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../../../platform/context.ts"
import { outboxMail, textOf } from "./store.ts"
import { outboxDetail } from "./views.ts"

/** A mail that went out or waits to, opened. @throws Refusal `not-found` */
export async function openSent(
  { db, actor }: Pick<Context<StaffActor>, "db" | "actor">,
  namesOf: (ids: string[]) => Promise<Map<string, string>>,
  id: string,
): Promise<OutboxDetail> {
  const mail = await outboxMail(db, id)
  if (!mail) throw notFound()
  const [names, text] = await Promise.all([
    namesOf(mail.writtenBy ? [mail.writtenBy] : []),
    mail.messageId ? textOf(db, mail.messageId) : null,
  ])
  return outboxDetail(mail, { names, text, readerId: actor.id })
}
