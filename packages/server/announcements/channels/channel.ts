import type {
  AnnouncementContent,
  AnnouncementKind,
  AnnouncementPreview,
  BothSides,
  VersionReason,
} from "@veridesk/contract/announcements.ts"
import type { WebhookTopic } from "@veridesk/contract/webhooks.ts"
import type { Db } from "../../platform/db/connect.ts"

/** A published version as every place that announces gets it. */
export type Announced = {
  id: string
  number: number
  slug: string
  version: number
  reason: VersionReason
  note: BothSides
  content: AnnouncementContent
  /** First, and this version. */
  firstPublishedAt: Date
  publishedAt: Date
  signature: string
  fingerprint: string
  /** Taken back, and why. */
  withdrawn: { at: Date; why: BothSides } | null
}

/** What a place says of one it took: where it can be seen, where there is such an address. */
export type Arrival = { link: string | null }
export type Counts = { recipients: number; sent: number; failed: number }

/**
 * A place that announces. To join, a channel of any kind gives one of these to the list in index.ts: each version is
 * handed to it once it is out, in a job of its own, so that it can be slow or down without holding up the others. An
 * error is tried again with growing pauses and its message shown to the desk; the same version may come twice.
 */
export type AnnouncementChannel = {
  key: string
  name: BothSides
  /** Most characters it can show, or null. */
  most: number | null
  /** Its readers see it on pages of ours, which are drawn anew once it has taken something. */
  onPages?: true
  announce(announced: Announced, signal: AbortSignal): Promise<Arrival>
  /** Told when it is taken back, where the place can do something about it. */
  withdraw?(announced: Announced, signal: AbortSignal): Promise<void>
  /** How many it would reach now; null where it can't tell. */
  audience(about: {
    kind: AnnouncementKind
    assets: string[]
    brandId: string | null
  }): Promise<number | null>
  /** For places with many recipients: how far it is, of several versions at once, by `id@version`. */
  progress?(of: { id: string; version: number }[]): Promise<Map<string, Counts>>
  /** Sends again what failed for single recipients. */
  wake?(tx: Db, of: { id: string; version: number }): Promise<void>
  /** As it would show it, made by the code that sends. */
  preview(announced: Announced): Omit<AnnouncementPreview, "channel">[]
  /** Why it can't be used now, for the desk; null where it can. */
  off?(): Promise<string | null>
}

export function topicOf({ reason }: Pick<Announced, "reason">): WebhookTopic {
  if (reason === "correction") return "announcement.corrected"
  return reason === "update" ? "announcement.updated" : "announcement.published"
}
