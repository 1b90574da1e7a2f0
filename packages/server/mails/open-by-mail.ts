import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { CustomerActor, IdentityLevel } from "@veridesk/contract/people.ts"
import { checkSubmission, type Form, textIn } from "../intake-forms/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { idOf } from "../platform/id-of.ts"
import type { PlaceDeps } from "./deps.ts"
import { bodyOf, keptMailOf, signOf } from "./kept-mail.ts"
import { bareSubject } from "./outgoing/outgoing.ts"
import type { Arrived } from "./arrived.ts"
import { keepCorrespondent, keepStranger, takeReceipt } from "./senders/store.ts"
import { settleIn, unlessPlaced } from "./settle-in.ts"
import { endangers, exposedBy } from "./exposed.ts"
import { formFor, securityForm } from "./sort-by-words.ts"
import { MOST_FILES, takeInFiles } from "./take-in-files.ts"
import { valuesFrom } from "./values-from.ts"

/**
 * Opens a conversation with a mail. Its customer is the account whose proven address it is from, where the mail is proven
 * too; somebody else with a proven mailbox is one person however often they write; whoever only claims an address is a
 * person of their own each time, joined with nobody.
 */
export async function openByMail(o: PlaceDeps, a: Arrived): Promise<void> {
  const { incoming, mailbox, mail, authenticity } = a
  const now = o.clock()
  const address = mail.from[0]?.address.toLowerCase() ?? ""
  const locale = mailbox.locale ?? (mail.language?.startsWith("zh") ? "zh-CN" : "en")
  const { customerId, level } = await writerOf(o, a, { address, locale, at: now })
  const actor: CustomerActor = { realm: "customer", id: customerId, level, brandId: mailbox.brandId }
  const { form, teamId } = (endangers(a) ? securityForm(o) : null) ?? formFor(o, mailbox, mail)
  const { fields, priority } = await fieldsOf(o, a, { form, locale, now })
  const { ids, inline, refused } = await takeInFiles(o, a, actor)
  const messageId = newId()
  const beside = async (tx: Db, conversationId: string) => {
    const mayBeAnswered =
      authenticity.aligned && mail.kind === "person" && !o.isOwnDomain(authenticity.domain)
    const begin = {
      mailboxId: mailbox.id,
      correspondent: address || null,
      aligned: authenticity.aligned,
      automatic: mail.kind !== "person",
      acknowledge: mayBeAnswered && (await takeReceipt(tx, { brandId: mailbox.brandId, address, at: now })),
      subject: bareSubject(mail.subject),
    }
    await settleIn(tx, a, {
      kept: keptMailOf(a, { messageId, conversationId, refused, inline }),
      thread: { conversationId, rfcId: mail.messageId, address: address || null, at: now, begin },
    })
  }
  await unlessPlaced(o.db, a, async () => {
    await o.open(
      { actor, now },
      {
        requestId: incoming.id,
        brandId: mailbox.brandId,
        customerId,
        identityLevel: level,
        channel: o.channel,
        form: { key: form.key, version: form.version },
        fields,
        subject: subjectOf(bareSubject(mail.subject), form, locale),
        locale,
        priority,
        teamId,
        body: bodyOf(a),
        attachmentIds: ids,
        asked: { mail: incoming.id },
        received: { messageId, payload: { mail: signOf(a) }, mostFiles: MOST_FILES },
        further: exposedBy(a),
        beside,
      },
    )
  })
}

/** As whom somebody speaks, and how sure that is (reliability.md §3.3). */
async function writerOf(
  o: PlaceDeps,
  { incoming, mailbox, mail, authenticity, sender }: Arrived,
  w: { address: string; locale: Locale; at: Date },
): Promise<{ customerId: string; level: IdentityLevel }> {
  const { aligned } = authenticity
  if (aligned && sender.registered) return { customerId: sender.registered.customerId, level: "mailbox" }
  if (aligned && sender.customerId) return { customerId: sender.customerId, level: "none" }
  const name = nameOf(o, mail.from[0]?.name ?? "", w.address)
  const person = { ...w, brandId: mailbox.brandId, name }
  if (aligned) return { customerId: await keepCorrespondent(o.db, person), level: "none" }
  // Made of the mail, so that trying it again makes no second one.
  const customerId = await keepStranger(o.db, { ...person, id: idOf("mail-stranger", incoming.id) })
  return { customerId, level: sender.registered ? "claimed" : "none" }
}

const LONGEST_NAME = 80

/** Nobody gets a name that says they speak for us. */
function nameOf({ namesUs }: PlaceDeps, name: string, address: string): string {
  const own = name.trim().slice(0, LONGEST_NAME)
  return own !== "" && !namesUs(own) && !own.includes("@") ? own : address.slice(0, LONGEST_NAME)
}

const LONGEST_SUBJECT = 120

function subjectOf(subject: string, form: Form, locale: Locale): string {
  return [...subject].slice(0, LONGEST_SUBJECT).join("") || textIn(locale, form.title)
}

/** What the mail names of what its form asks, as far as it passes the form's checks. */
async function fieldsOf(
  o: PlaceDeps,
  { mail }: Arrived,
  { form, locale, now }: { form: Form; locale: Locale; now: Date },
): Promise<{ fields: Record<string, unknown>; priority: number }> {
  const known = { pairs: await o.pairs(), now, locale }
  const values = valuesFrom(form, mail)
  const first = await checkSubmission(form, values, { known })
  const wrong = new Set(first.faults.map(({ field }) => field))
  const right = Object.fromEntries(Object.entries(values).filter(([name]) => !wrong.has(name)))
  const checked = wrong.size > 0 ? await checkSubmission(form, right, { known }) : first
  return { fields: checked.fields, priority: checked.priority }
}
