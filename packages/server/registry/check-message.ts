import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import { comparable, type Digest, digestsOfPasted, lastLine } from "./sent-text.ts"
import { sentAmong } from "./store.ts"

/** What an announcement of ours is recognised by: its path or its signature. */
export type KnownAnnouncement = { title: string; href: string; publishedAt: string }

export type MessageDeps = {
  db: Db
  clock: Clock
  digest: Digest
  /** Told by the feature of announcements, where there is one. */
  announcementAt: (pathOrSignature: string) => Promise<KnownAnnouncement | null>
  ourOrigin: string
}

export type MessageAnswer = {
  verdict: "sent" | "partly" | "none" | "cannot-check" | "announcement"
  /** When and by what way it was sent, and under whose name. */
  sent: { at: string; channel: "ticket" | "mail"; sender: string } | null
  announcement: KnownAnnouncement | null
  checkedAt: string
}

/**
 * Whether a text was sent by this installation: an exact text (but for what copying changes), or a ticket's number with
 * the last line of a message in it. A wrong number and a wrong line are one answer, so that nobody learns which
 * numbers there are, and every question is two digests and one look-up.
 */
export async function checkMessage(
  o: MessageDeps,
  asked: { number: string; text: string },
): Promise<MessageAnswer> {
  const checkedAt = o.clock().toISOString()
  const none: MessageAnswer = { verdict: "none", sent: null, announcement: null, checkedAt }
  try {
    const announcement = await announcementIn(o, asked.text)
    if (announcement) return { ...none, verdict: "announcement", announcement }
    const number = readTicketNumber(asked.number)
    const last = o.digest(`last ${number ?? "0"}`, comparable(lastLine(asked.text)))
    const { whole, parts } = digestsOfPasted(o.digest, asked.text)
    const full = await sentAmong(o.db, [last, ...(whole ? [whole] : [])])
    if (full) return { ...none, verdict: "sent", sent: shown(full) }
    const part = await sentAmong(o.db, parts)
    return part ? { ...none, verdict: "partly", sent: shown(part) } : none
  } catch {
    return { ...none, verdict: "cannot-check" }
  }
}

function shown({ at, channel, sender }: { at: Date; channel: "ticket" | "mail"; sender: string }) {
  return { at: at.toISOString(), channel, sender }
}

/** The link of one of our announcements, or a signature as it stands under them. */
async function announcementIn(o: MessageDeps, text: string): Promise<KnownAnnouncement | null> {
  const trimmed = text.trim()
  if (/^[A-Za-z0-9_-]{80,120}$/.test(trimmed)) return o.announcementAt(trimmed)
  if (/\s/.test(trimmed) || !URL.canParse(trimmed)) return null
  const url = new URL(trimmed)
  return url.origin === o.ourOrigin && url.username === "" ? o.announcementAt(url.pathname) : null
}
