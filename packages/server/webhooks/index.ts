export { emitWebhook, SEND_WEBHOOK, wakeWebhooks } from "./emit.ts"
export { webhookRoutes } from "./routes.ts"
export { makeSendWebhook, sweepWebhooks } from "./send.ts"
export { countEndpoints, progressOf } from "./store.ts"
