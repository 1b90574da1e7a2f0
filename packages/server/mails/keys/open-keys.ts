import type { MailKeys } from "@veridesk/contract/mail/crypto-keys.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { Clock } from "../../platform/clock.ts"
import type { Db } from "../../platform/db/connect.ts"
import { makeSeal } from "../../platform/seal.ts"
import type { KeyTools, OpenedKey } from "./key-tools.ts"
import { makeProtect } from "./protect.ts"
import { authorities, keysOfAddresses, ownKeys, type Sealed } from "./store.ts"

export type KeysSetup = {
  db: Db
  secret: string
  clock: Clock
  tools: KeyTools
  /** Of whom a mail is that goes out. */
  mailboxFor: (address: string) => Mailbox | null
  /** The installation's own address. */
  from: string
}

/** The keys of mailboxes and of those who write to them. A private part is opened for the one mail that needs it. */
export function openMailKeys(o: KeysSetup) {
  const { db, clock } = o
  const seal = makeSeal(o.secret, "mail-keys")
  const opened = ({ id, privatePart, ...key }: Sealed): OpenedKey => ({
    ...key,
    privatePart: seal.open(privatePart, id).toString("utf8"),
  })
  const ownOf = async (mailboxId: string) => (await ownKeys(db, mailboxId)).map(opened)
  return {
    seal,
    tools: o.tools,
    /** With what a mail that came to this mailbox is opened and checked. */
    async keysFor({ id, brandId }: Pick<Mailbox, "id" | "brandId">, from: string | null): Promise<MailKeys> {
      const [own, known, trusted] = await Promise.all([
        ownOf(id),
        from === null ? [] : keysOfAddresses(db, { brandId, addresses: [from] }),
        authorities(db, brandId),
      ])
      return { own, known, trusted, at: clock() }
    },
    protect: makeProtect({ ...o, ownOf }),
  }
}
