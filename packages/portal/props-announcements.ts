/** Props of the pages of announcements. Types only; take them from props.ts. */
import type { AnnouncementBody } from "@veridesk/contract/announcement-body.ts"
import type {
  AnnouncementKind,
  AnnouncementSeverity,
  IncidentStage,
  VersionReason,
} from "@veridesk/contract/announcements.ts"
import type { FieldError, Instant } from "./props-shared.ts"

/** One line of a list. */
export interface AnnouncementRow {
  kind: AnnouncementKind
  severity: AnnouncementSeverity
  title: string
  summary: string
  /** "USDT-TRON, ETH", or null where it is about everything. */
  affected: string | null
  stage: IncidentStage | null
  path: string
  at: Instant
  /** With the reason why it is not as it was first; null where it is. */
  changed: { reason: "correction" | "update"; at: Instant } | null
}

export interface AnnouncementListProps {
  kind: AnnouncementKind | null
  /** "" for all. */
  asset: string
  kinds: { kind: AnnouncementKind | null; href: string }[]
  assets: string[]
  rows: AnnouncementRow[]
  older: string | null
  newest: string | null
  feeds: { name: string; href: string }[]
}

export interface AnnouncementProps {
  number: number
  version: number
  kind: AnnouncementKind
  severity: AnnouncementSeverity
  title: string
  summary: string
  body: AnnouncementBody
  affected: { asset: string; chain: string | null; effect: string }[]
  startsAt: Instant | null
  endsAt: Instant | null
  publishedAt: Instant
  /** Every step of an incident, newest first; empty for other kinds. */
  timeline: { stage: IncidentStage; text: string; at: Instant }[]
  /** Newest first. `href` null for the one that is read. */
  history: {
    version: number
    reason: VersionReason
    note: string
    at: Instant
    fingerprint: string
    href: string | null
  }[]
  /** What was corrected last, where this is the present version. */
  corrected: { note: string; at: Instant } | null
  /** Where an earlier version is read: what replaced it. */
  replaced: { note: string; href: string } | null
  withdrawn: { why: string; at: Instant } | null
  fingerprint: string
  checkHref: string
  otherLanguage: { href: string; title: string }
}

export interface AnnouncementSubscribeProps {
  action: string
  /** Whose choice it is: somebody's at an address they type, of an account, or behind the link of a mail. */
  who: "address" | "account" | "link"
  /** What they typed, or where mail goes. */
  email: string
  /** An account whose address nobody has proved yet gets no mail. */
  proved: boolean
  choice: {
    kinds: AnnouncementKind[]
    assets: string
    rhythm: "at-once" | "daily"
    quiet: boolean
    from: string
    to: string
    zone: string
  }
  zones: string[]
  /** There is something to stop. */
  isOn: boolean
  done: "asked" | "kept" | null
  errors: FieldError[]
  /** The server's key for web push. */
  pushKey: string
}

/** The pages behind the links of mails: nothing happens by following one. */
export interface AnnouncementLinkProps {
  state: "confirm" | "over" | "leave" | "left"
  /** Where mail goes, as its owner knows it. */
  email: string
  action: string
}
