import { queryOptions } from "@tanstack/react-query"
import { newId } from "@veridesk/contract/ids.ts"
import type { AddMailKey, BroughtKeys, MailKeyList, MailKeyView } from "@veridesk/contract/mail/keys-desk.ts"
import type { MailboxList } from "@veridesk/contract/mail/mailbox-desk.ts"
import { call } from "../data/api.ts"

const base = "/api/desk/mail-keys"

export const keysQuery = queryOptions({
  queryKey: ["mail-keys"],
  queryFn: () => call<MailKeyList>("GET", base),
})

export const boxesQuery = queryOptions({
  queryKey: ["mail-keys", "mailboxes"],
  queryFn: () => call<MailboxList>("GET", "/api/desk/mailboxes"),
})

/** What a mail brings of its author. */
export const broughtQuery = (messageId: string) =>
  queryOptions({
    queryKey: ["mail-keys", "brought", messageId],
    queryFn: () => call<BroughtKeys>("GET", `/api/desk/mails/${messageId}/keys`),
  })

type Without<T> = T extends unknown ? Omit<T, "requestId"> : never
export type Asked = Without<AddMailKey>

export const addKey = (asked: Asked) =>
  call<MailKeyView>("POST", base, { body: { requestId: newId(), ...asked } })
export const revokeKey = (id: string) => call<{ id: string }>("DELETE", `${base}/${id}`)
