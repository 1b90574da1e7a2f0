import type { App } from "../../platform/http/app.ts"
import type { AnnouncementPages } from "./deps.ts"
import { feedRoutes } from "./feed.ts"
import { itemPages } from "./item.ts"
import { linkPages } from "./links.ts"
import { listPages } from "./list.ts"
import { pushRoutes } from "./push.ts"
import { subscribePages } from "./subscribe.ts"

export type { AnnouncementPages } from "./deps.ts"
export { announcementTexts, latestRows } from "./rows.ts"

/** Everything of the help site that is about announcements. */
export async function announcementPages(app: App, o: AnnouncementPages): Promise<void> {
  listPages(app, o)
  feedRoutes(app, o)
  subscribePages(app, o)
  linkPages(app, o)
  itemPages(app, o)
  await pushRoutes(app, o)
}
