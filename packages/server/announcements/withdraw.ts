import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import type { BothSides } from "@veridesk/contract/announcements.ts"
import * as z from "zod"
import type { Db } from "../platform/db/connect.ts"
import { addJobs } from "../platform/jobs/store.ts"
import { cancelPlaces, placesThatTook } from "./channels/store.ts"
import type { AnnouncementDeps, Writing } from "./deps.ts"
import { announcedVersion } from "./reading/store.ts"
import { holdItem, itemById, setWithdrawn } from "./store.ts"
import { checkDecider, checkStanding, writeOnce } from "./write.ts"

/** The task that tells one place that something was taken back. */
export const TAKE_BACK = "take-back-announcement"
const job = z.object({ id: z.uuid(), channel: z.string() })

/**
 * Takes back what is out: it leaves the lists, the banner and the search, and its page says that it was taken back, and
 * why. Places that can take something back are told.
 */
export async function withdrawAnnouncement(
  o: AnnouncementDeps,
  ctx: Writing,
  w: { requestId: string; id: string; why: BothSides },
): Promise<string> {
  checkDecider(ctx.actor)
  const id = await writeOnce(ctx, w, async (tx) => {
    const item = await holdItem(tx, w.id)
    if (!item) throw notFound()
    checkStanding(item)
    if (item.published === null)
      throw new Refusal("not-possible-now", 409, { values: { from: item.stage, to: "withdrawn" } })
    await setWithdrawn(tx, { id: w.id, by: ctx.actor.id, why: w.why, now: ctx.now })
    await cancelPlaces(tx, w.id, ctx.now)
    if (item.slug) await o.search.removeDocuments(tx, [{ kind: "announcement", key: item.slug }])
    await tellPlaces(o, tx, w.id)
  })
  await o.turn()
  return id
}

async function tellPlaces(o: AnnouncementDeps, tx: Db, id: string): Promise<void> {
  const took = new Set(await placesThatTook(tx, id))
  const able = o.channels.filter((channel) => channel.withdraw && took.has(channel.key))
  await addJobs(
    tx,
    able.map(({ key }) => ({
      task: TAKE_BACK,
      payload: { id, channel: key },
      key: `take-back:${id}:${key}`,
    })),
  )
}

/** Makes that task; what it throws, the queue tries again. */
export function makeTakeBack(o: AnnouncementDeps) {
  return async function takeBack(payload: unknown): Promise<void> {
    const { id, channel } = job.parse(payload)
    const item = await itemById(o.db, id)
    const announced = item?.published ? await announcedVersion(o.db, id, item.published) : null
    const place = o.channels.find(({ key }) => key === channel)
    if (announced?.withdrawn) await place?.withdraw?.(announced, AbortSignal.timeout(20_000))
  }
}
