import { newId } from "@veridesk/contract/ids.ts"
import type { Db } from "../platform/db/connect.ts"
import { addJobs } from "../platform/jobs/store.ts"
import { type Caps, queueMails, type Wanted } from "./store.ts"

export type MailRules = { host: string; perRecipientPerHour: number }

export type MailRequest = {
  kind: string
  to: string
  locale: string
  dedupeKey: string
  details: Record<string, unknown>
  customerId?: string
  conversationId?: string
}

/**
 * Puts mails in the outbox with their jobs, in the caller's transaction. The Message-ID is made here and never
 * changes, so that a mail sent twice after a crash is one mail to the reader's program.
 */
export async function requestMails(tx: Db, rules: MailRules, requests: MailRequest[]): Promise<void> {
  const wanted: Wanted[] = requests.map((request) => {
    const id = newId()
    return {
      id,
      dedupeKey: request.dedupeKey,
      kind: request.kind,
      recipient: request.to,
      locale: request.locale,
      customerId: request.customerId ?? null,
      conversationId: request.conversationId ?? null,
      details: request.details,
      messageId: `<${id}@${rules.host}>`,
    }
  })
  const ids = await queueMails(tx, wanted, capsOf(rules))
  await addJobs(
    tx,
    ids.map((id) => ({ task: "send-mail", payload: { mailId: id }, key: `mail:${id}` })),
  )
}

/** Kinds that somebody can set off who only knows an address. */
const STRANGE_KINDS = ["locked-out", "password-reset", "announcement-confirm"]

/** A quarter is for strangers, so that they can't use up what an agent's answer needs. */
function capsOf({ perRecipientPerHour: all }: MailRules): Caps {
  return { all, strange: Math.max(1, Math.floor(all / 4)), strangeKinds: STRANGE_KINDS }
}
