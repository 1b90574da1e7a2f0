import { plainText } from "@veridesk/contract/announcement-body.ts"
import type { PublicAnnouncement } from "@veridesk/contract/announcements-public.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import { canonicalText } from "../announcement.ts"
import type { Announced } from "../channels/channel.ts"

/** An announcement as programs get it: by the API, and with every webhook. */
export function publicAnnouncement(a: Announced, origin: string): PublicAnnouncement {
  const { id, number, version, reason, note, content, signature, fingerprint } = a
  const text = (side: "en" | "zh") => ({ ...content.texts[side], text: plainText(content.texts[side].body) })
  return {
    id,
    number,
    version,
    reason,
    note,
    kind: content.kind,
    severity: content.severity,
    texts: { en: text("en"), zh: text("zh") },
    affected: content.affected,
    startsAt: content.startsAt,
    endsAt: content.endsAt,
    incident: content.incident?.stage ?? null,
    publishedAt: a.firstPublishedAt.toISOString(),
    updatedAt: a.publishedAt.toISOString(),
    withdrawn: a.withdrawn ? { at: a.withdrawn.at.toISOString(), why: a.withdrawn.why } : null,
    url: {
      en: `${origin}${publicPaths("en").announcement(a.slug)}`,
      zh: `${origin}${publicPaths("zh-CN").announcement(a.slug)}`,
    },
    signature,
    fingerprint,
  }
}

/** What its signature is over, so that anybody can check it with the published key. */
export function signedText(a: Announced, host: string): string {
  const { id, number, version, reason, note, publishedAt, content } = a
  return canonicalText({ host, id, number, version, reason, note, publishedAt, content })
}
