import { newId } from "@veridesk/contract/ids.ts"
import type * as contract from "@veridesk/contract/tasks.ts"
import { queryOptions } from "@tanstack/react-query"
import type * as z from "zod"
import { call } from "./api.ts"

/*
 * Tasks of a ticket and threads beside it; every write answers all of them anew. One function for each route of
 * contract/tasks.ts.
 */

const base = "/api/desk"
const ask = (path: string, body: object) =>
  call<contract.SideWork>("POST", `${base}/${path}`, { body: { requestId: newId(), ...body } })
type Given<S extends z.ZodType> = Omit<z.input<S>, "requestId">

/** `seq`: the conversation's last event, since tasks and threads change with events only. */
export const sideWorkQuery = (id: string, seq: number) =>
  queryOptions({
    queryKey: ["side-work", id, seq],
    queryFn: ({ signal }) =>
      call<contract.SideWork>("GET", `${base}/conversations/${id}/side-work`, { signal }),
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
  })
export const myWorkQuery = queryOptions({
  queryKey: ["my-work"],
  queryFn: ({ signal }) => call<contract.MyWork>("GET", `${base}/my-work`, { signal }),
  staleTime: 0,
  refetchInterval: 30_000,
  refetchOnWindowFocus: true,
})

export const addTask = (id: string, task: Given<typeof contract.addTask>) =>
  ask(`conversations/${id}/tasks`, task)
export const settleTask = (id: string, state: "open" | "done" | "dropped") =>
  ask(`tasks/${id}/settle`, { state })
export const openSideThread = (id: string, thread: Given<typeof contract.openSideThread>) =>
  ask(`conversations/${id}/side-threads`, thread)
export const writeInSideThread = (id: string, message: Given<typeof contract.writeInSideThread>) =>
  ask(`side-threads/${id}/messages`, message)
export const setSideThread = (id: string, act: "close" | "reopen") => ask(`side-threads/${id}/${act}`, {})
