import { queryOptions } from "@tanstack/react-query"
import type { SaveStatuses, StatusPage } from "@veridesk/contract/statuses.ts"
import { call } from "./api.ts"

/* The installation's own statuses: labels over those that lists and clocks work with. */

const MINUTE = 60_000

export const statusesQuery = queryOptions({
  queryKey: ["statuses"],
  queryFn: () => call<StatusPage>("GET", "/api/desk/statuses"),
  staleTime: 5 * MINUTE,
})

export const saveStatuses = (save: SaveStatuses) =>
  call<{ version: number }>("POST", "/api/desk/statuses", { body: save })
