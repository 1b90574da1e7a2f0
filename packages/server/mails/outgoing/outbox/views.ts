import { outboxState, type OutboxDetail, type OutboxRow } from "@veridesk/contract/mail/outbox.ts"
import { bareId } from "../bind.ts"
import { isResendable } from "./resend.ts"
import type { OutboxMail } from "./store.ts"

/** A mail as a list of the desk shows it: addresses masked (domain.md §3.3). */
export function outboxRow(mail: OutboxMail, names: Map<string, string>): OutboxRow {
  const { conversationId, number, subject, writtenBy } = mail
  return {
    id: mail.id,
    kind: mail.kind,
    state: outboxState.parse(mail.state),
    recipients: mail.recipients.map(({ role, address, state, status, why, at }) => ({
      role,
      address: masked(address),
      state: outboxState.parse(state),
      status,
      why: why && withoutAddresses(why),
      at: new Date(at).toISOString(),
    })),
    conversation:
      conversationId && number !== null ? { id: conversationId, number, subject: subject ?? "" } : null,
    messageId: mail.messageId,
    writtenBy: writtenBy ? { id: writtenBy, name: names.get(writtenBy) ?? "" } : null,
    queuedAt: mail.queuedAt.toISOString(),
    heldUntil: mail.heldUntil?.toISOString() ?? null,
    settledAt: mail.settledAt?.toISOString() ?? null,
    attempts: mail.attempts,
    nextTryAt: mail.nextTryAt?.toISOString() ?? null,
    why: mail.why && withoutAddresses(mail.why),
    replaces: mail.replaces,
  }
}

/** The same, opened: whoever mends an address has to read it. */
export function outboxDetail(
  mail: OutboxMail,
  o: { names: Map<string, string>; text: string | null; readerId: string },
): OutboxDetail {
  const row = outboxRow(mail, o.names)
  const { mailboxKey, mailboxAddress } = mail
  return {
    ...row,
    recipients: row.recipients.map((one, at) => {
      const { address = "", why = null } = mail.recipients[at] ?? {}
      return { ...one, address, why }
    }),
    why: mail.why,
    rfcId: bareId(mail.rfcId),
    mailbox: mailboxKey && mailboxAddress ? { key: mailboxKey, address: mailboxAddress } : null,
    text: o.text,
    canWithdraw:
      mail.state === "queued" &&
      mail.attempts === 0 &&
      mail.messageId !== null &&
      mail.writtenBy === o.readerId,
    canResend: isResendable(mail),
  }
}

/** What the far side says often names whom it is about. */
export function withoutAddresses(why: string): string {
  return why.replace(/[^\s@<>"(),:;]{1,64}@[a-z0-9.-]{1,253}/gi, masked)
}

/** `z•••@m•••.example` */
export function masked(address: string): string {
  const at = address.lastIndexOf("@")
  const host = address.slice(at + 1)
  const dot = host.lastIndexOf(".")
  return at < 0 ? "" : `${address.slice(0, 1)}•••@${host.slice(0, 1)}•••${dot > 0 ? host.slice(dot) : ""}`
}
