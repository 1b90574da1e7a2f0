import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { MailboxView } from "@veridesk/contract/mail/mailbox-desk.ts"
import type { Db } from "../../platform/db/connect.ts"
import { makeSeal, type Seal } from "../../platform/seal.ts"
import { mailDomain } from "./default-mailboxes.ts"
import { mailboxFor } from "./mailbox.ts"
import { allMailboxes, keepDefaultMailboxes, sealedSecret } from "./store.ts"

const LOOK_MS = 5000

/** The mailboxes in memory: every mail asks for one, and they change once a month. */
export type Mailboxes = {
  all(): Mailbox[]
  /** With what only the desk's page shows. */
  views(): MailboxView[]
  byId(id: string): Mailbox | null
  byKey(key: string): Mailbox | null
  /** Whose address it is, or alias, whatever its case; what stands behind "+" is not looked at. Null where it is nobody's. */
  forAddress(address: string): Mailbox | null
  /** The password or refresh token with which it is fetched; null where there is none. */
  secretOf(id: string): Promise<string | null>
  /** For whoever saves one. */
  seal: Seal
  refresh(): Promise<void>
  close(): void
}

export type MailboxDeps = {
  /** The installation's secret. */
  secret: string
  brand: { id: string; supportEmail: string | null }
  /** Sender of all mails, alone or as Name <address>. */
  from: string
  teamIdOf: (key: string) => string | null
}

/** Opens the mailboxes, with the default ones where there are none. */
export async function openMailboxes(db: Db, o: MailboxDeps): Promise<Mailboxes> {
  const { brand, from, teamIdOf } = o
  const domain = mailDomain({ supportEmail: brand.supportEmail, from })
  await keepDefaultMailboxes(db, { brandId: brand.id, domain, teamIdOf })
  const seal = makeSeal(o.secret, "mailboxes")
  let all: MailboxView[] = []
  const refresh = async () => {
    all = await allMailboxes(db)
  }
  await refresh()
  // What we have is good enough until the database answers again.
  const timer = setInterval(() => void refresh().catch(() => {}), LOOK_MS)
  timer.unref()
  return {
    all: () => all,
    views: () => all,
    byId: (id) => all.find((box) => box.id === id) ?? null,
    byKey: (key) => all.find((box) => box.key === key) ?? null,
    forAddress: (address) => mailboxFor(all, address),
    async secretOf(id) {
      const sealed = await sealedSecret(db, id)
      return sealed && seal.open(sealed, id).toString("utf8")
    },
    seal,
    refresh,
    close: () => clearInterval(timer),
  }
}
