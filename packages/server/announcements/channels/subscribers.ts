import type { MailParts, MailProps } from "../../../portal/props-mail.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import { LOCALES } from "../announcement.ts"
import { digestItem } from "../subscriptions/digest-mail.ts"
import { fanOut, SEND_PUSHES } from "../subscriptions/fan-out.ts"
import { pushText } from "../subscriptions/send-pushes.ts"
import { countWanting, noticeCounts, wakeNotices } from "../subscriptions/store.ts"
import { addJobs } from "../../platform/jobs/store.ts"
import type { AnnouncementChannel } from "./channel.ts"

type Deps = { db: Db; clock: Clock }
/** Draws a mail as it would be sent; the site, which stands above us, hands it in once it is there. */
export type DrawDigest = (props: MailProps["announcement-digest"], locale: "en" | "zh-CN") => MailParts | null

/** Mail to everybody who asked for it, gathered for each of them, after their quiet hours. */
export function mailChannel(o: Deps & { drawDigest: DrawDigest }): AnnouncementChannel {
  return {
    ...toSubscribers(o, "mail"),
    name: { en: "Mail to subscribers", zh: "订阅邮件" },
    most: null,
    preview: (announced) =>
      LOCALES.map((locale) => {
        const props = { items: [digestItem(announced, locale)], managePath: "/announcements/manage/" }
        const drawn = o.drawDigest(props, locale)
        return { locale, shape: "html", title: drawn?.subject ?? "", body: drawn?.html ?? "" }
      }),
  }
}

/** A push to every browser that was allowed to be told. */
export function pushChannel(o: Deps): AnnouncementChannel {
  return {
    ...toSubscribers(o, "push"),
    name: { en: "Web push", zh: "浏览器推送" },
    most: 120,
    preview: (announced) =>
      LOCALES.map((locale) => {
        const { title, body } = pushText(announced, locale)
        return { locale, shape: "text", title, body }
      }),
  }
}

function toSubscribers(
  { db, clock }: Deps,
  via: "mail" | "push",
): Omit<AnnouncementChannel, "name" | "most" | "preview"> {
  return {
    key: via,
    async announce(announced, signal) {
      await fanOut(db, announced, { via, now: clock(), signal })
      return { link: null }
    },
    audience: (about) => countWanting(db, { via, ...about }),
    progress: (of) => noticeCounts(db, via, of),
    async wake(tx, { id, version }) {
      if (via === "mail") return
      await wakeNotices(tx, { announcementId: id, version, via, now: clock() })
      await addJobs(tx, [{ task: SEND_PUSHES, payload: {}, key: `${SEND_PUSHES}:${id}:${version}` }])
    },
  }
}
