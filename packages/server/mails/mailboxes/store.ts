import { newId } from "@veridesk/contract/ids.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { MailboxView } from "@veridesk/contract/mail/mailbox-desk.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import { DEFAULT_MAILBOXES } from "./default-mailboxes.ts"

/** All mailboxes, the first made first. */
export async function allMailboxes(db: Db): Promise<MailboxView[]> {
  const { rows } = await sql<Omit<MailboxView, "savedAt"> & { savedAt: Date | null }>`
    select m.id, m.key, m.brand_id as "brandId", m.address, m.aliases,
      json_build_object('en', m.name_en, 'zh', m.name_zh) as name,
      m.team_id as "teamId", m.form_key as "formKey", m.locale,
      json_build_object('en', m.signature_en, 'zh', m.signature_zh) as signature,
      m.paused, m.imap, m.version, m.imap_secret is not null as "secretKept",
      s.name as "savedBy", v.saved_at as "savedAt"
    from mailboxes m
    left join mailbox_versions v on v.mailbox_id = m.id and v.version = m.version
    left join staff s on s.id = v.saved_by
    order by m.created_at, m.id`.execute(db)
  return rows.map((row) => ({ ...row, savedAt: row.savedAt?.toISOString() ?? null }))
}

/**
 * The default mailboxes, at the first start. One that nobody saved and that never got a mail follows the configured
 * domain; every other one stays as it is.
 */
export async function keepDefaultMailboxes(
  db: Db,
  o: { brandId: string; domain: string; teamIdOf: (key: string) => string | null },
): Promise<void> {
  const boxes = DEFAULT_MAILBOXES.map((box) => ({
    ...box,
    id: newId(),
    address: `${box.local}@${o.domain}`,
    teamId: o.teamIdOf(box.teamKey),
  }))
  await sql`
    insert into mailboxes as m (id, key, brand_id, address, name_en, name_zh, team_id, form_key, signature_en, signature_zh)
    select d.id, d.key, ${o.brandId}::uuid, d.address, d.name ->> 'en', d.name ->> 'zh', d."teamId", d."formKey",
      d.signature ->> 'en', d.signature ->> 'zh'
    from jsonb_to_recordset(${JSON.stringify(boxes)}::jsonb)
      as d(id uuid, key text, address text, name jsonb, "teamId" uuid, "formKey" text, signature jsonb)
    where not exists (
      select from mailboxes o where o.key <> d.key and (o.address = d.address or d.address = any(o.aliases)))
    on conflict (key) do update set address = excluded.address
    where m.version = 1 and m.address <> excluded.address
      and not exists (select from incoming_mails i where i.mailbox_id = m.id)`.execute(db)
}

/** Keeps others from saving a mailbox until this transaction ends: an address is looked for in all of them. */
export async function lockMailboxes(tx: Db): Promise<void> {
  await sql`lock table mailboxes in share row exclusive mode`.execute(tx)
}

/** What a mailbox will be, and of its password: what is kept (`undefined`), none (null), or this one. */
export type Kept = { box: Mailbox; secret: Buffer | null | undefined; by: string; at: Date }

export async function storeMailbox(tx: Db, { box, secret, by, at }: Kept): Promise<void> {
  const { brandId, name, signature } = box
  const imap = box.imap && JSON.stringify(box.imap)
  const isKept = secret === undefined
  await sql`
    insert into mailboxes as m (id, key, brand_id, address, aliases, name_en, name_zh, team_id, form_key, locale,
      signature_en, signature_zh, paused, imap, imap_secret, version)
    values (${box.id}, ${box.key}, ${brandId}, ${box.address}, ${box.aliases}, ${name.en}, ${name.zh}, ${box.teamId},
      ${box.formKey}, ${box.locale}, ${signature.en}, ${signature.zh}, ${box.paused}, ${imap}::jsonb,
      ${secret ?? null}, ${box.version})
    on conflict (id) do update set brand_id = excluded.brand_id, address = excluded.address,
      aliases = excluded.aliases, name_en = excluded.name_en, name_zh = excluded.name_zh, team_id = excluded.team_id,
      form_key = excluded.form_key, locale = excluded.locale, signature_en = excluded.signature_en,
      signature_zh = excluded.signature_zh, paused = excluded.paused, imap = excluded.imap,
      imap_secret = case when ${isKept} then m.imap_secret else excluded.imap_secret end, version = excluded.version`.execute(
    tx,
  )
  await sql`
    insert into mailbox_versions (mailbox_id, version, document, saved_by, saved_at)
    values (${box.id}, ${box.version}, ${JSON.stringify(box)}::jsonb, ${by}, ${at})`.execute(tx)
}

/** The sealed password or token with which a mailbox is fetched elsewhere. */
export async function sealedSecret(db: Db, id: string): Promise<Buffer | null> {
  const { rows } = await sql<{ secret: Buffer | null }>`
    select imap_secret as secret from mailboxes where id = ${id}::uuid`.execute(db)
  return rows[0]?.secret ?? null
}
