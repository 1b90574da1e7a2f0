import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"
import type * as contract from "@veridesk/contract/announcements.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type * as z from "zod"
import { call } from "../data/api.ts"

/* One function for each route of contract/announcements.ts. */

const base = "/api/desk/announcements"
type Opened = contract.OpenedAnnouncement
type Content = contract.AnnouncementContent
type Both = contract.BothSides

export type Filter = { kind?: contract.AnnouncementKind; stage: "open" | "published" | "withdrawn" | "any" }

const list = (asked: Record<string, string>) =>
  call<contract.AnnouncementList>("GET", `${base}?${new URLSearchParams(asked)}`)

export const announcementPages = ({ kind, stage }: Filter) =>
  infiniteQueryOptions({
    queryKey: ["announcements", kind ?? "", stage],
    queryFn: ({ pageParam }) =>
      list({ stage, ...(kind ? { kind } : {}), ...(pageParam ? { after: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: ({ next }) => next,
    staleTime: 5_000,
  })

/** The places that announce; they come with every list. */
export const placesQuery = queryOptions({
  queryKey: ["announcement-places"],
  queryFn: async () => (await list({ stage: "open" })).channels,
  staleTime: 5_000,
})

/** Asked again while something is on its way out. */
export const announcementQuery = (id: string) =>
  queryOptions({
    queryKey: ["announcement", id],
    queryFn: () => call<Opened>("GET", `${base}/${id}`),
    staleTime: 0,
    refetchInterval: (query) => (isOnItsWay(query.state.data) ? 2_000 : 30_000),
  })

function isOnItsWay(opened: Opened | undefined): boolean {
  return (opened?.deliveries ?? []).some(
    ({ state, version, counts }) =>
      state === "queued" ||
      state === "sending" ||
      (version === opened?.line.published && counts.sent < counts.recipients),
  )
}

const post = <T = Opened>(path: string, body: object) =>
  call<T>("POST", `${base}${path}`, { body: { requestId: newId(), ...body } })

export const createAnnouncement = (announcementId: string, content: Content) =>
  post("", { announcementId, content })
export const saveAnnouncement = (id: string, body: { basedOn: number; content: Content; note?: Both }) =>
  post(`/${id}/save`, body)
export const correctAnnouncement = (
  id: string,
  body: { basedOn: number; reason: "correction" | "update"; note: Both; content: Content },
) => post(`/${id}/correct`, body)
export const submitAnnouncement = (id: string, version: number) => post(`/${id}/submit`, { version })
export const approveAnnouncement = (id: string, version: number) => post(`/${id}/approve`, { version })
export const refuseAnnouncement = (id: string, version: number, why: string) =>
  post(`/${id}/refuse`, { version, why })
export const publishAnnouncement = (
  id: string,
  body: { version: number; at: string | null; channels: { key: string; afterMinutes: number }[] },
) => post(`/${id}/publish`, body)
export const unscheduleAnnouncement = (id: string, version: number) => post(`/${id}/unschedule`, { version })
export const withdrawAnnouncement = (id: string, why: Both) => post(`/${id}/withdraw`, { why })
export const retryAnnouncement = (id: string, channel: string) => post(`/${id}/retry`, { channel })

export const lookAtAnnouncement = (
  body: z.input<typeof contract.lookAtAnnouncement>,
  signal: AbortSignal,
): Promise<contract.LookedAtAnnouncement> => call("POST", `${base}/look`, { body, signal })
