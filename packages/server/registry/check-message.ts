import type { Locale } from "@veridesk/contract/locale.ts"
import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import { comparable, type Digest, digestsOfPasted, lastLine } from "./sent-text.ts"
import { sentAmong } from "./store.ts"

/** What an announcement of ours is recognised by. */
export type AnnouncementMark = { path: string } | { signature: string } | { fingerprint: string }
export type KnownAnnouncement = {
  title: string
  href: string
  publishedAt: string
  /** Whether what was pasted is still what we say. */
  stands: "current" | "replaced" | "withdrawn"
}

export type MessageDeps = {
  db: Db
  clock: Clock
  digest: Digest
  /** Told by the feature of announcements, where there is one. */
  announcementAt: (mark: AnnouncementMark, locale: Locale) => Promise<KnownAnnouncement | null>
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
  asked: { number: string; text: string; locale: Locale },
): Promise<MessageAnswer> {
  const checkedAt = o.clock().toISOString()
  const none: MessageAnswer = { verdict: "none", sent: null, announcement: null, checkedAt }
  try {
    const announcement = await announcementIn(o, asked)
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

/** The link of one of our announcements, or the signature or fingerprint that stands under them. */
async function announcementIn(
  o: MessageDeps,
  { text, locale }: { text: string; locale: Locale },
): Promise<KnownAnnouncement | null> {
  const trimmed = text.trim()
  if (/^[A-Za-z0-9_-]{80,120}$/.test(trimmed)) return o.announcementAt({ signature: trimmed }, locale)
  if (/^(?:[0-9a-f]{4}[\s:·-]?){5}$/i.test(trimmed.normalize("NFKC")))
    return o.announcementAt({ fingerprint: trimmed }, locale)
  if (/\s/.test(trimmed) || !URL.canParse(trimmed)) return null
  const url = new URL(trimmed)
  return url.origin === o.ourOrigin && url.username === ""
    ? o.announcementAt({ path: url.pathname }, locale)
    : null
}
