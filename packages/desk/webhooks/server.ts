import { queryOptions } from "@tanstack/react-query"
import { newId } from "@veridesk/contract/ids.ts"
import type * as contract from "@veridesk/contract/webhooks.ts"
import { call } from "../data/api.ts"

/* One function for each route of contract/webhooks.ts. */

const base = "/api/desk/webhooks"
type List = contract.WebhookList
export type Endpoint = contract.WebhookEndpoint
export type Typed = { url: string; about: string; topics: contract.WebhookTopic[] }

const WORKING_MS = 2_000
const IDLE_MS = 30_000

export const webhooksQuery = queryOptions({
  queryKey: ["webhooks"],
  queryFn: () => call<List>("GET", base),
  refetchInterval: (query) =>
    query.state.data?.endpoints.some(({ waiting }) => waiting > 0) ? WORKING_MS : IDLE_MS,
})

/** Asked again while something is on its way. */
export const logQuery = (id: string) =>
  queryOptions({
    queryKey: ["webhook-log", id],
    queryFn: () => call<{ deliveries: contract.WebhookDelivery[] }>("GET", `${base}/${id}/log`),
    staleTime: 0,
    refetchInterval: (query) =>
      query.state.data?.deliveries.some(({ state }) => state === "queued" || state === "sending")
        ? WORKING_MS
        : IDLE_MS,
  })

const post = <T = List>(path: string, body: object = {}) =>
  call<T>("POST", `${base}${path}`, { body: { requestId: newId(), ...body } })

export type Added = { endpoint: Endpoint; secret: string }
export const addWebhook = (endpointId: string, typed: Typed) => post<Added>("", { endpointId, ...typed })
export const changeWebhook = (id: string, typed: Typed & { paused: boolean }) => post(`/${id}`, typed)
export const renewSecret = (id: string) => post<Added>(`/${id}/secret`)
export const tryWebhook = (id: string) => post(`/${id}/test`)
export const removeWebhook = (id: string) => post(`/${id}/remove`)
export const sendAgain = (id: string, deliveryId: string) => post(`/${id}/send-again`, { deliveryId })
