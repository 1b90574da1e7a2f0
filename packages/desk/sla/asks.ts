import { newId } from "@veridesk/contract/ids.ts"
import type { ClockPreview, Policy, PolicyPage } from "@veridesk/contract/sla.ts"
import { call } from "../data/api.ts"

/*
 * What the page of clocks asks of the server.
 */

const base = "/api/desk/sla"

export function readPolicy(): Promise<PolicyPage> {
  return call("GET", base)
}

export function savePolicy(save: {
  requestId: string
  basedOn: number
  note: string
  policy: Policy
}): Promise<{ version: number }> {
  return call("POST", base, { body: save })
}

export function restorePolicy(version: number, basedOn: number): Promise<{ version: number }> {
  return call("POST", `${base}/restore`, { body: { requestId: newId(), version, basedOn } })
}

export function readPreview(number: string): Promise<ClockPreview> {
  const query = number ? `?${new URLSearchParams({ number })}` : ""
  return call("GET", `${base}/preview${query}`)
}
