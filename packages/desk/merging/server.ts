import { queryOptions } from "@tanstack/react-query"
import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Kin, Ties } from "@veridesk/contract/merging.ts"
import { call } from "../data/api.ts"
import { queries } from "../data/queries.ts"
import { load } from "../data/sync.ts"

/*
 * What the desk asks of the server about tickets that are tied together (contract/merging.ts).
 */

const of = (id: string) => `/api/desk/conversations/${id}`

export const tiesQuery = (id: string) =>
  queryOptions({
    queryKey: ["ties", id],
    queryFn: ({ signal }) => call<Ties>("GET", `${of(id)}/ties`, { signal }),
  })

/** The newest of what was said in a ticket that was merged; it is read by its own id and its own cursor. */
export const mergedQuery = (id: string) =>
  queryOptions({
    queryKey: ["merged", id],
    queryFn: ({ signal }) =>
      call<{ events: TimelineEvent[]; more: boolean }>("GET", `${of(id)}/events?limit=100`, { signal }),
  })

/** The messages that a ticket was split off with. */
export const carriedQuery = (id: string) =>
  queryOptions({
    queryKey: ["carried", id],
    queryFn: ({ signal }) =>
      call<{ events: TimelineEvent[] }>("GET", `${of(id)}/carried`, { signal }).then(({ events }) => ({
        events,
        more: false,
      })),
  })

export function merge(
  id: string,
  body: { requestId: string; intoId: string; reason: string },
): Promise<{ mergeId: string }> {
  return call("POST", `${of(id)}/merge`, { body })
}

export function undoMerge(mergeId: string): Promise<{ mergeId: string }> {
  return call("POST", `/api/desk/merges/${mergeId}/undo`, { body: { requestId: newId() } })
}

export function split(
  id: string,
  body: { requestId: string; messageIds: string[]; subject: string },
): Promise<{ conversationId: string; number: string }> {
  return call("POST", `${of(id)}/split`, { body })
}

export function link(
  id: string,
  body: { requestId: string; otherId: string; as: Kin },
): Promise<{ linkId: string }> {
  return call("POST", `${of(id)}/links`, { body })
}

export function unlink(linkId: string): Promise<{ linkId: string }> {
  return call("POST", `/api/desk/links/${linkId}/remove`, { body: { requestId: newId() } })
}

export function sayDifferent(id: string, otherId: string): Promise<null> {
  return call("POST", `${of(id)}/not-duplicate`, { body: { otherId } })
}

export function tellChildren(id: string): Promise<{ children: number }> {
  return call("POST", `${of(id)}/tell-children`, { body: { requestId: newId() } })
}

/** Reads anew what an act has changed: the tickets it was about, and all that is known of ties. */
export function readTiesAgain(...ids: string[]): void {
  void queries.invalidateQueries({ queryKey: ["ties"] })
  // One that can't be read now comes by the socket, or when it is opened.
  for (const id of ids) load(id).catch(() => {})
}
