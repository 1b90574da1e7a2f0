import type * as contract from "@veridesk/contract/assignment.ts"
import type * as z from "zod"
import { call } from "../data/api.ts"

/*
 * What the desk asks of the server about routing, one function for each route of contract/assignment.ts.
 */

type In<S extends z.ZodType> = z.input<S>

const base = "/api/desk"

export const readAvailability = () => call<contract.Availability>("GET", `${base}/availability`)
export const putAvailability = (given: In<typeof contract.setAvailability>) =>
  call<contract.Availability>("PUT", `${base}/availability`, { body: given })
export const claimNext = (requestId: string) =>
  call<contract.Claimed>("POST", `${base}/claim`, { body: { requestId } })

export const readRouting = () => call<contract.Routing>("GET", `${base}/routing`)
export const readVersion = (version: number) =>
  call<contract.RuleSet>("GET", `${base}/routing/versions/${version}`)
export const checkRules = (set: contract.RuleSet) =>
  call<contract.Checked>("POST", `${base}/routing/check`, { body: set })
export const saveRules = (given: In<typeof contract.saveRules>) =>
  call<z.infer<typeof contract.saved>>("POST", `${base}/routing/versions`, { body: given })
export const rollBack = (given: In<typeof contract.rollBack>) =>
  call<z.infer<typeof contract.saved>>("POST", `${base}/routing/roll-back`, { body: given })
export const simulate = (given: In<typeof contract.simulate>) =>
  call<contract.Simulation>("POST", `${base}/routing/simulate`, { body: given })
export const tryExample = (given: In<typeof contract.tryExample>) =>
  call<contract.Tried>("POST", `${base}/routing/try`, { body: given })
export const readStops = () => call<contract.Stops>("GET", `${base}/routing/stops`)

export const readWorkloads = () => call<contract.Workloads>("GET", `${base}/workloads`)
export const putCapacity = (id: string, capacity: number) =>
  call<null>("PUT", `${base}/workloads/${id}`, { body: { capacity } })
