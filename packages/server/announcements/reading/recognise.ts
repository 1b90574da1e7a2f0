import type { AnnouncementKind, BothSides } from "@veridesk/contract/announcements.ts"
import type { Db } from "../../platform/db/connect.ts"
import { readFingerprint } from "../announcement.ts"
import { announcedBy, announcedVersion, movedTo, signedBy } from "./store.ts"

/** What a pasted address, signature or fingerprint of an announcement belongs to. */
export type Recognised = {
  number: number
  slug: string
  kind: AnnouncementKind
  title: BothSides
  version: number
  /** False where a correction or an update has taken its place. */
  current: boolean
  withdrawn: boolean
  publishedAt: Date
  fingerprint: string
}

/** Whether it is one of ours: by the path of its page in either language, by a signature, or by a fingerprint. Null: not on our list. */
export async function announcementOf(
  db: Db,
  given: { path?: string; signature?: string; fingerprint?: string },
): Promise<Recognised | null> {
  if (given.path !== undefined) return byPath(db, given.path)
  const fingerprint = given.fingerprint === undefined ? null : readFingerprint(given.fingerprint)
  const by = given.signature ? { signature: given.signature } : fingerprint ? { fingerprint } : null
  const found = by && (await signedBy(db, by))
  return found && recognised(await announcedVersion(db, found.id, found.version), found.published)
}

async function byPath(db: Db, path: string): Promise<Recognised | null> {
  const slug = /^\/(?:en|zh-cn)\/announcements\/([a-z0-9-]{1,100})\/?(?:[?#].*)?$/.exec(path)?.[1]
  if (!slug) return null
  const now =
    (await announcedBy(db, { slug })) ?? (await announcedBy(db, { slug: (await movedTo(db, slug)) ?? "" }))
  return recognised(now, now?.version ?? 0)
}

function recognised(
  announced: Awaited<ReturnType<typeof announcedVersion>>,
  published: number,
): Recognised | null {
  if (!announced) return null
  const { number, slug, version, content, publishedAt, fingerprint, withdrawn } = announced
  return {
    number,
    slug,
    kind: content.kind,
    title: { en: content.texts.en.title, zh: content.texts.zh.title },
    version,
    current: version === published,
    withdrawn: withdrawn !== null,
    publishedAt,
    fingerprint,
  }
}
