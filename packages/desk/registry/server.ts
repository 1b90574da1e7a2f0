import type * as contract from "@veridesk/contract/registry.ts"
import type * as z from "zod"
import { call } from "../data/api.ts"

/*
 * What the desk asks of the server about official channels and impostors, one function for each route of
 * contract/registry.ts.
 */

type In<S extends z.ZodType> = z.input<S>

export const readRegister = () => call<contract.RegisterPage>("GET", "/api/desk/register")
export const proposeRegister = (body: In<typeof contract.proposeRegister>) =>
  call<contract.RegisterPage>("POST", "/api/desk/register", { body })
export const rollBackRegister = (body: In<typeof contract.rollBackRegister>) =>
  call<contract.RegisterPage>("POST", "/api/desk/register/roll-back", { body })
export const decideRegister = (id: string, body: In<typeof contract.decideRegister>) =>
  call<contract.RegisterPage>("POST", `/api/desk/register/changes/${id}`, { body })
export const versionAddress = (version: number) => `/api/desk/register/versions/${version}`
export const readVersion = (version: number) => call<contract.SignedRegister>("GET", versionAddress(version))

export const readImpostors = () => call<contract.ImpostorPage>("GET", "/api/desk/impostors")
export const readImpostor = (id: string) => call<contract.OpenedImpostor>("GET", `/api/desk/impostors/${id}`)
export const judgeImpostor = (id: string, body: In<typeof contract.judgeImpostor>) =>
  call<contract.OpenedImpostor>("POST", `/api/desk/impostors/${id}`, { body })
