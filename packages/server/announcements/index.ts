export { announcementApi } from "./api-routes.ts"
export type { Announced } from "./channels/channel.ts"
export type { DrawDigest } from "./channels/subscribers.ts"
export type { AnnouncementDeps } from "./deps.ts"
export { affectedInShort, isFor, sideOf } from "./announcement.ts"
export { openAnnouncements, type Announcements } from "./open.ts"
export { FEED_TYPES, feedFormats, feedPath } from "./reading/feeds.ts"
export { announcementOf } from "./reading/recognise.ts"
export {
  announcedBy,
  announcedList,
  announcedVersion,
  movedTo,
  type Past,
  pastOf,
  publicAssets,
  publicSlugs,
} from "./reading/store.ts"
export { announcementRoutes, placeOf } from "./routes.ts"
export { digestMail } from "./subscriptions/digest-mail.ts"
export { subscriptionBy } from "./subscriptions/store.ts"
export { behindLink } from "./subscriptions/subscribe.ts"
export * as subscribing from "./subscriptions/subscribe.ts"
export {
  type Choice,
  choiceForm,
  choiceOf,
  pushAddress,
  type Subscription,
} from "./subscriptions/subscription.ts"
export { makeAnnouncement, correctAnnouncement } from "./save.ts"
export { judgeAnnouncement, submitAnnouncement } from "./judge.ts"
export { publishAnnouncement } from "./publish.ts"
