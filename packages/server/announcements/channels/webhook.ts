import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import { countEndpoints, emitWebhook, progressOf, wakeWebhooks } from "../../webhooks/index.ts"
import { publicAnnouncement } from "../reading/public-view.ts"
import { type AnnouncementChannel, topicOf } from "./channel.ts"

const aboutOf = ({ id, version }: { id: string; version: number }) => `announcement:${id}@${version}`

/** The endpoints that administrators have added; each is tried and tried again by itself. */
export function webhookChannel(o: { db: Db; clock: Clock; origin: string }): AnnouncementChannel {
  return {
    key: "webhook",
    name: { en: "Webhooks and API", zh: "Webhook 与 API" },
    most: null,
    async announce(announced) {
      const data = publicAnnouncement(announced, o.origin)
      const topic = topicOf(announced)
      await emitWebhook(o.db, { topic, about: aboutOf(announced), data, now: o.clock() })
      return { link: `/api/announcements/${announced.number}` }
    },
    async withdraw(announced) {
      const data = publicAnnouncement(announced, o.origin)
      const about = `${aboutOf(announced)}:withdrawn`
      await emitWebhook(o.db, { topic: "announcement.withdrawn", about, data, now: o.clock() })
    },
    audience: () => countEndpoints(o.db, "announcement.published"),
    async progress(of) {
      const found = await progressOf(o.db, of.map(aboutOf))
      return new Map(
        of.flatMap((one) => {
          const counts = found.get(aboutOf(one))
          return counts ? [[`${one.id}@${one.version}`, counts] as const] : []
        }),
      )
    },
    wake: async (tx, of) => void (await wakeWebhooks(tx, aboutOf(of))),
    preview: (announced) => [
      {
        locale: "en",
        shape: "json",
        title: topicOf(announced),
        body: JSON.stringify(publicAnnouncement(announced, o.origin), null, 2),
      },
    ],
    off: async () => ((await countEndpoints(o.db, null)) === 0 ? "no-endpoints" : null),
  }
}
