import type * as contract from "@veridesk/contract/desk-forms.ts"
import type * as z from "zod"
import { call } from "./api.ts"

/* What the desk asks of the server about intake forms: one function for each route of contract/desk-forms.ts. */

type In<S extends z.ZodType> = z.input<S>

const base = "/api/desk/forms"
const of = (key: string) => `${base}/${encodeURIComponent(key)}`

export const readForms = () => call<contract.FormList>("GET", base)
export const readForm = (key: string) => call<contract.FormDetail>("GET", of(key))
export const saveForm = (body: In<typeof contract.saveForm>) =>
  call<contract.SavedForm>("POST", base, { body })
export const restoreForm = (key: string, body: In<typeof contract.restoreForm>) =>
  call<contract.SavedForm>("POST", `${of(key)}/restore`, { body })
export const retireForm = (key: string, body: In<typeof contract.retireForm>) =>
  call<contract.SavedForm>("POST", `${of(key)}/retire`, { body })
export const testForm = (body: In<typeof contract.testFill>) =>
  call<contract.TestFilled>("POST", `${base}/test`, { body })
