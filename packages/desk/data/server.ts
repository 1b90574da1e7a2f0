import type { CheckResults } from "@veridesk/contract/checks.ts"
import type { Status, TimelineEvent, WaitingOn } from "@veridesk/contract/conversation.ts"
import type * as contract from "@veridesk/contract/desk-api.ts"
import type {
  CustomerPanel,
  ListPage,
  ListQuery,
  OpenedConversation,
  PeopleList,
  TransactionFacts,
  WriteMessage,
  Written,
} from "@veridesk/contract/desk-api.ts"
import type * as requests from "@veridesk/contract/requests.ts"
import type { RequestList } from "@veridesk/contract/requests.ts"
import type { ClockView } from "@veridesk/contract/sla.ts"
import type * as z from "zod"
import { call } from "./api.ts"

/*
 * What the desk asks of the server, one function for each route of contract/desk-api.ts.
 */

export type EventsPage = { events: TimelineEvent[]; more: boolean }
export type Found = z.infer<typeof contract.found>
export type Mode = "reply" | "note"
export type Draft = contract.Draft

const base = "/api/desk"
const of = (id: string) => `${base}/conversations/${id}`

export function readList(query: ListQuery, signal?: AbortSignal): Promise<ListPage> {
  const params = new URLSearchParams({
    view: query.view,
    status: query.status,
    sort: query.sort,
    limit: String(query.limit),
  })
  if (query.after) params.set("after", query.after)
  return call("GET", `${base}/conversations?${params}`, { signal })
}

export function readCounts(): Promise<{ counts: Record<string, number> }> {
  return call("GET", `${base}/counts`)
}

export function readPeople(): Promise<PeopleList> {
  return call("GET", `${base}/people`)
}

export function readConversation(id: string, signal?: AbortSignal): Promise<OpenedConversation> {
  return call("GET", of(id), { signal })
}

export function readEvents(
  id: string,
  place: { after: number } | { before: number },
  limit = 200,
): Promise<EventsPage> {
  const params = new URLSearchParams({ limit: String(limit) })
  if ("after" in place) params.set("after", String(place.after))
  else params.set("before", String(place.before))
  return call("GET", `${of(id)}/events?${params}`)
}

export function writeMessage(id: string, mode: Mode, message: WriteMessage): Promise<Written> {
  return call("POST", `${of(id)}/${mode === "reply" ? "replies" : "notes"}`, { body: message })
}

export function editNote(
  id: string,
  messageId: string,
  edit: { requestId: string; body: string; version: number },
): Promise<Written> {
  return call("POST", `${of(id)}/messages/${messageId}/edit`, { body: edit })
}

export type Change =
  | { kind: "status"; status: Exclude<Status, "new" | "closed">; on?: WaitingOn; key?: string }
  | { kind: "assign"; assigneeId: string | null }
  | { kind: "team"; teamId: string | null; reason?: string; noteId?: string }
  | { kind: "priority"; priority: number }

/** Status, assignee, team or priority; the same requestId again gives the first answer. */
export function change(id: string, requestId: string, { kind, ...what }: Change): Promise<Written> {
  return call("POST", `${of(id)}/${kind}`, { body: { requestId, ...what } })
}

export function markRead(id: string, seq: number): Promise<null> {
  return call("POST", `${of(id)}/read`, { body: { seq } })
}

/** An empty text without files takes the draft away. */
export function putDraft(id: string, draft: Draft, keepalive = false): Promise<null> {
  return call("PUT", `${of(id)}/draft`, { body: draft, keepalive })
}

export function readCustomer(id: string, signal?: AbortSignal): Promise<CustomerPanel> {
  return call("GET", `${of(id)}/customer`, { signal })
}

export function readFacts(id: string, signal?: AbortSignal): Promise<TransactionFacts> {
  return call("GET", `${of(id)}/facts`, { signal })
}

export function readClocks(id: string, signal?: AbortSignal): Promise<{ clocks: ClockView[] }> {
  return call("GET", `${of(id)}/clocks`, { signal })
}

export function readChecks(id: string, signal?: AbortSignal): Promise<CheckResults> {
  return call("GET", `${of(id)}/checks`, { signal })
}

export function readRequests(id: string, signal?: AbortSignal): Promise<RequestList> {
  return call("GET", `${of(id)}/requests`, { signal })
}

export function askFor(id: string, asked: z.input<typeof requests.askFor>): Promise<RequestList> {
  return call("POST", `${of(id)}/requests`, { body: asked })
}

export function decideItem(
  id: string,
  itemId: string,
  decided: z.input<typeof requests.decideItem>,
): Promise<RequestList> {
  return call("POST", `${of(id)}/requests/${itemId}`, { body: decided })
}

export function find(text: string, signal?: AbortSignal): Promise<Found> {
  return call("GET", `${base}/find?${new URLSearchParams({ q: text })}`, { signal })
}
