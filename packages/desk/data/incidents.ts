import { queryOptions } from "@tanstack/react-query"
import { newId } from "@veridesk/contract/ids.ts"
import type * as contract from "@veridesk/contract/incidents.ts"
import type * as z from "zod"
import { call } from "./api.ts"

/* One function for each route of contract/incidents.ts. */

const base = "/api/desk"
type Opened = contract.OpenedIncident
const post = <T>(path: string, body: object) => call<T>("POST", `${base}/${path}`, { body })

export const incidentsQuery = queryOptions({
  queryKey: ["incidents"],
  queryFn: () => call<z.infer<typeof contract.incidentList>>("GET", `${base}/incidents`),
  staleTime: 10_000,
})
/** Asked again every few seconds while an answer waits or goes. */
export const incidentQuery = (id: string) =>
  queryOptions({
    queryKey: ["incident", id],
    queryFn: () => call<Opened>("GET", `${base}/incidents/${id}`),
    staleTime: 0,
    refetchInterval: (query) =>
      query.state.data?.answers.some(({ state }) => state === "held" || state === "sending") ? 2_000 : 30_000,
  })
export const incidentOfQuery = (id: string, seq: number) =>
  queryOptions({
    queryKey: ["incident-of", id, seq],
    queryFn: () =>
      call<z.infer<typeof contract.incidentOfTicket>>("GET", `${base}/conversations/${id}/incident`),
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
  })

export const declareIncident = (incidentId: string, title: { en: string; zh: string }) =>
  post<Opened>("incidents", { requestId: newId(), incidentId, title, about: { en: "", zh: "" } })
export const editIncident = (id: string, given: z.input<typeof contract.editIncident>) =>
  post<Opened>(`incidents/${id}`, given)
export const lookFor = (id: string, filter: contract.GatherFilter) =>
  post<z.infer<typeof contract.gathering>>(`incidents/${id}/look`, filter)
export const gather = (id: string, what: { filter: contract.GatherFilter } | { ids: string[] }) =>
  post<z.infer<typeof contract.gathered>>(`incidents/${id}/tickets`, { requestId: newId(), ...what })
export const leaveIncident = (id: string, conversationId: string) =>
  post<Opened>(`incidents/${id}/leave`, { requestId: newId(), conversationId })
export const previewAnswer = (id: string, body: { en: string; zh: string }) =>
  post<contract.AnswerPreview>(`incidents/${id}/preview`, { body })
export const answerAll = (
  id: string,
  answer: { answerId: string; body: { en: string; zh: string }; resolves: boolean },
) => post<Opened>(`incidents/${id}/answers`, { requestId: newId(), ...answer })
export const withdrawAnswer = (answerId: string) =>
  post<Opened>(`incident-answers/${answerId}/withdraw`, { requestId: newId() })
