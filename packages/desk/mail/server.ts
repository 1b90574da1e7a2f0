import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import type {
  blockSender,
  IncomingDetail,
  IncomingPage,
  MailDetail,
  MailOpened,
  MailStatus,
} from "@veridesk/contract/mail/desk.ts"
import type * as z from "zod"
import { call } from "../data/api.ts"

/*
 * Mails as the server tells of them: those that wait for a look or were rejected, and the one behind a message. They
 * are asked for when somebody looks, and not kept live.
 */

/** Lists that the page shows; each is a fate of what came in. */
export type Fate = "quarantine" | "rejected"

export const incomingQuery = (fate: Fate) =>
  infiniteQueryOptions({
    queryKey: ["incoming-mails", fate],
    queryFn: ({ pageParam }) =>
      call<IncomingPage>(
        "GET",
        `/api/desk/incoming-mails?fate=${fate}${pageParam ? `&before=${pageParam}` : ""}`,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    refetchInterval: 30_000,
  })

export const incomingMailQuery = (id: string) =>
  queryOptions({
    queryKey: ["incoming-mail", id],
    queryFn: ({ signal }) =>
      stay(signal).then(() => call<IncomingDetail>("GET", `/api/desk/incoming-mails/${id}`, { signal })),
  })

export const mailQuery = (messageId: string) =>
  queryOptions({
    queryKey: ["mail", messageId],
    queryFn: ({ signal }) => call<MailDetail>("GET", `/api/desk/mails/${messageId}`, { signal }),
    staleTime: 5 * 60_000,
  })

export function readLockedMailAgain(messageId: string, requestId: string): Promise<MailOpened> {
  return call("POST", `/api/desk/mails/${messageId}/read-again`, { body: { requestId } })
}

export const mailStatusQuery = queryOptions({
  queryKey: ["mail-status"],
  queryFn: () => call<MailStatus>("GET", "/api/desk/mail-status"),
  staleTime: 0,
  refetchInterval: 30_000,
})

/** The bytes of a mail that is in no conversation, as they came. */
export function rawOfIncoming(id: string): string {
  return `/api/desk/incoming-mails/${id}/raw`
}

/** The bytes of a message's mail. Each look at them is an event of its conversation. */
export function rawOfMessage(messageId: string): string {
  return `/api/desk/mails/${messageId}/raw`
}

/** Where our server gives a picture that stands elsewhere: its own address is appended. */
export function picturesOf(messageId: string): string {
  return `/api/desk/mail-pictures?mail=${messageId}&url=`
}

/** `requestId` stays the same as long as it is the same act: asked twice, it is done once. */
type Act = { id: string; requestId: string }

export function releaseMail({ id, ...body }: Act & { to: string; teamId: string | null }): Promise<unknown> {
  return act(id, "release", body)
}

export function readMailAgain({ id, ...body }: Act): Promise<unknown> {
  return act(id, "read-again", body)
}

export function discardMail({ id, ...body }: Act & { note: string }): Promise<unknown> {
  return act(id, "discard", body)
}

export type Shut = Omit<z.infer<typeof blockSender>, "requestId">

export function blockSenderOf({ id, ...body }: Act & Shut): Promise<unknown> {
  return act(id, "block", body)
}

function act(id: string, verb: string, body: object): Promise<unknown> {
  return call("POST", `/api/desk/incoming-mails/${id}/${verb}`, { body })
}

/** Passing by with j or k opens nothing: only what is stayed at this long is asked for (ms). */
const PASSING_MS = 150

export function stay(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, PASSING_MS)
    signal.addEventListener("abort", () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}
