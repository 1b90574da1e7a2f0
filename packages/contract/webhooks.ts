import * as z from "zod"
import { id, requestId } from "./ids.ts"

/*
 * Webhooks: addresses of an administrator's choice that are told of what becomes public. Each POST carries the headers
 * `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`: "v1," and the HMAC-SHA256 of
 * "<id>.<timestamp>.<body>" as base64, under the bytes behind "whsec_" (the form of standardwebhooks.com).
 */

const webhookTopics = [
  "announcement.published",
  "announcement.corrected",
  "announcement.updated",
  "announcement.withdrawn",
] as const
export const webhookTopic = z.enum(webhookTopics)
export type WebhookTopic = z.infer<typeof webhookTopic>

const url = z
  .url({ protocol: /^https?$/ })
  .max(2000)
  .refine((text) => !URL.parse(text)?.username && !URL.parse(text)?.password)
const about = z.string().trim().max(200).default("")
/** Empty: all of them. */
const topics = z.array(webhookTopic).max(webhookTopics.length).default([])

export const webhookDelivery = z.object({
  id,
  topic: z.string(),
  state: z.enum(["queued", "sending", "sent", "failed", "given-up"]),
  tries: z.int(),
  /** What the far side answered, or null where it didn't. */
  status: z.int().nullable(),
  error: z.string().nullable(),
  retryAt: z.iso.datetime().nullable(),
  madeAt: z.iso.datetime(),
  doneAt: z.iso.datetime().nullable(),
})
export type WebhookDelivery = z.infer<typeof webhookDelivery>

export const webhookEndpoint = z.object({
  id,
  url: z.string(),
  about: z.string(),
  topics: z.array(z.string()),
  /** `failing`: the last one sent has not been taken. */
  state: z.enum(["working", "failing", "paused", "new"]),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  /** How many wait to be taken. */
  waiting: z.int(),
  lastTakenAt: z.iso.datetime().nullable(),
})
export type WebhookEndpoint = z.infer<typeof webhookEndpoint>

/** GET /api/desk/webhooks: for administrators */
export const webhookList = z.object({ endpoints: z.array(webhookEndpoint) })
export type WebhookList = z.infer<typeof webhookList>
/** POST /api/desk/webhooks: answers with the secret, which is shown this once. */
export const addWebhook = z.object({ requestId, endpointId: id, url, about, topics })
export const addedWebhook = z.object({ endpoint: webhookEndpoint, secret: z.string() })
/** POST …/:id */
export const changeWebhook = z.object({ requestId, url, about, topics, paused: z.boolean() })
/** POST …/:id/secret, …/:id/test, …/:id/remove */
export const askWebhook = z.object({ requestId })
/** GET …/:id/log: the newest hundred. */
export const webhookLog = z.object({ deliveries: z.array(webhookDelivery) })
/** POST …/:id/send-again */
export const sendWebhookAgain = z.object({ requestId, deliveryId: id })
