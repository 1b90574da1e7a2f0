import { saveMailbox } from "@veridesk/contract/mail/mailbox-desk.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { expect, test } from "vitest"
import { keyOf, listOf, savingOf, typedOf } from "./typed.ts"

test.each([
  ["VIP.Support@kestrel.example", "vip-support"],
  ["7days@kestrel.example", "days"],
  ["客服@kestrel.example", "mailbox"],
  ["", "mailbox"],
])("the key of %j is %s", (address, key) => {
  expect(keyOf(address)).toBe(key)
})

test("lists are read however they are separated", () => {
  expect(listOf(" a@k.example，b@k.example;\nc@k.example ,")).toEqual([
    "a@k.example",
    "b@k.example",
    "c@k.example",
  ])
})

test("what an administrator types of a new mailbox is what the server takes", () => {
  const typed = {
    ...typedOf(null, newId()),
    address: " VIP@Kestrel.example ",
    nameEn: "VIP desk",
    nameZh: "贵宾服务",
    fetched: true,
  }
  typed.imap = { ...typed.imap, host: "imap.kestrel.example", user: "vip", secret: "s" }
  const saving = saveMailbox.parse(savingOf(typed, { requestId: newId(), basedOn: 0 }))
  expect(saving).toMatchObject({
    imapSecret: "s",
    mailbox: { key: "vip", address: "vip@kestrel.example", teamId: null, imap: { port: 993, oauth: null } },
  })
})

test("a kept password is not sent again, and one that is no longer fetched sends none", () => {
  const typed = { ...typedOf(null, newId()), address: "a@k.example", fetched: true }
  expect(savingOf(typed, { requestId: newId(), basedOn: 3 })).not.toHaveProperty("imapSecret")
  const off = { ...typed, fetched: false, imap: { ...typed.imap, secret: "typed by mistake" } }
  expect(savingOf(off, { requestId: newId(), basedOn: 3 })).toMatchObject({ mailbox: { imap: null } })
  expect(savingOf(off, { requestId: newId(), basedOn: 3 })).not.toHaveProperty("imapSecret")
})
