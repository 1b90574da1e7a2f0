import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import type {
  OutboxDetail,
  OutboxPage,
  OutboxState,
  resendMail as resendBody,
  Withdrawn,
} from "@veridesk/contract/mail/outbox.ts"
import type * as z from "zod"
import { call } from "../data/api.ts"

/* Mails that go out: lists by state, one of them, and the two things that can be done about it. */

export const outboxQuery = (state: OutboxState | null) =>
  infiniteQueryOptions({
    queryKey: ["outbox", state],
    queryFn: ({ pageParam }) => {
      const asked = new URLSearchParams()
      if (state) asked.set("state", state)
      if (pageParam) asked.set("before", pageParam)
      return call<OutboxPage>("GET", `/api/desk/outbox?${asked}`)
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    refetchInterval: 15_000,
  })

export const outboxMailQuery = (id: string) =>
  queryOptions({
    queryKey: ["outbox-mail", id],
    queryFn: ({ signal }) => call<OutboxDetail>("GET", `/api/desk/outbox/${id}`, { signal }),
    staleTime: 0,
  })

export function withdrawMail(id: string, requestId: string): Promise<Withdrawn> {
  return call("POST", `/api/desk/outbox/${id}/withdraw`, { body: { requestId } })
}

export function withdrawReply(
  o: { conversationId: string; messageId: string },
  requestId: string,
): Promise<Withdrawn> {
  return call("POST", `/api/desk/conversations/${o.conversationId}/replies/${o.messageId}/withdraw`, {
    body: { requestId },
  })
}

export function resendMail(id: string, body: z.input<typeof resendBody>): Promise<unknown> {
  return call("POST", `/api/desk/outbox/${id}/resend`, { body })
}
