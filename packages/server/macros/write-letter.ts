import { notFound } from "@veridesk/contract/errors.ts"
import { timeOf } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { readable, replyText } from "../conversations/index.ts"
import type { MacroDeps } from "./deps.ts"
import type { Letter } from "./letter-page.ts"
import { customersOf } from "./store.ts"
import { dayIn } from "./values.ts"

/**
 * The letter of a conversation: a reply that was sent, signed by who sent it, or the reader's own one in the making.
 * @throws Refusal `not-found` where there is no such text
 */
export async function letterOf(
  o: MacroDeps,
  actor: StaffActor,
  l: { conversationId: string; messageId: string | null; now: Date },
): Promise<Letter> {
  const conversation = await readable(o.db, actor, { id: l.conversationId })
  const sent = l.messageId
    ? await replyText(o.db, { conversationId: conversation.id, messageId: l.messageId })
    : null
  const text = sent ? sent.body : await o.draftOf(actor.id, conversation.id)
  if (!text) throw notFound()
  const signerId = sent?.authorId ?? actor.id
  const [customers, names] = await Promise.all([
    customersOf(o.db, [conversation.customerId]),
    o.namesOf([signerId]),
  ])
  const customer = customers.get(conversation.customerId)
  const { locale } = conversation
  const at = (l.messageId && timeOf(l.messageId)) || l.now
  return {
    locale,
    brand: { name: o.brand.name, legalEntity: customer?.legalEntity ?? o.brand.legalEntity },
    number: conversation.number,
    subject: conversation.subject,
    customerName: customer?.name ?? "",
    signer: names.get(signerId) ?? actor.name,
    teamName: o.teamName(conversation.teamId, locale),
    date: dayIn(locale, customer?.timezone ?? "UTC", at),
    text,
  }
}
