import * as z from "zod"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Outside } from "../platform/remote/index.ts"
import { addSendJobs } from "./emit.ts"
import { overdueDeliveries, settleDelivery, takeDelivery } from "./store.ts"
import { secretOf, signedHeaders, verdictOn } from "./webhook.ts"

export type SendDeps = { db: Db; clock: Clock; outside: Outside; secret: string }

const job = z.object({ deliveryId: z.uuid() })

/** Makes the task that sends one payload to one endpoint: taken, signed, sent, settled, and tried again later where it must. */
export function makeSendWebhook({ db, clock, outside, secret }: SendDeps) {
  return async function sendWebhook(payload: unknown): Promise<void> {
    const { deliveryId } = job.parse(payload)
    const taken = await takeDelivery(db, deliveryId)
    if (!taken) return
    const { id, url, tries, payload: body } = taken
    const key = secretOf(secret, { id: taken.endpointId, secretVersion: taken.secretVersion })
    const answer = await outside.post(url, {
      headers: signedHeaders({ id, body, secret: key, at: clock() }),
      body,
    })
    const now = clock()
    const status = answer.state === "answered" ? answer.status : null
    const retryAfter = answer.state === "answered" ? answer.retryAfter : null
    const verdict = verdictOn({ status, tries, retryAfter, now })
    const retryAt = verdict.state === "failed" ? verdict.retryAt : null
    const error =
      verdict.state === "sent" ? null : answer.state === "answered" ? `HTTP ${status}` : answer.why
    await settleDelivery(db, { id, state: verdict.state, status, error, retryAt, now })
    if (retryAt) await addSendJobs(db, [id], retryAt)
  }
}

const LATE_MS = 5 * 60_000

/** Gives deliveries a job again whose job was lost, or whose endpoint was paused meanwhile. */
export async function sweepWebhooks({ db, clock }: Pick<SendDeps, "db" | "clock">): Promise<void> {
  await addSendJobs(db, await overdueDeliveries(db, new Date(clock().getTime() - LATE_MS)))
}
