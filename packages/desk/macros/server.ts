import type * as contract from "@veridesk/contract/macros.ts"
import type * as z from "zod"
import { call } from "../data/api.ts"

/*
 * What the desk asks of the server about macros, one function for each route of contract/macros.ts.
 */

const base = "/api/desk/macros"
const of = (key: string) => `${base}/${encodeURIComponent(key)}`
type In<S extends z.ZodType> = z.input<S>

export const readOffered = (conversationId: string, signal?: AbortSignal) =>
  call<contract.OfferedMacros>("GET", `/api/desk/conversations/${conversationId}/macros`, { signal })
export const readMacros = () => call<z.infer<typeof contract.macroLines>>("GET", base)
export const readMacro = (key: string) => call<contract.OpenedMacro>("GET", of(key))
export const makeMacro = (body: In<typeof contract.newMacro>) =>
  call<contract.OpenedMacro>("POST", base, { body })
export const saveMacro = (key: string, body: In<typeof contract.saveMacro>) =>
  call<contract.OpenedMacro>("POST", of(key), { body })
export const restoreMacro = (key: string, body: In<typeof contract.restoreMacro>) =>
  call<contract.OpenedMacro>("POST", `${of(key)}/restore`, { body })
export const approveMacro = (key: string, body: In<typeof contract.approveMacro>) =>
  call<contract.OpenedMacro>("POST", `${of(key)}/approve`, { body })
export const retireMacro = (key: string, body: In<typeof contract.retireMacro>) =>
  call<contract.OpenedMacro>("POST", `${of(key)}/retire`, { body })
export const tryMacro = (body: In<typeof contract.tryMacro>, signal?: AbortSignal) =>
  call<contract.TriedMacro>("POST", `${base}/try`, { body, signal })
