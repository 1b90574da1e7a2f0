import { plainText } from "@veridesk/contract/announcement-body.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import { inTransaction } from "../platform/db/transaction.ts"
import { addJobs } from "../platform/jobs/store.ts"
import { assetsOf, canonicalText, fingerprintOf, LOCALES, sideOf, slugOf } from "./announcement.ts"
import { cancelPlaces, queuePlaces } from "./channels/store.ts"
import type { AnnouncementDeps, SearchDocument, Writing } from "./deps.ts"
import { checkComplete, checkStep } from "./judge.ts"
import {
  dueIds,
  holdItem,
  type Item,
  nextNumber,
  type Plan,
  publishVersion,
  setStage,
  type Version,
  versionAt,
} from "./store.ts"
import { checkDecider, checkStanding, heldAt, writeOnce } from "./write.ts"

/** The task that publishes what was scheduled. */
export const PUBLISH_DUE = "publish-announcements"
const MINUTE_MS = 60_000
/** What every other place links to. */
const SITE = "site"

/**
 * Lets an approved version out, at once or at its time; each place can follow some minutes after the first.
 * @throws Refusal `announcement-not-approved` 409 · `unknown-channel` 422 · `time-over` 422 for a time that has passed
 */
export async function publishAnnouncement(
  o: AnnouncementDeps,
  ctx: Writing,
  p: { requestId: string; id: string; version: number; at: string | null; channels: Plan },
): Promise<string> {
  checkDecider(ctx.actor)
  const known = new Set(o.channels.map(({ key }) => key))
  const unknown = p.channels.find(({ key }) => !known.has(key))
  if (unknown) throw new Refusal("unknown-channel", 422, { values: { what: unknown.key } })
  const at = p.at ? new Date(p.at) : null
  if (at && at.getTime() < ctx.now.getTime() - MINUTE_MS) throw new Refusal("time-over", 422)
  const plan = p.channels.some(({ key }) => key === SITE)
    ? p.channels
    : [{ key: SITE, afterMinutes: 0 }, ...p.channels]
  const id = await writeOnce(ctx, p, async (tx) => {
    const { item, newest } = await heldAt(tx, p)
    checkStanding(item)
    if (newest.judged?.approved !== true) throw new Refusal("announcement-not-approved", 409)
    checkComplete(o, newest, ctx.now)
    if (!at || at <= ctx.now) return letOut(o, tx, { item, newest, plan, by: ctx.actor.id, now: ctx.now })
    if (item.stage !== "scheduled") checkStep(item.stage, "scheduled")
    await setStage(tx, { id: p.id, stage: "scheduled", plan, publishAt: at, by: ctx.actor.id })
    const runAt = at.toISOString()
    await addJobs(tx, [{ task: PUBLISH_DUE, payload: {}, key: `publish-announcement:${p.id}`, runAt }])
  })
  await o.turn()
  return id
}

/** Takes a time back; it stays approved. */
export async function unscheduleAnnouncement(
  ctx: Writing,
  u: { requestId: string; id: string; version: number },
): Promise<string> {
  checkDecider(ctx.actor)
  return writeOnce(ctx, { ...u, act: "unschedule" }, async (tx) => {
    const { item } = await heldAt(tx, u)
    if (item.stage !== "scheduled")
      throw new Refusal("not-possible-now", 409, { values: { from: item.stage, to: "approved" } })
    await setStage(tx, { id: u.id, stage: "approved" })
  })
}

/** Makes the task that lets out what was scheduled; a version that was changed meanwhile has lost its time. */
export function makePublishDue(o: AnnouncementDeps & { clock: Clock }) {
  return async function publishDue(): Promise<void> {
    const now = o.clock()
    const failed: unknown[] = []
    const ids = await dueIds(o.db, now)
    // One that can't go out holds up none of the others; the queue says so and tries it again.
    for (const id of ids) await publishOne(o, { id, now }).catch((error) => failed.push(error))
    if (ids.length > failed.length) await o.turn()
    if (failed.length > 0) throw failed[0]
  }
}

async function publishOne(o: AnnouncementDeps, { id, now }: { id: string; now: Date }): Promise<void> {
  await inTransaction(o.db, async (tx) => {
    const item = await holdItem(tx, id)
    const newest = item && (await versionAt(tx, id, item.latest))
    if (!item?.publishAt || !item.scheduledBy || !newest || item.publishAt > now) return
    await letOut(o, tx, { item, newest, plan: item.plan, by: item.scheduledBy, now })
  })
}

async function letOut(
  o: AnnouncementDeps,
  tx: Db,
  p: { item: Item; newest: Version; plan: Plan; by: string; now: Date },
): Promise<void> {
  const { item, newest, plan, by, now } = p
  checkStep(item.stage, "published")
  const { content, version, reason, note } = newest
  const { id } = item
  const number = item.number ?? (await nextNumber(tx))
  const slug = slugOf(content.texts.en.title, number)
  const signature = o.key.sign(
    canonicalText({ host: o.origin, id, number, version, reason, note, publishedAt: now, content }),
  )
  const { kind, endsAt } = content
  await publishVersion(tx, {
    id,
    version,
    number,
    slug,
    kind,
    assets: assetsOf(content),
    endsAt,
    plan,
    signature,
    fingerprint: fingerprintOf(signature),
    by,
    now,
  })
  await cancelPlaces(tx, id, now)
  const places = plan.map(({ key, afterMinutes }) => ({
    channel: key,
    dueAt: new Date(now.getTime() + afterMinutes * MINUTE_MS),
  }))
  await queuePlaces(tx, { announcementId: id, version, places })
  // A search is one for all brands: what isn't for everybody is found in the lists of its own brand alone.
  const found = content.audience.to === "everybody" ? LOCALES : []
  const documents = found.map((locale): SearchDocument => {
    const { title, summary, body } = content.texts[sideOf(locale)]
    const keywords = content.affected.flatMap(({ asset, chain }) => [asset, ...(chain ? [chain] : [])])
    const said = { title, summary, body: plainText(body), keywords: [...new Set(keywords)], topic: kind }
    return { kind: "announcement", key: slug, locale, ...said, audience: "public", updatedAt: now }
  })
  if (item.slug) await o.search.removeDocuments(tx, [{ kind: "announcement", key: item.slug }])
  await o.search.indexDocuments(tx, documents)
}
