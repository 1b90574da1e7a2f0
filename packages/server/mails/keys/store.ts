import type { KeyKind } from "@veridesk/contract/mail/crypto-keys.ts"
import type { KeyPurpose, MailKeyView } from "@veridesk/contract/mail/keys-desk.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

const MOST_SHOWN = 500
/** Keys of one mailbox or of one person that are tried. */
const MOST_TRIED = 20

export type NewKey = {
  id: string
  brandId: string
  mailboxId: string | null
  kind: KeyKind
  purpose: KeyPurpose
  address: string | null
  fingerprint: string
  publicPart: string
  /** Sealed. */
  privatePart: Buffer | null
  validFrom: Date
  validUntil: Date | null
  by: string
  at: Date
}

/** @returns false where it is there already */
export async function insertKey(tx: Db, k: NewKey): Promise<boolean> {
  const { rows } = await sql`
    insert into mail_keys (id, brand_id, mailbox_id, kind, purpose, address, fingerprint, public_part, private_part, valid_from,
      valid_until, added_by, added_at)
    values (${k.id}::uuid, ${k.brandId}::uuid, ${k.mailboxId}::uuid, ${k.kind}, ${k.purpose}, ${k.address}, ${k.fingerprint},
      ${k.publicPart}, ${k.privatePart}, ${k.validFrom}, ${k.validUntil}, ${k.by}::uuid, ${k.at})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Takes a key back; its private part is gone with that. @returns false where there is none in force */
export async function revokeKey(tx: Db, k: { id: string; by: string; at: Date }): Promise<boolean> {
  const { rows } = await sql`
    update mail_keys set revoked_at = ${k.at}, revoked_by = ${k.by}::uuid, private_part = null
    where id = ${k.id}::uuid and revoked_at is null returning id`.execute(tx)
  return rows.length > 0
}

type Row = Omit<MailKeyView, "validFrom" | "validUntil" | "addedAt" | "revokedAt"> & {
  validFrom: Date
  validUntil: Date | null
  addedAt: Date
  revokedAt: Date | null
}

export async function keyViews(db: Db, id: string | null = null): Promise<MailKeyView[]> {
  const { rows } = await sql<Row>`
    select k.id, k.kind, k.purpose, m.key as "mailboxKey", k.address, k.fingerprint, k.public_part as "publicPart",
      k.valid_from as "validFrom", k.valid_until as "validUntil", s.name as "addedBy", k.added_at as "addedAt",
      k.revoked_at as "revokedAt"
    from mail_keys k left join mailboxes m on m.id = k.mailbox_id left join staff s on s.id = k.added_by
    where ${id}::uuid is null or k.id = ${id}::uuid
    order by k.revoked_at is not null, array_position(array['own', 'trusted-ca', 'correspondent'], k.purpose), k.id desc
    limit ${MOST_SHOWN}`.execute(db)
  return rows.map((row) => ({
    ...row,
    validFrom: row.validFrom.toISOString(),
    validUntil: row.validUntil?.toISOString() ?? null,
    addedAt: row.addedAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }))
}

export type Sealed = {
  id: string
  kind: KeyKind
  publicPart: string
  privatePart: Buffer
  validUntil: Date | null
}

/** Keys of a mailbox, the newest first; those that have run out as well, for mails that were written before. */
export async function ownKeys(db: Db, mailboxId: string): Promise<Sealed[]> {
  const { rows } = await sql<Sealed>`
    select id, kind, public_part as "publicPart", private_part as "privatePart", valid_until as "validUntil"
    from mail_keys where purpose = 'own' and mailbox_id = ${mailboxId}::uuid and revoked_at is null
    order by id desc limit ${MOST_TRIED}`.execute(db)
  return rows
}

export type Confirmed = {
  kind: KeyKind
  address: string
  fingerprint: string
  publicPart: string
  validUntil: Date | null
}

/** Keys that somebody has confirmed for these addresses of a brand's correspondents, the newest first. */
export async function keysOfAddresses(
  db: Db,
  o: { brandId: string; addresses: string[] },
): Promise<Confirmed[]> {
  const { rows } = await sql<Confirmed>`
    select kind, address, fingerprint, public_part as "publicPart", valid_until as "validUntil"
    from mail_keys
    where purpose = 'correspondent' and brand_id = ${o.brandId}::uuid and address = any(${o.addresses}::text[])
      and revoked_at is null
    order by id desc limit ${MOST_TRIED * Math.max(1, o.addresses.length)}`.execute(db)
  return rows
}

/** Certificates of authorities that are trusted. */
export async function authorities(db: Db, brandId: string): Promise<string[]> {
  const { rows } = await sql<{ publicPart: string }>`
    select public_part as "publicPart" from mail_keys
    where purpose = 'trusted-ca' and brand_id = ${brandId}::uuid and revoked_at is null
    order by id desc limit ${MOST_TRIED * 5}`.execute(db)
  return rows.map(({ publicPart }) => publicPart)
}

/** PGP keys that are shown to everybody: those of mailboxes, while they are good. */
export async function publishedKeys(db: Db, at: Date): Promise<{ address: string; publicPart: string }[]> {
  const { rows } = await sql<{ address: string; publicPart: string }>`
    select m.address, k.public_part as "publicPart"
    from mail_keys k join mailboxes m on m.id = k.mailbox_id
    where k.purpose = 'own' and k.kind = 'pgp' and k.revoked_at is null
      and (k.valid_until is null or k.valid_until > ${at})
    order by m.created_at, k.id desc limit 200`.execute(db)
  return rows
}
