import type { Envelope, MailWay } from "@veridesk/contract/mail/raw-mail.ts"

/** What every way in is given. A mail it hands in is durable once the answer has ids. */
export type HandIn = (mail: {
  way: MailWay
  envelope: Envelope
  source: AsyncIterable<Uint8Array> | Uint8Array
  mailboxIds: string[]
  sourceKey?: string
  receivedAt: Date
}) => Promise<{ ids: string[] } | { later: "full" | "away" }>

/** Which of our mailboxes these addresses are, lower-cased: its own address or an alias; null where it is none. */
export type MailboxesFor = (addresses: string[]) => Promise<Map<string, string | null>>

export type DoorLog = Record<"info" | "warn" | "error", (fields: object, line: string) => void>

/**
 * Which mailbox an address leads to: that of the address itself, or of what stands before a `+` in it (the part of a
 * reply address that only one correspondent was told).
 */
export async function mailboxOf(address: string, mailboxesFor: MailboxesFor): Promise<string | null> {
  const exact = address.toLowerCase()
  const plain = exact.replace(/\+[^@]*(?=@[^@]*$)/, "")
  const found = await mailboxesFor([...new Set([exact, plain])])
  return found.get(exact) ?? found.get(plain) ?? null
}
