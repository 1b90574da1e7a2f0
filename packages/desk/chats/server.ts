import { queryOptions } from "@tanstack/react-query"
import type * as contract from "@veridesk/contract/chat/desk.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type * as z from "zod"
import { call } from "../data/api.ts"

/* One function for each route of contract/chat/desk.ts. */

const base = "/api/desk/chats"
type Given<S extends z.ZodType> = z.input<S>
type DistributedOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** An act without the key of its request, which is made here. */
export type Act = DistributedOmit<Given<typeof contract.deskChatAct>, "requestId" | "noteId">

type Acted = z.infer<typeof contract.deskActed>

export const sayPresence = (presence: contract.ChatPresence) =>
  call<Acted>("POST", `${base}/presence`, { body: { presence } })

export const claimNext = () =>
  call<z.infer<typeof contract.taken>>("POST", `${base}/next`, { body: { requestId: newId() } })

export const actOn = (id: string, act: Act) =>
  call<Acted>("POST", `${base}/${id}/acts`, {
    body: { ...act, requestId: newId(), ...(act.act === "transfer" && { noteId: newId() }) },
  })

/** Read again with each event of the conversation, and now and then while it is looked at. */
export const panelQuery = (id: string, seq: number) =>
  queryOptions({
    queryKey: ["chat-panel", id, seq],
    queryFn: ({ signal }) => call<contract.ChatPanel>("GET", `${base}/${id}`, { signal }),
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
    refetchInterval: 15_000,
  })

export const settingsQuery = queryOptions({
  queryKey: ["chat-settings"],
  queryFn: () => call<contract.ChatSettings>("GET", `${base}/settings`),
  staleTime: 0,
})

export const saveSettings = (settings: contract.ChatSettings) =>
  call<contract.ChatSettings>("PUT", `${base}/settings`, { body: settings })

export const setCapacity = (staffId: string, capacity: number) =>
  call<Acted>("PUT", `${base}/agents/${staffId}`, { body: { capacity } })
