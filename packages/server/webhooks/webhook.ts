import { createHmac } from "node:crypto"

/** Which state a webhook has come to with one answer, and when it is tried again. */
export type Verdict = { state: "sent" } | { state: "failed"; retryAt: Date } | { state: "given-up" }

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** How long to wait after each try that came to nothing; after the last of them it is given up: three days in all. */
export const PAUSES_MS = [
  5 * SECOND,
  15 * SECOND,
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  6 * HOUR,
  12 * HOUR,
  24 * HOUR,
  24 * HOUR,
]

/** @param tries how often it was tried, this time included. `retryAfter`: seconds that the far side asked for */
export function verdictOn(a: {
  status: number | null
  tries: number
  retryAfter: number | null
  now: Date
}): Verdict {
  if (a.status !== null && a.status >= 200 && a.status < 300) return { state: "sent" }
  const pause = PAUSES_MS[a.tries - 1]
  if (pause === undefined) return { state: "given-up" }
  const asked = Math.min((a.retryAfter ?? 0) * SECOND, HOUR)
  return { state: "failed", retryAt: new Date(a.now.getTime() + Math.max(pause, asked)) }
}

/** The secret of an endpoint, derived so that it is nowhere kept: a new one comes with a higher version. */
export function secretOf(
  installationSecret: string,
  endpoint: { id: string; secretVersion: number },
): string {
  const key = createHmac("sha256", installationSecret)
    .update(`webhook ${endpoint.id} ${endpoint.secretVersion}`)
    .digest("base64")
  return `whsec_${key}`
}

/** The headers by which the far side knows that it is us, that nothing was changed, and when it was sent. */
export function signedHeaders(w: {
  id: string
  body: string
  secret: string
  at: Date
}): Record<string, string> {
  const timestamp = String(Math.floor(w.at.getTime() / SECOND))
  const key = Buffer.from(w.secret.slice("whsec_".length), "base64")
  const signature = createHmac("sha256", key).update(`${w.id}.${timestamp}.${w.body}`).digest("base64")
  return {
    "content-type": "application/json",
    "webhook-id": w.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  }
}
