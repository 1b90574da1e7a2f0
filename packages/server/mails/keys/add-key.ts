import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { GivenKey, InspectedKey } from "@veridesk/contract/mail/crypto-keys.ts"
import type { AddMailKey, MailKeyView } from "@veridesk/contract/mail/keys-desk.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Context } from "../../platform/context.ts"
import type { Db } from "../../platform/db/connect.ts"
import { inTransaction } from "../../platform/db/transaction.ts"
import type { Seal } from "../../platform/seal.ts"
import { once } from "../../platform/writes/once.ts"
import type { Brought } from "./brought-by.ts"
import type { KeyTools } from "./key-tools.ts"
import { insertKey, keyViews, type NewKey } from "./store.ts"

export type AddDeps = {
  db: Db
  seal: Seal
  tools: KeyTools
  mailboxByKey: (key: string) => Mailbox | null
  /** The brand of what belongs to no mailbox. */
  brandId: string
  /** What a message's mail brings. */
  broughtBy: (messageId: string) => Promise<Brought | null>
}

/** A key as it will stand there; its private part is not sealed yet. */
type Wanted = Pick<NewKey, "purpose" | "mailboxId" | "address" | "brandId"> & { key: InspectedKey }

/**
 * Adds a key: of a mailbox, of somebody who writes to us, or of an authority. Everything is checked before it is kept, and
 * a passphrase is used once and forgotten.
 * @throws Refusal `forbidden` 403 · 422 `mail-key-unreadable`, `mail-key-passphrase`, `mail-key-over`, `mail-key-weak`,
 * `mail-key-half`, `mail-key-private`, `mail-key-other-address`, `mail-key-no-authority` · `mail-key-known` 409
 */
export async function addKey(ctx: Context<StaffActor>, o: AddDeps, asked: AddMailKey): Promise<MailKeyView> {
  if (ctx.actor.role !== "administrator") throw new Refusal("forbidden", 403)
  const wanted = await wantedOf(o, asked, ctx.now)
  if (wanted.key.fault === "over") throw new Refusal("mail-key-over", 422)
  if (wanted.key.fault === "weak") throw new Refusal("mail-key-weak", 422)
  // Nothing secret is part of what is remembered of the request.
  const input = { what: asked.what, fingerprint: asked.what === "new" ? null : wanted.key.fingerprint }
  return inTransaction(ctx.db, (tx) =>
    once(tx, { actorId: ctx.actor.id, key: asked.requestId, input }, async () => {
      const { key, ...place } = wanted
      const id = newId()
      const { kind, fingerprint, publicPart, validFrom, validUntil } = key
      const privatePart =
        place.purpose === "own" && key.privatePart !== null
          ? o.seal.close(Buffer.from(key.privatePart), id)
          : null
      const row = { ...place, id, kind, fingerprint, publicPart, privatePart, validFrom, validUntil }
      if (!(await insertKey(tx, { ...row, by: ctx.actor.id, at: ctx.now })))
        throw new Refusal("mail-key-known", 409)
      const [view] = await keyViews(tx, id)
      if (!view) throw new Error("a key was added and is not there")
      return view
    }),
  )
}

async function wantedOf(o: AddDeps, asked: AddMailKey, at: Date): Promise<Wanted> {
  switch (asked.what) {
    case "new": {
      const box = mailboxOf(o, asked.mailboxKey)
      const key = await o.tools.generate({ name: box.name.en, address: box.address, at })
      return ownOf(box, key)
    }
    case "own": {
      const box = mailboxOf(o, asked.mailboxKey)
      const { text, pkcs12, passphrase } = asked
      const bytes = pkcs12 === undefined ? null : Buffer.from(pkcs12, "base64")
      const given = { ...(text !== undefined && { text }), ...(bytes && { pkcs12: new Uint8Array(bytes) }) }
      const key = await read(o, { ...given, passphrase, at })
      if (key.privatePart === null) throw new Refusal("mail-key-half", 422)
      if (![box.address, ...box.aliases].some((one) => key.addresses.includes(one)))
        throw otherAddress(box.address, key)
      return ownOf(box, key)
    }
    case "correspondent": {
      const key = await read(o, { text: asked.text, passphrase: "", at })
      const address = asked.address.toLowerCase()
      if (!key.addresses.includes(address)) throw otherAddress(address, key)
      return { purpose: "correspondent", mailboxId: null, brandId: o.brandId, address, key: publicOnly(key) }
    }
    case "trusted-ca": {
      const key = publicOnly(await read(o, { text: asked.text, at }))
      if (!key.isAuthority) throw new Refusal("mail-key-no-authority", 422)
      return { purpose: "trusted-ca", mailboxId: null, brandId: o.brandId, address: null, key }
    }
    case "brought": {
      const brought = await o.broughtBy(asked.messageId)
      const key = brought?.keys.find(({ fingerprint }) => fingerprint === asked.fingerprint)
      if (!brought || !key) throw notFound()
      const { brandId } = brought
      return { purpose: "correspondent", mailboxId: null, brandId, address: key.address, key }
    }
  }
}

function ownOf(box: Mailbox, key: InspectedKey): Wanted {
  return { purpose: "own", mailboxId: box.id, brandId: box.brandId, address: box.address, key }
}

function mailboxOf(o: AddDeps, key: string): Mailbox {
  const box = o.mailboxByKey(key)
  if (!box) throw notFound()
  return box
}

async function read(o: AddDeps, given: GivenKey): Promise<InspectedKey> {
  const key = await o.tools.inspect(given)
  if ("unreadable" in key) throw new Refusal(`mail-key-${key.unreadable}`, 422)
  return key
}

/** Somebody else's private key is nothing that anybody should have given us; it is not kept. */
function publicOnly(key: InspectedKey): InspectedKey {
  if (key.privatePart !== null) throw new Refusal("mail-key-private", 422)
  return key
}

function otherAddress(address: string, { addresses }: InspectedKey): Refusal {
  return new Refusal("mail-key-other-address", 422, {
    values: { address, others: addresses.slice(0, 5).join(", ") || "–" },
  })
}
