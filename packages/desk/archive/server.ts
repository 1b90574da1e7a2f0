import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import type { ArchivedMail, FoundMails, HoldOf, LegalHold } from "@veridesk/contract/mail/find.ts"
import { bodyOf, call, reach, Refused } from "../data/api.ts"
import { stay } from "../mail/server.ts"
import { type Asked, queryOf } from "./asked.ts"

/* The archive as the server tells of it: what is found, one mail (each look is written down), and what is kept by law. */

export const archiveQuery = (asked: Asked) =>
  infiniteQueryOptions({
    queryKey: ["archive", asked],
    queryFn: ({ pageParam, signal }) => {
      const query = queryOf(asked)
      if (pageParam) query.set("before", pageParam)
      return call<FoundMails>("GET", `/api/desk/mails?${query}`, { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    retry: false,
  })

export const archivedQuery = (id: string) =>
  queryOptions({
    queryKey: ["archived", id],
    queryFn: ({ signal }) =>
      stay(signal).then(() => call<ArchivedMail>("GET", `/api/desk/archive/${id}`, { signal })),
    // Asked again it would be looked at again.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  })

export const holdQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ["hold", conversationId],
    queryFn: ({ signal }) => call<LegalHold>("GET", holdOf(conversationId), { signal }),
    staleTime: 0,
  })

export type HoldOrder = { conversationId: string; requestId: string; of: HoldOf; reason: string }

export function placeHold({ conversationId, ...body }: HoldOrder): Promise<LegalHold> {
  return call("POST", holdOf(conversationId), { body })
}

export function liftHold({ conversationId, ...body }: HoldOrder): Promise<LegalHold> {
  return call("POST", `${holdOf(conversationId)}/lift`, { body })
}

function holdOf(conversationId: string): string {
  return `/api/desk/conversations/${conversationId}/legal-hold`
}

/** Has the browser save the mails of a conversation with their proof. That they were taken out is an event of it. */
export async function saveBundle({ id, number }: { id: string; number: string }): Promise<void> {
  const response = await reach("GET", `/api/desk/conversations/${id}/eml-bundle`, {})
  if (!response.ok) throw new Refused(response.status, bodyOf(await response.json().catch(() => null)))
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement("a")
  link.href = address
  link.download = `mails-${number}.zip`
  link.click()
  URL.revokeObjectURL(address)
}
