import { notFound } from "@veridesk/contract/errors.ts"
import * as z from "zod"
import type { Clock } from "../platform/clock.ts"
import {
  addPlaceJobs,
  overduePlaces,
  type Place,
  settlePlace,
  takePlace,
  wakePlaces,
} from "./channels/store.ts"
import type { AnnouncementDeps, Writing } from "./deps.ts"
import { announcedVersion } from "./reading/store.ts"
import { itemById } from "./store.ts"
import { checkDecider, writeOnce } from "./write.ts"

const job = z.object({ announcementId: z.uuid(), version: z.int(), channel: z.string() })
const SECOND_MS = 1000
const TRY_MS = 20 * SECOND_MS
/** After each try that failed; the last of them again and again, until somebody takes it back. */
const PAUSES_MS = [5, 10, 30, 60, 300, 900, 3600].map((seconds) => seconds * SECOND_MS)

type Deps = AnnouncementDeps & { clock: Clock }

/** Makes the task that hands a published version to one place, and tries again later where that fails. */
export function makeAnnounce(o: Deps) {
  return async function announce(payload: unknown): Promise<void> {
    const place = job.parse(payload)
    const channel = o.channels.find(({ key }) => key === place.channel)
    const taken = channel && (await takePlace(o.db, place, o.clock()))
    if (!channel || !taken) return
    const announced = await announcedVersion(o.db, place.announcementId, place.version)
    try {
      if (!announced) throw new Error("nothing to announce")
      const { link } = await channel.announce(announced, AbortSignal.timeout(TRY_MS))
      await settlePlace(o.db, { ...place, state: "sent", error: null, retryAt: null, link, now: o.clock() })
      if (channel.onPages) await o.turn()
    } catch (error) {
      await again(o, place, { tries: taken.tries, error })
    }
  }
}

async function again(o: Deps, place: Place, t: { tries: number; error: unknown }): Promise<void> {
  const pause = PAUSES_MS[Math.min(t.tries, PAUSES_MS.length) - 1] ?? SECOND_MS
  const now = o.clock()
  const retryAt = new Date(now.getTime() + pause)
  const error = (t.error instanceof Error ? t.error.message : "unknown").slice(0, 300)
  await settlePlace(o.db, { ...place, state: "failed", error, retryAt, link: null, now })
  await addPlaceJobs(o.db, [{ ...place, runAt: retryAt }])
}

/** Sends again at once what failed: whole places, and single recipients of those that have many. */
export async function retryAnnouncement(
  o: AnnouncementDeps,
  ctx: Writing,
  r: { requestId: string; id: string; channel?: string | undefined },
): Promise<string> {
  checkDecider(ctx.actor)
  return writeOnce(ctx, { ...r, act: "retry" }, async (tx) => {
    const item = await itemById(tx, r.id)
    if (!item?.published) throw notFound()
    const { published: version } = item
    const { id: announcementId, channel = null } = r
    const woken = await wakePlaces(tx, { announcementId, version, channel })
    await addPlaceJobs(
      tx,
      woken.map((key) => ({ announcementId, version, channel: key, runAt: null })),
    )
    for (const each of o.channels)
      if (!channel || each.key === channel) await each.wake?.(tx, { id: r.id, version })
  })
}

/** Gives places a job again whose job was lost. */
export async function sweepPlaces({ db, clock }: Pick<Deps, "db" | "clock">): Promise<void> {
  const lost = await overduePlaces(db, new Date(clock().getTime() - 2 * 60 * SECOND_MS))
  await addPlaceJobs(
    db,
    lost.map((place) => ({ ...place, runAt: null })),
  )
}
