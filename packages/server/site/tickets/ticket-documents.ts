import { attachmentFacts, type UploadView } from "@veridesk/contract/attachments.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import * as z from "zod"
import type { SecretKind } from "../../../portal/props-form.ts"
import type { DocumentRequest } from "../../../portal/props-ticket.ts"
import { uploadsOf } from "../../attachments/index.ts"
import { readable } from "../../conversations/index.ts"
import { MOST_WORDS, requestList, sendItem } from "../../requests/index.ts"
import type { TicketDeps } from "./deps.ts"
import { formatsOf, namesOf } from "./document-formats.ts"
import { refusalFact } from "./refusal-fact.ts"
import { type Shown, showTicket, type Turn, ticketDone } from "./ticket-page.ts"

type Sent = {
  slot: string
  body: string
  requestId: string | null
  attachmentIds: string[]
  /** They were told that a file may be of no use, and send it all the same. */
  anyway: boolean
}
type Doubt = NonNullable<DocumentRequest["draft"]>["doubt"]

/** A requested document's own form: its files, or its words, go into its place, or come back with what is wrong. */
export async function sendDocument(o: TicketDeps, turn: Turn, sent: Sent) {
  const { request, customer } = turn
  const { number } = request.params
  const { slot, body, requestId, attachmentIds } = sent
  const again = (more: { error?: Refusal; secret?: SecretKind; doubt?: Doubt }): Shown => ({
    attachmentIds,
    slot: {
      id: slot,
      requestId: more.secret || more.error?.code === "request-reused" ? null : requestId,
      text: more.secret ? "" : body,
      error: more.error ? refusalFact(more.error, o.site.localeOf(request)) : null,
      secret: more.secret ? { kind: more.secret } : null,
      doubt: more.doubt ?? null,
    },
  })
  try {
    const itemId = z.uuid().safeParse(slot).data
    if (!itemId) throw new Refusal("item-not-open", 409)
    if (body.length > MOST_WORDS) throw new Refusal("text-too-long", 422, { values: { limit: MOST_WORDS } })
    const [secret] = await o.secretsIn({ body })
    if (secret) return await showTicket(o, turn, again({ secret: secret.kind as SecretKind }))
    const uploads = await uploadsOf(o.attachments, {
      actor: customer.actor,
      ids: attachmentIds,
      base: "",
      locale: o.site.localeOf(request),
    })
    await refuseOtherKinds(o, turn, { itemId, uploads })
    const doubt = sent.anyway ? null : doubtOf(uploads)
    if (doubt) return await showTicket(o, turn, again({ doubt }))
    await o.spend(customer.actor.id)
    const sentTo = await sendItem(o.contextFor(customer.actor), o.bind, {
      number,
      itemId,
      messageId: requestId ?? newId(),
      body,
      attachmentIds,
    })
    return await ticketDone(o, turn, { number: sentTo.number, notice: "documents-sent" })
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 404) throw error
    return showTicket(o, turn, again({ error }))
  }
}

/** @throws Refusal `wrong-kind` naming the file, where the place takes other kinds of files only */
async function refuseOtherKinds(
  o: TicketDeps,
  { request, customer }: Turn,
  sent: { itemId: string; uploads: UploadView[] },
): Promise<void> {
  if (sent.uploads.length === 0) return
  const conversation = await readable(o.db, customer.actor, request.params)
  const { items } = await requestList(o, conversation.id)
  const accepts = items.find((item) => item.id === sent.itemId)?.accepts ?? []
  if (accepts.length === 0) return
  const formats = formatsOf(accepts)
  const types = new Set(formats.map(({ mediaType }) => mediaType))
  const other = sent.uploads.find(({ attachment }) => attachment && !types.has(attachment.mediaType))
  if (other)
    throw new Refusal("wrong-kind", 422, {
      values: { name: other.name, formats: namesOf(formats).join(", ") },
    })
}

/** E21: what can't be opened or read is asked for again, once, before anybody has waited for it. */
function doubtOf(uploads: UploadView[]): Doubt {
  for (const { name, attachment } of uploads) {
    const facts = attachmentFacts.safeParse(attachment?.facts).data ?? {}
    const fact = DOUBTFUL.find((one) => facts[one])
    if (fact) return { file: name, fact }
  }
  return null
}

const DOUBTFUL = ["encrypted", "blurred", "small"] as const
