import { addJobs } from "../../platform/jobs/store.ts"
import type { Db } from "../../platform/db/connect.ts"
import { assetsOf } from "../announcement.ts"
import type { Announced } from "../channels/channel.ts"
import { dueAt } from "../quiet-hours.ts"
import { insertNotices, lastNoted, pageWanting } from "./store.ts"

export const SEND_DIGESTS = "send-digests"
export const SEND_PUSHES = "send-pushes"

/** So long mails wait for others that come out in the same moment: two things are one mail. */
const GATHER_MS = 20_000

/**
 * Notes for everybody who wants to hear of a version that they are to be told, and when: a thousand at a time, and each
 * once, however often it runs.
 */
export async function fanOut(
  db: Db,
  announced: Announced,
  o: { via: "mail" | "push"; now: Date; signal: AbortSignal },
): Promise<void> {
  const { id: announcementId, version, content } = announced
  const { via, now } = o
  const security = content.kind === "security"
  const about = { via, kind: content.kind, assets: assetsOf(content) }
  // A try that ran out of time goes on where it stopped: of very many readers none is left to the end for ever.
  for (let after = await lastNoted(db, { announcementId, version, via }); ; ) {
    o.signal.throwIfAborted()
    const page = await pageWanting(db, about, after)
    const last = page.at(-1)
    if (!last) break
    const to = page.map((who) => ({ id: who.id, dueAt: dueAt(now, who, { security }) }))
    await insertNotices(db, { announcementId, version, via, to })
    after = last.id
  }
  const task = via === "mail" ? SEND_DIGESTS : SEND_PUSHES
  const waits = via === "mail" && !security
  const job = { task, payload: {}, key: `${task}:${announcementId}:${version}` }
  await addJobs(db, [{ ...job, ...(waits && { runAt: new Date(now.getTime() + GATHER_MS).toISOString() }) }])
}
