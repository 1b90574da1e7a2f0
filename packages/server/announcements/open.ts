import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Outside } from "../platform/remote/index.ts"
import type { SigningKey } from "../platform/signing-key.ts"
import { bannerChannel, feedChannel, siteChannel } from "./channels/site.ts"
import type { AnnouncementChannel } from "./channels/channel.ts"
import { ANNOUNCE } from "./channels/store.ts"
import { type DrawDigest, mailChannel, pushChannel } from "./channels/subscribers.ts"
import { webhookChannel } from "./channels/webhook.ts"
import { makeAnnounce, sweepPlaces } from "./deliver.ts"
import type { AnnouncementDeps, SearchIndex } from "./deps.ts"
import { makePublishDue, PUBLISH_DUE } from "./publish.ts"
import { openBanners } from "./reading/banners.ts"
import { keepFeeds } from "./reading/feeds.ts"
import { SEND_DIGESTS, SEND_PUSHES } from "./subscriptions/fan-out.ts"
import { makeSendDigests } from "./subscriptions/send-digests.ts"
import { makeSendPushes, vapidKeys } from "./subscriptions/send-pushes.ts"
import { forgetUnconfirmed } from "./subscriptions/store.ts"
import type { QueueNotices } from "./subscriptions/subscribe.ts"
import { makeTakeBack, TAKE_BACK } from "./withdraw.ts"

export type OpenDeps = {
  db: Db
  background: Db
  clock: Clock
  /** What stands in the address bar, without a slash at its end. */
  origin: string
  secret: string
  key: SigningKey
  mailbox: string
  outside: Outside
  edition: { turn(): Promise<void>; onTurn(listener: () => void): () => void }
  search: SearchIndex
  isOurs: (href: string) => boolean
  queueMails: QueueNotices
  drawDigest: DrawDigest
  /** Places of other features, such as the widget and the social channels. */
  more?: AnnouncementChannel[]
}

export type Announcements = Awaited<ReturnType<typeof openAnnouncements>>

/** Opens announcements: the places that announce, what is kept in memory for pages, and the tasks that carry it all. */
export async function openAnnouncements(o: OpenDeps) {
  const { db, clock, origin, edition } = o
  const { turn, onTurn } = edition
  const at = { db, clock, origin }
  const channels: AnnouncementChannel[] = [
    siteChannel(at),
    bannerChannel(),
    feedChannel(at),
    mailChannel({ ...at, drawDigest: o.drawDigest }),
    pushChannel(at),
    webhookChannel(at),
    ...(o.more ?? []),
  ]
  const deps: AnnouncementDeps = {
    db,
    origin,
    key: o.key,
    channels,
    search: o.search,
    isOurs: o.isOurs,
    turn,
  }
  const keys = vapidKeys(o.secret, `mailto:${o.mailbox}`)
  const banners = await openBanners({ db, clock, onTurn })
  const feeds = keepFeeds({ db, onTurn })
  const publishDue = makePublishDue({ ...deps, clock })
  const sendDigests = makeSendDigests({ db: o.background, clock, queueMails: o.queueMails })
  const sendPushes = makeSendPushes({ db: o.background, clock, outside: o.outside, keys })
  return {
    deps,
    bannersIn: banners.bannersIn,
    feeds,
    pushKey: keys.publicKey,
    subscribing: { db, secret: o.secret, queueMails: o.queueMails },
    tasks: {
      [ANNOUNCE]: makeAnnounce({ ...deps, clock }),
      [PUBLISH_DUE]: publishDue,
      [TAKE_BACK]: makeTakeBack(deps),
      [SEND_DIGESTS]: sendDigests,
      [SEND_PUSHES]: sendPushes,
      /** What came due without a job of its own: after quiet hours, or where a job was lost. */
      "sweep-announcements": async () => {
        await publishDue()
        await sweepPlaces({ db: o.background, clock })
        await sendDigests()
        await sendPushes()
        await forgetUnconfirmed(o.background, clock())
      },
    },
    crontab: ["* * * * * sweep-announcements ?queue=sweep-announcements"],
    close() {
      banners.close()
      feeds.close()
    },
  }
}
