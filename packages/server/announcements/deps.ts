import type { AnnouncementKind } from "@veridesk/contract/announcements.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import type { SigningKey } from "../platform/signing-key.ts"
import type { AnnouncementChannel } from "./channels/channel.ts"

/** What the search finds an announcement by; the roof hands the search in. */
export type SearchDocument = {
  kind: "announcement"
  key: string
  locale: Locale
  title: string
  summary: string
  body: string
  keywords: string[]
  topic: AnnouncementKind
  audience: "public"
  updatedAt: Date
}
export type SearchIndex = {
  indexDocuments(tx: Db, documents: SearchDocument[]): Promise<void>
  removeDocuments(tx: Db, keys: { kind: "announcement"; key: string }[]): Promise<void>
}

/** What the verbs need besides their context. */
export type AnnouncementDeps = {
  db: Db
  /** "https://help.kestrel.example", without a slash at its end. */
  origin: string
  key: SigningKey
  channels: readonly AnnouncementChannel[]
  search: SearchIndex
  /** Whether a link leads to one of our own domains, or to one that the register vouches for. */
  isOurs: (href: string) => boolean
  /** Public pages are drawn anew. */
  turn: () => Promise<void>
}

export type Writing = Context<StaffActor>
