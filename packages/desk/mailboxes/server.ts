import { queryOptions } from "@tanstack/react-query"
import type { BrandList } from "@veridesk/contract/brands.ts"
import type {
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

export function testMailbox(body: TestMailbox): Promise<MailboxTested> {
  return call("POST", "/api/desk/mailboxes/test", { body })
}
