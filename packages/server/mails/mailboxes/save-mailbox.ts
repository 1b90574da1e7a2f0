import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { MailboxView, SaveMailbox } from "@veridesk/contract/mail/mailbox-desk.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../../platform/context.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import type { Seal } from "../../platform/seal.ts"
import { once } from "../../platform/writes/once.ts"
import { isSameAccount, mailboxFor } from "./mailbox.ts"
import { allMailboxes, lockMailboxes, storeMailbox } from "./store.ts"

export type SaveDeps = {
  seal: Seal
  hasBrand: (id: string) => boolean
  hasTeam: (id: string) => boolean
  hasForm: (key: string) => boolean
}

/**
 * Adds a mailbox, or keeps what an administrator changed of one, as its next version.
 * @throws Refusal `forbidden` 403 · `changed-meanwhile` 409 with the newest version · `mailbox-address-taken` 422 with
 * the mailbox that has it · `mailbox-points-nowhere` 422 where team, form or brand aren't there ·
 * `mailbox-secret-needed` 422 where it is fetched elsewhere and the kept password belongs to another account, or none is kept
 */
export async function saveMailbox(ctx: Context<StaffActor>, o: SaveDeps, save: SaveMailbox) {
  if (ctx.actor.role !== "administrator") throw new Refusal("forbidden", 403)
  return inTransaction(ctx.db, (tx) =>
    // The password is no part of what is remembered of the request.
    once(
      tx,
      { actorId: ctx.actor.id, key: save.requestId, input: { ...save, imapSecret: null } },
      async () => {
        await lockMailboxes(tx)
        const all = await allMailboxes(tx)
        const before = all.find(({ key }) => key === save.mailbox.key) ?? null
        if ((before?.version ?? 0) !== save.basedOn)
          throw new Refusal("changed-meanwhile", 409, { detail: { version: before?.version ?? 0 } })
        const box = checked(save, before)
        refuseTaken(box, all)
        refuseNowhere(box, o)
        const secret = secretFor(save, before)
        const sealed = typeof secret === "string" ? o.seal.close(Buffer.from(secret), box.id) : secret
        await storeMailbox(tx, { box, secret: sealed, by: ctx.actor.id, at: ctx.now })
        return { key: box.key, version: box.version }
      },
    ),
  )
}

function checked({ mailbox, basedOn }: SaveMailbox, before: MailboxView | null): Mailbox {
  const address = mailbox.address.toLowerCase()
  const aliases = [...new Set(mailbox.aliases.map((alias) => alias.toLowerCase()))]
  return {
    ...mailbox,
    address,
    aliases: aliases.filter((alias) => alias !== address),
    id: before?.id ?? newId(),
    version: basedOn + 1,
  }
}

function refuseTaken(box: Mailbox, all: MailboxView[]): void {
  const others = all.filter(({ id }) => id !== box.id)
  for (const address of [box.address, ...box.aliases]) {
    const other = mailboxFor(others, address)
    if (other)
      throw new Refusal("mailbox-address-taken", 422, {
        values: { address, other: other.address },
        detail: { key: other.key },
      })
  }
}

function refuseNowhere(box: Mailbox, o: SaveDeps): void {
  const isThere =
    o.hasBrand(box.brandId) && o.hasForm(box.formKey) && (box.teamId === null || o.hasTeam(box.teamId))
  if (!isThere) throw new Refusal("mailbox-points-nowhere", 422)
}

/** The new password, null for none any more, `undefined` for the kept one. */
function secretFor({ mailbox, imapSecret }: SaveMailbox, before: MailboxView | null) {
  if (!mailbox.imap) return null
  if (imapSecret !== undefined) return imapSecret
  if (before?.secretKept && isSameAccount(before.imap, mailbox.imap)) return undefined
  throw new Refusal("mailbox-secret-needed", 422)
}
