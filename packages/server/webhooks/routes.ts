import { id } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import * as contract from "@veridesk/contract/webhooks.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { Context } from "../platform/context.ts"
import type { App } from "../platform/http/app.ts"
import * as keep from "./keep-endpoint.ts"
import { deliveryLog, endpointList, endpointView, openedEndpoint } from "./views.ts"
import { secretOf } from "./webhook.ts"

export type WebhookDeps = {
  secret: string
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
}

const params = z.object({ id })

/** The addresses that are told of what becomes public, for administrators. */
export function webhookRoutes(app: App, o: WebhookDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => {
    const ctx = o.contextFor(await o.staffOf(request))
    keep.checkAdministrator(ctx.actor)
    return ctx
  }
  const list = { response: { 200: contract.webhookList } }
  /** The endpoint with its secret: shown where it is new, and at no other time. */
  const shown = async (ctx: Context<StaffActor>, endpointId: string) => {
    const row = await openedEndpoint(ctx.db, endpointId)
    return { endpoint: endpointView(row), secret: secretOf(o.secret, row) }
  }

  route.get("/api/desk/webhooks", { schema: list }, async (request) => {
    const ctx = await acting(request)
    return { endpoints: await endpointList(ctx.db) }
  })
  route.post(
    "/api/desk/webhooks",
    { schema: { body: contract.addWebhook, response: { 200: contract.addedWebhook } } },
    async (request) => {
      const ctx = await acting(request)
      return shown(ctx, await keep.addEndpoint(ctx, request.body))
    },
  )
  route.post(
    "/api/desk/webhooks/:id/secret",
    { schema: { params, body: contract.askWebhook, response: { 200: contract.addedWebhook } } },
    async (request) => {
      const ctx = await acting(request)
      return shown(ctx, await keep.renewSecret(ctx, { ...request.body, endpointId: request.params.id }))
    },
  )
  route.get(
    "/api/desk/webhooks/:id/log",
    { schema: { params, response: { 200: contract.webhookLog } } },
    async (request) => {
      const ctx = await acting(request)
      return { deliveries: await deliveryLog(ctx.db, request.params.id) }
    },
  )

  const change = <B extends z.ZodObject>(
    path: string,
    body: B,
    verb: (ctx: Context<StaffActor>, e: z.output<B> & { endpointId: string }) => Promise<string>,
  ) =>
    app.post(`/api/desk/webhooks/:id${path}`, { schema: { params, body, ...list } }, async (request) => {
      const ctx = await acting(request)
      await verb(ctx, { ...body.parse(request.body), endpointId: params.parse(request.params).id })
      return { endpoints: await endpointList(ctx.db) }
    })
  change("", contract.changeWebhook, keep.editEndpoint)
  change("/test", contract.askWebhook, keep.tryEndpoint)
  change("/remove", contract.askWebhook, keep.dropEndpoint)
  change("/send-again", contract.sendWebhookAgain, keep.sendAgain)
}
