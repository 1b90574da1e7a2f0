import { MAX_BODY } from "@veridesk/contract/conversation.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { beginning, riskOf } from "../chats/index.ts"
import { checkSubmission, type Form, type Known, textIn, type Values } from "../intake-forms/index.ts"
import { offeredPairs } from "./pairs.ts"
import { type ReceiveDeps, type Submission, subjectOf, written } from "./receive.ts"

export type LiveSubmission = Omit<Submission, "files" | "aboutTicket" | "article"> & {
  /** By which channel it came. */
  channel: string
  /** What they wrote beside the form, and what they did, in order. */
  description: string
  steps: { at: string; text: string }[]
  /** Goes on in spite of what is wrong with a field: it is left out. */
  skip: boolean
  page: Record<string, string>
  /** Whether somebody is to join, or an answer comes as to a ticket. */
  waits(form: Form): boolean
}

/**
 * The door in for somebody who wants to talk: the same conversation as a ticket, with as much of the form as they have
 * filled in. What an agent needs beside it they ask. What was typed and is wrong comes back, unless they would rather go on.
 * @throws Refusal `secret-found`, `invalid-input` by field
 */
export async function receiveLive(
  o: ReceiveDeps,
  { actor, now }: { actor: CustomerActor; now: Date },
  s: LiveSubmission,
): Promise<{ conversationId: string; number: string }> {
  const form = o.forms.offered(s.formKey)
  if (!form) throw new Refusal("invalid-input", 422, { fields: { form: { code: "choice-unknown" } } })
  const told = [s.description, ...s.steps.map(({ text }) => text)].join("\n")
  const secrets = await o.secretsIn({ ...written(form, s.values), [TOLD]: told })
  if (secrets.length > 0) throw new Refusal("secret-found", 422, { detail: secrets })
  const known: Known = { pairs: await offeredPairs(o.exchange), now, locale: s.locale }
  const { checked, faults } = await checkedAsFar(form, s, known)
  if (faults.length > 0)
    throw new Refusal("invalid-input", 422, {
      fields: Object.fromEntries(faults.map(({ field, ...fault }) => [field, fault])),
    })
  const teamId = o.teamIdOf(form.team)
  const waits = s.waits(form)
  const body = textOf(s, checked.description) || textIn(s.locale, form.title)
  return o.open(
    { actor, now },
    {
      requestId: s.requestId,
      brandId: actor.brandId,
      customerId: actor.id,
      identityLevel: actor.level,
      channel: s.channel,
      form: { key: form.key, version: form.version },
      fields: checked.fields,
      subject: subjectOf(form, checked.fields, known),
      locale: s.locale,
      priority: checked.priority,
      teamId,
      body: body.slice(0, MAX_BODY),
      attachmentIds: s.attachmentIds,
      asked: {
        form: form.key,
        values: s.values,
        description: s.description,
        steps: s.steps,
        attachmentIds: s.attachmentIds,
      },
      ...beginning({ risk: riskOf(form), page: s.page, teamId, now, waits }),
    },
  )
}

const TOLD = "description"
/** What a chat doesn't insist on: what isn't there is asked for in the talk. */
const LATER = new Set(["field-required", "evidence-missing"])

async function checkedAsFar(form: Form, s: LiveSubmission, known: Known) {
  const checked = await checkSubmission(form, s.values, { known })
  const faults = checked.faults.filter(({ code }) => !LATER.has(code))
  if (!s.skip || faults.length === 0) return { checked, faults }
  const wrong = new Set(faults.map(({ field }) => field))
  const rest: Values = Object.fromEntries(Object.entries(s.values).filter(([name]) => !wrong.has(name)))
  return { checked: await checkSubmission(form, rest, { known }), faults: [] }
}

/** What they said, then what they did as a numbered list. */
function textOf({ description, steps }: LiveSubmission, told: string): string {
  const list = steps
    .filter(({ text }) => text.trim() !== "")
    .map(({ at, text }, n) => `${n + 1}. ${at === "" ? "" : `${at} `}${text.trim()}`)
  return [told, description.trim(), list.join("\n")].filter((part) => part !== "").join("\n\n")
}
