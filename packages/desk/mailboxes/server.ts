import { queryOptions } from "@tanstack/react-query"
import type { BrandList } from "@veridesk/contract/brands.ts"
import type {
  Fetching,
  MailboxList,
  MailboxTested,
  SaveMailbox,
  TestMailbox,
} from "@veridesk/contract/mail/mailbox-desk.ts"
import { call } from "../data/api.ts"
import { readForms } from "../data/forms.ts"
import { readRegister } from "../registry/server.ts"

export const mailboxesQuery = queryOptions({
  queryKey: ["mailboxes"],
  queryFn: () => call<MailboxList>("GET", "/api/desk/mailboxes"),
  // Not by itself while somebody edits.
  refetchOnReconnect: false,
})

export const brandsQuery = queryOptions({
  queryKey: ["brands"],
  queryFn: () => call<BrandList>("GET", "/api/desk/brands"),
})

export const formsQuery = queryOptions({ queryKey: ["forms", "list"], queryFn: readForms })

export const registerQuery = queryOptions({ queryKey: ["register"], queryFn: readRegister })

export function saveMailbox(body: SaveMailbox): Promise<{ key: string; version: number }> {
  return call("PUT", "/api/desk/mailboxes", { body })
}

/** How a mailbox elsewhere is fetched; while it is looked through again one sees how far that is. */
export const fetchingQuery = (key: string) =>
  queryOptions({
    queryKey: ["fetching", key],
    queryFn: () => call<Fetching>("GET", `/api/desk/mailboxes/${key}/fetching`),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.folders.some(({ again }) => again && again.doneAt === null) ? 1500 : 15_000,
  })

export function fetchAgain(key: string, body: { requestId: string; since: string }): Promise<Fetching> {
  return call("POST", `/api/desk/mailboxes/${key}/fetch-again`, { body })
}

export function testMailbox(body: TestMailbox): Promise<MailboxTested> {
  return call("POST", "/api/desk/mailboxes/test", { body })
}
