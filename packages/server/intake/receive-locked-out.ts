import { Refusal } from "@veridesk/contract/errors.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { keepClaimant } from "../customers/index.ts"
import { textIn } from "../intake-forms/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { idOf } from "../platform/id-of.ts"
import type { ReceiveDeps } from "./receive.ts"

export type LockedOut = {
  requestId: string
  identifier: string
  email: string
  problem: string
  story: string
  locale: "en" | "zh-CN"
}

const METHODS: Record<string, string> = {
  "lost-authenticator": "authenticator",
  locked: "locked",
  "no-code": "code",
  forgot: "password",
}

/**
 * The path of those who can't sign in: a ticket of type account-login by somebody who only claims to be who they say.
 * Each submission is a person of its own and is never joined with an account or with another submission, since the
 * first to write may be the attacker (domain.md §2.0).
 */
export async function receiveLockedOut(
  o: ReceiveDeps & { db: Db; brandId: string },
  now: Date,
  l: LockedOut,
): Promise<void> {
  const form = o.forms.newest("account-login")
  if (!form) throw new Error("the catalogue has no form for people who are locked out")
  const { requestId, locale, ...values } = l
  const secrets = await o.secretsIn({ story: values.story, identifier: values.identifier })
  if (secrets.length > 0) throw new Refusal("secret-found", 422, { detail: secrets })
  // Made of the request, so that a retry is the same person, and never one that the request could name.
  const id = idOf("locked-out", requestId)
  await keepClaimant(o.db, {
    id,
    brandId: o.brandId,
    name: values.identifier.trim().slice(0, 80),
    email: values.email.trim(),
    locale,
    now,
  })
  const actor: CustomerActor = { realm: "customer", id, level: "claimed", brandId: o.brandId }
  await o.open(
    { actor, now },
    {
      requestId,
      brandId: o.brandId,
      customerId: id,
      identityLevel: "claimed",
      channel: "web-form",
      form: { key: form.key, version: form.version },
      fields: {
        identifier: values.identifier.trim(),
        method: METHODS[values.problem] ?? "other",
        "contact-email": values.email.trim(),
      },
      subject: textIn(locale, form.title),
      locale,
      priority: values.problem === "taken-over" ? 0 : form.priority,
      teamId: o.teamIdOf(form.team),
      body: values.story.replace(/\r\n?/g, "\n").trim(),
      attachmentIds: [],
      asked: values,
    },
  )
}
