import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { ReadMail } from "@veridesk/contract/mail/read-mail.ts"
import type { Form, Forms } from "../intake-forms/index.ts"

/** So much of a mail says what it is about. */
const LOOKED_AT = 3000
/** A word in the subject says more than one in the text. */
const IN_SUBJECT = 3
/** Fewer words than these of another type say nothing. */
const ENOUGH = 2
/** How much clearer another type must be than the mailbox's own for a mail to be taken there: as much as its subject says. */
const CLEARER = IN_SUBJECT

/**
 * Under which form and to which team a mail goes: those of the mailbox it was sent to, unless its words clearly speak of
 * another type. A mail to the wrong mailbox is taken to the right team and not sent back (E3). The general mailbox has no
 * type of its own and takes the best.
 */
export function formFor(
  o: { forms: Forms; teamIdOf: (key: string) => string | null },
  mailbox: Pick<Mailbox, "formKey" | "teamId">,
  mail: Pick<ReadMail, "subject" | "fresh">,
): { form: Form; teamId: string | null } {
  const own = o.forms.newest(mailbox.formKey) ?? o.forms.newest("other")
  if (!own) throw new Error("the catalogue has no form for mails")
  const [best] = o.forms
    .current()
    .map((form) => ({ form, score: scoreOf(form, mail) }))
    .sort((a, b) => b.score - a.score || a.form.priority - b.form.priority)
  const general = own.key === "other"
  const needed = general ? ENOUGH : scoreOf(own, mail) + CLEARER
  if (best && best.form.key !== own.key && best.score >= needed)
    return { form: best.form, teamId: o.teamIdOf(best.form.team) }
  return { form: own, teamId: mailbox.teamId ?? o.teamIdOf(own.team) }
}

/** The form and team of accounts in danger, whatever the words of a mail; null where an installation has none. */
export function securityForm(o: {
  forms: Forms
  teamIdOf: (key: string) => string | null
}): { form: Form; teamId: string | null } | null {
  const form = o.forms.newest(SECURITY)
  return form ? { form, teamId: o.teamIdOf(form.team) } : null
}

const SECURITY = "account-security"

function scoreOf(form: Form, { subject, fresh }: Pick<ReadMail, "subject" | "fresh">): number {
  const [head, text] = [subject, fresh.slice(0, LOOKED_AT)].map(
    (one) => ` ${one.normalize("NFKC").toLowerCase()} `,
  )
  let score = 0
  for (const word of form.words) {
    const said = word.toLowerCase()
    if (holds(head ?? "", said)) score += IN_SUBJECT
    if (holds(text ?? "", said)) score += 1
  }
  return score
}

/** Latin words stand by themselves; Chinese ones stand anywhere. */
function holds(text: string, word: string): boolean {
  if (!/^[\x20-\x7e]+$/.test(word)) return text.includes(word)
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before, after] = [text[at - 1] ?? " ", text[at + word.length] ?? " "]
    if (!/[a-z0-9]/.test(before) && !/[a-z0-9]/.test(after)) return true
  }
  return false
}
