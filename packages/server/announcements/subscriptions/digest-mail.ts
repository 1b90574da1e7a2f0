import type { Locale } from "@veridesk/contract/locale.ts"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { MailProps } from "../../../portal/props-mail.ts"
import type { Db } from "../../platform/db/connect.ts"
import { affectedInShort, isFor, sideOf } from "../announcement.ts"
import type { Announced } from "../channels/channel.ts"
import { announcedBy } from "../reading/store.ts"
import { readerOf } from "./store.ts"
import { manageToken } from "./subscription.ts"

const details = z.object({
  subscriptionId: z.uuid(),
  items: z.array(z.object({ id: z.uuid(), version: z.int() })),
})

export type DigestMail = {
  props: MailProps["announcement-digest"]
  headers: Record<string, string>
  brandId: string
  zone: string
  exchangeUid: string | null
}

/**
 * What a reader's mail says, as things stand when it is sent: what was taken back meanwhile is not in it, and of what was
 * corrected it tells the correction. Null where nothing is left, or where they have left.
 */
export async function digestMail(
  o: { db: Db; secret: string; originOf: (brandId: string) => string },
  mail: { details: Record<string, unknown>; locale: Locale },
): Promise<DigestMail | null> {
  const { subscriptionId, items } = details.parse(mail.details)
  const reader = await readerOf(o.db, subscriptionId)
  if (!reader) return null
  const ids = [...new Set(items.map(({ id }) => id))]
  const found = await Promise.all(ids.map((id) => announcedBy(o.db, { id })))
  const told = found.flatMap((each) =>
    each && !each.withdrawn && isFor(each.content, reader.brandId) ? [digestItem(each, mail.locale)] : [],
  )
  if (told.length === 0) return null
  const token = manageToken(o.secret, subscriptionId)
  const props = { items: told, managePath: `/announcements/manage/${token}` }
  return { props, headers: unsubscribeHeaders(o.originOf(reader.brandId), token), ...reader }
}

export function digestItem(a: Announced, locale: Locale): MailProps["announcement-digest"]["items"][number] {
  const side = sideOf(locale)
  const { title, summary } = a.content.texts[side]
  return {
    kind: a.content.kind,
    title,
    summary,
    changed: a.reason === "first" ? null : { reason: a.reason, note: a.note[side] },
    affected: affectedInShort(a.content) || null,
    startsAt: a.content.startsAt,
    endsAt: a.content.endsAt,
    path: publicPaths(locale).announcement(a.slug),
    fingerprint: a.fingerprint,
  }
}

/** One click of the mail program ends it (RFC 8058); RFC 2369 and 2919 name the list. */
function unsubscribeHeaders(origin: string, token: string): Record<string, string> {
  return {
    "list-unsubscribe": `<${origin}/announcements/unsubscribe/${token}>`,
    "list-unsubscribe-post": "List-Unsubscribe=One-Click",
    "list-id": `<announcements.${new URL(origin).hostname}>`,
    precedence: "bulk",
    "auto-submitted": "auto-generated",
    "x-auto-response-suppress": "All",
  }
}
