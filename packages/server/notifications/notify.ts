import { newId } from "@veridesk/contract/ids.ts"
import type { Db } from "../platform/db/connect.ts"
import { addJobs } from "../platform/jobs/store.ts"
import { type Caps, queueMails, type Wanted } from "./store.ts"

export type MailRules = { host: string; perRecipientPerHour: number; receiptsPerDomainPerHour: number }

export type MailRequest = {
  kind: string
  to: string
  locale: string
  dedupeKey: string
  details: Record<string, unknown>
  customerId?: string
  conversationId?: string
  cc?: string[]
  mailboxId?: string | null
  aboutMessage?: string | null
  /** It isn't sent before, and can be taken back until then. */
  heldUntil?: Date | null
  replaces?: string
  writtenBy?: string | null
}

/**
 * Puts mails in the outbox with their jobs, in the caller's transaction. The Message-ID is made here and never
 * changes, so that a mail sent twice after a crash is one mail to the reader's program.
 * @returns those that will be sent; what had been asked for before and what is over a cap is not among them
 */
export async function requestMails(tx: Db, rules: MailRules, requests: MailRequest[]): Promise<Wanted[]> {
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
      cc: request.cc ?? [],
      mailboxId: request.mailboxId ?? null,
      aboutMessage: request.aboutMessage ?? null,
      heldUntil: request.heldUntil?.toISOString() ?? null,
      replaces: request.replaces ?? null,
      writtenBy: request.writtenBy ?? null,
    }
  })
  const queued = await queueMails(tx, wanted, capsOf(rules))
  await addJobs(
    tx,
    queued.map(({ id, heldUntil }) => ({
      task: "send-mail",
      payload: { mailId: id },
      key: `mail:${id}`,
      ...(heldUntil && { runAt: heldUntil }),
    })),
  )
  return queued
}

/** Kinds that somebody can set off who only knows an address. */
const STRANGE_KINDS = ["locked-out", "password-reset", "announcement-confirm", "mail-received"]
/** Of these, what answers a mail: whoever writes under many addresses of one domain doesn't make us flood it. */
const DOMAIN_KINDS = ["mail-received"]

/** A quarter is for strangers, so that they can't use up what an agent's answer needs. */
function capsOf({ perRecipientPerHour: all, receiptsPerDomainPerHour: domain }: MailRules): Caps {
  const strange = Math.max(1, Math.floor(all / 4))
  return { all, strange, strangeKinds: STRANGE_KINDS, domain, domainKinds: DOMAIN_KINDS }
}
