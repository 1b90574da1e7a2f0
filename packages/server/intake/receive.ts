import { MAX_BODY } from "@veridesk/contract/conversation.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import { isShown, readAnswers } from "@veridesk/contract/forms/conditions.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import type { Open } from "../conversations/index.ts"
import type { Exchange } from "../exchange/index.ts"
import {
  checkSubmission,
  type Fault,
  type Files,
  type Form,
  type Forms,
  type Known,
  type Note,
  pairOf,
  textIn,
  type Values,
} from "../intake-forms/index.ts"
import { offeredPairs } from "./pairs.ts"

export type Submission = {
  requestId: string
  formKey: string
  values: Values
  attachmentIds: string[]
  /** Which of them stand in the form's places for evidence. */
  files?: Files
  locale: Locale
  /** A ticket of the same customer that this one follows; whoever calls has looked whether it is theirs. */
  aboutTicket?: string | null
  /** The article that led here; whoever calls has looked whether there is one. */
  article?: { slug: string; title: string } | null
}

/** Where a ticket keeps the number of the one it follows. */
export const ABOUT_TICKET = "about-ticket"
/** How a form is told of the article that led to it: as an input of this name, with its slug. */
export const ABOUT_ARTICLE = "article"

export type Received =
  | { outcome: "filed"; conversationId: string; number: string }
  | { outcome: "again"; faults: Fault[]; notes: Note[] }

export type ReceiveDeps = {
  forms: Forms
  open: Open
  exchange: Exchange
  teamIdOf: (key: string) => string | null
  /** Which fields hold what must never be stored (seed phrase, private key, code, password, card), by kind. */
  secretsIn: (values: Values) => Promise<{ field: string; kind: string }[]>
}

/**
 * The one door in. A filled form becomes a conversation: checked by its form, screened for secrets before anything is
 * stored, opened under the client's own request id. What is wrong comes back by field; nothing is half done.
 * @throws Refusal `secret-found` with where and of which kind, never what
 */
export async function receiveTicket(
  o: ReceiveDeps,
  { actor, now }: { actor: CustomerActor; now: Date },
  s: Submission,
): Promise<Received> {
  const form = o.forms.offered(s.formKey)
  if (!form) throw new Refusal("invalid-input", 422, { fields: { type: { code: "choice-unknown" } } })
  const secrets = await o.secretsIn(written(form, s.values))
  if (secrets.length > 0) throw new Refusal("secret-found", 422, { detail: secrets })
  const known: Known = { pairs: await offeredPairs(o.exchange), now, locale: s.locale }
  const files = theirs(s)
  const checked = await checkSubmission(form, s.values, { known, files })
  if (checked.description.length > MAX_BODY)
    checked.faults.push({ field: "description", code: "text-too-long", values: { limit: MAX_BODY } })
  if (checked.faults.length > 0) return { outcome: "again", faults: checked.faults, notes: checked.notes }
  const opened = await o.open(
    { actor, now },
    {
      requestId: s.requestId,
      brandId: actor.brandId,
      customerId: actor.id,
      identityLevel: actor.level,
      channel: "web-form",
      form: { key: form.key, version: form.version },
      fields: {
        ...checked.fields,
        ...(s.aboutTicket && { [ABOUT_TICKET]: s.aboutTicket }),
        ...(s.article && { "about-article": s.article.slug, "about-article-title": s.article.title }),
      },
      subject: subjectOf(form, checked.fields, known),
      locale: s.locale,
      priority: checked.priority,
      teamId: o.teamIdOf(form.team),
      body: checked.description,
      attachmentIds: s.attachmentIds,
      asked: { form: form.key, values: s.values, attachmentIds: s.attachmentIds, files },
    },
  )
  return { outcome: "filed", ...opened }
}

/** Only files that came with this form can stand in its places. */
function theirs({ files = {}, attachmentIds }: Submission): Files {
  return Object.fromEntries(
    Object.entries(files).map(([slot, ids]) => [slot, ids.filter((id) => attachmentIds.includes(id))]),
  )
}

const CHOSEN = new Set(["asset-network", "amount", "occurred-at", "choice", "choices", "consent"])

/** What the person wrote themselves and would be stored: choices, times and amounts hold no secret. */
export function written(form: Form, values: Values): Values {
  const answers = readAnswers(form.fields, values)
  const free = form.fields.filter((field) => !CHOSEN.has(field.kind) && isShown(field, answers))
  return Object.fromEntries(free.map(({ id }) => [id, values[id] ?? ""]).filter(([, text]) => text !== ""))
}

const LONGEST_SUBJECT = 120

/** "Deposit not credited: USDT, TRON (TRC20)", in the language of the ticket; what the customer called it where they did. */
export function subjectOf(form: Form, fields: Record<string, unknown>, known: Known): string {
  const { topic, pair } = fields
  // Cut between characters: half of one can't be stored.
  if (typeof topic === "string") return [...topic].slice(0, LONGEST_SUBJECT).join("")
  const chosen = typeof pair === "string" ? pairOf(pair, known) : undefined
  const about = chosen ? [chosen.asset, chosen.network] : []
  const title = textIn(known.locale, form.title)
  if (about.length === 0) return title
  return known.locale === "zh-CN" ? `${title}：${about.join("，")}` : `${title}: ${about.join(", ")}`
}
