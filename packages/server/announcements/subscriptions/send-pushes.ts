import { createECDH, hkdfSync } from "node:crypto"
import type { Locale } from "@veridesk/contract/locale.ts"
import { announcements } from "@veridesk/ui/messages/announcements.ts"
import { say } from "@veridesk/ui/say.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { Outside } from "../../platform/remote/index.ts"
import { sideOf } from "../announcement.ts"
import type { Announced } from "../channels/channel.ts"
import { announcedBy } from "../reading/store.ts"
import { dropSubscription, type PushNotice, settleNotice, takePushes } from "./store.ts"

export type VapidKeys = { subject: string; publicKey: string; privateKey: string }

/**
 * The key by which push services know us (RFC 8292), derived from the installation's secret so that it is kept with it:
 * browsers that were allowed stay so over restarts and restores.
 */
export function vapidKeys(secret: string, subject: string): VapidKeys {
  const curve = createECDH("prime256v1")
  curve.setPrivateKey(Buffer.from(hkdfSync("sha256", secret, "", "veridesk web push key 1", 32)))
  return {
    subject,
    publicKey: curve.getPublicKey().toString("base64url"),
    privateKey: curve.getPrivateKey().toString("base64url"),
  }
}

type Deps = { db: Db; clock: Clock; outside: Outside; keys: VapidKeys }

const AT_ONCE = 20
const DAY_SECONDS = 86_400
/** After each try that failed; then it is given up, since an old push helps nobody. */
const PAUSES_MS = [10_000, 60_000, 300_000, 1_800_000, 7_200_000]

/** Makes the task that sends pushes that are due, twenty at a time. One service that is down holds up its own only. */
export function makeSendPushes(o: Deps) {
  return async function sendPushes(): Promise<void> {
    for (;;) {
      const read = new Map<string, Promise<Announced | null>>()
      const left = await takePushes(o.db, o.clock())
      if (left.length === 0) return
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let notice = left.shift(); notice; notice = left.shift()) {
            // As it is now: what was corrected meanwhile is told to nobody any more.
            const { announcementId: id } = notice
            const announced = read.get(id) ?? announcedBy(o.db, { id })
            read.set(id, announced)
            await sendOne(o, notice, await announced)
          }
        }),
      )
    }
  }
}

async function sendOne(o: Deps, notice: PushNotice, announced: Announced | null): Promise<void> {
  const now = o.clock()
  const settle = (state: "sent" | "failed" | "waiting", dueAt = now) =>
    settleNotice(o.db, { ...notice, state, dueAt, now })
  if (!announced || announced.withdrawn) return settle("failed")
  const request = await requestOf(o.keys, notice, announced)
  // Nobody could read what we sent there, and one such browser must not stop what goes to the others.
  if (!request) return dropSubscription(o.db, { id: notice.subscriptionId })
  const { endpoint, headers, body } = request
  const answer = await o.outside.post(endpoint, { headers: textual(headers), body: body ?? "" })
  if (answer.state === "answered" && answer.status >= 200 && answer.status < 300) return settle("sent")
  // RFC 8030 §7.3: that browser is there no more.
  if (answer.state === "answered" && (answer.status === 404 || answer.status === 410))
    return dropSubscription(o.db, { id: notice.subscriptionId })
  const pause = PAUSES_MS[notice.tries - 1]
  return pause === undefined ? settle("failed") : settle("waiting", new Date(now.getTime() + pause))
}

/** The encrypted request to a browser's push service; null where its keys are none. */
async function requestOf(keys: VapidKeys, notice: PushNotice, announced: Announced) {
  const { default: webPush } = await import("web-push")
  try {
    return webPush.generateRequestDetails(notice.push, JSON.stringify(pushText(announced, notice.locale)), {
      vapidDetails: keys,
      TTL: DAY_SECONDS,
      urgency: announced.content.kind === "security" ? "high" : "normal",
      // A correction takes the place of what it corrects, also where that wasn't seen yet (RFC 8030 §5.4).
      topic: `announcement-${announced.number}`,
    })
  } catch {
    return null
  }
}

function textual(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

const MOST_TITLE = 60
const MOST_TEXT = 120

/** Two lines at most, as a locked screen has them. */
export function pushText(a: Announced, locale: Locale) {
  const side = sideOf(locale)
  const { title, summary } = a.content.texts[side]
  const said = a.reason === "first" ? summary : a.note[side]
  const mark = a.reason === "first" ? "" : `${say(locale, announcements, `ann.changed.${a.reason}`)} `
  return {
    title: short(title, MOST_TITLE),
    body: short(`${mark}${said}`, MOST_TEXT),
    path: publicPaths(locale).announcement(a.slug),
    tag: `announcement-${a.number}`,
    locale,
  }
}

function short(text: string, most: number): string {
  const letters = Array.from(text)
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`
}
