import type { Locale } from "@veridesk/contract/locale.ts"
import { announcements } from "@veridesk/ui/messages/announcements.ts"
import { say } from "@veridesk/ui/say.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { BannerFact } from "../../../portal/props.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import { affectedInShort, isFor, sideOf } from "../announcement.ts"
import type { Announced } from "../channels/channel.ts"
import { bannered } from "./store.ts"

const LOOK_MS = 2000
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** How long a banner stays that has no end of its own. */
const LONGEST_MS = 7 * DAY_MS
const MOST = 3
const GRAVITY = { critical: 0, warning: 1, info: 2 } as const

export type Banners = {
  /** From memory: it is asked for each page. What has ended is gone at its minute. */
  bannersIn(locale: Locale, brandId: string): BannerFact[]
  /** Reads them anew. */
  refresh(): Promise<void>
  close(): void
}

/** Keeps what everybody has to see in memory: read anew when the edition turns, and every two seconds at the latest. */
export async function openBanners(o: {
  db: Db
  clock: Clock
  onTurn: (listener: () => void) => () => void
}): Promise<Banners> {
  let shown: Announced[] = []
  const refresh = async () => {
    shown = await bannered(o.db, { since: new Date(o.clock().getTime() - LONGEST_MS) })
  }
  await refresh()
  // What we have is good enough until the database answers again.
  const look = () => void refresh().catch(() => {})
  const unfollow = o.onTurn(look)
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  return {
    refresh,
    bannersIn: (locale, brandId) => {
      const now = o.clock()
      return shown
        .filter((announced) => bannerUntil(announced) > now && isFor(announced.content, brandId))
        .map((announced) => bannerOf(announced, locale))
        .toSorted((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || (a.updatedAt < b.updatedAt ? 1 : -1))
        .slice(0, MOST)
    },
    close() {
      clearInterval(timer)
      unfollow()
    },
  }
}

/** Until its end where it has one; an incident until two hours after it was resolved; other things for three days, security for seven. */
function bannerUntil({ content, publishedAt }: Pick<Announced, "content" | "publishedAt">): Date {
  const after = (ms: number) => new Date(publishedAt.getTime() + ms)
  if (content.incident?.stage === "resolved") return after(2 * HOUR_MS)
  if (content.endsAt) return new Date(content.endsAt)
  return after(content.kind === "incident" || content.kind === "security" ? LONGEST_MS : 3 * DAY_MS)
}

/** As every page shows it. What is over is told calmly, however grave it was. */
export function bannerOf({ number, slug, content, publishedAt }: Announced, locale: Locale): BannerFact {
  const what = affectedInShort(content)
  return {
    id: `announcement-${number}`,
    severity: content.incident?.stage === "resolved" ? "info" : content.severity,
    title: content.texts[sideOf(locale)].title,
    about: what ? say(locale, announcements, "ann.affects", { what }) : null,
    href: publicPaths(locale).announcement(slug),
    updatedAt: publishedAt.toISOString(),
  }
}
