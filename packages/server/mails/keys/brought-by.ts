import type { BroughtKey, MailKeys } from "@veridesk/contract/mail/crypto-keys.ts"
import type { BroughtKeys } from "@veridesk/contract/mail/keys-desk.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { Db } from "../../platform/db/connect.ts"
import { mailOf } from "../store.ts"
import type { KeyTools } from "./key-tools.ts"
import { keysOfAddresses } from "./store.ts"

/** What a mail brings, and to which brand it came. */
export type Brought = { brandId: string; keys: BroughtKey[] }

export type BroughtDeps = {
  db: Db
  tools: KeyTools
  rawOf: (incomingId: string) => Promise<Buffer>
  mailboxById: (id: string) => Mailbox | null
  keysFor: (mailbox: Mailbox, from: string | null) => Promise<MailKeys>
}

/** Reads a message's mail again and takes out the keys that it brings. */
export function makeBroughtBy(o: BroughtDeps) {
  return async (messageId: string): Promise<Brought | null> => {
    const mail = await mailOf(o.db, messageId)
    const mailbox = mail?.mailboxId ? o.mailboxById(mail.mailboxId) : null
    if (!mail || !mailbox) return null
    const bytes = new Uint8Array(await o.rawOf(mail.incomingId))
    const keys = await o.keysFor(mailbox, mail.fromAddress.toLowerCase())
    return { brandId: mailbox.brandId, keys: await o.tools.broughtBy(bytes, keys) }
  }
}

/** The same for the desk: which of them somebody has confirmed already. */
export async function broughtView(db: Db, { brandId, keys }: Brought): Promise<BroughtKeys> {
  const addresses = [...new Set(keys.map(({ address }) => address))]
  const known = new Set(
    (await keysOfAddresses(db, { brandId, addresses })).map(({ fingerprint }) => fingerprint),
  )
  return {
    keys: keys.map(({ kind, address, fingerprint, validUntil }) => ({
      kind,
      address,
      fingerprint,
      validUntil: validUntil?.toISOString() ?? null,
      known: known.has(fingerprint),
    })),
  }
}
