import type { FindMails, FoundMail } from "@veridesk/contract/mail/find.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

/** `words` as a tsquery, `mailboxId` instead of its key. */
export type Sought = Omit<FindMails, "words" | "mailbox"> & {
  words: string | null
  /** As they were typed, for subjects of mails whose text nobody has read. */
  plain: string | null
  mailboxId: string | null
}

type Row = Omit<FoundMail, "at"> & { at: Date }

/**
 * Mails that came in and mails that went out about conversations, the newest first. Each half gives no more than a page,
 * in the order of an index; only what is shown is looked at for holds.
 */
export async function mailsFound(db: Db, q: Sought, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with edge as (
      select received_at as at, id from incoming_mails where id = ${q.before ?? null}::uuid
      union all select queued_at, id from outgoing_mails where id = ${q.before ?? null}::uuid),
    found as (
      (${incoming(q, limit)}) union all (${outgoing(q, limit)}) order by at desc, id desc limit ${limit})
    select f.id, f.way, f."conversationId", c.number::text as number, f.address, f.name, coalesce(f.subject, c.subject, '') as subject,
      b.address as mailbox, f.ended, f."conversationId" is not null and held_by_law(f."conversationId") as held, f.at
    from found f left join conversations c on c.id = f."conversationId" left join mailboxes b on b.id = f."mailboxId"
    order by f.at desc, f.id desc`.execute(db)
  return rows
}

function incoming(q: Sought, limit: number) {
  const { whole, domain, like, rfcId } = shapes(q)
  const plain = likeOf(q.plain)
  return sql`
    select i.id, 'in' as way, i.conversation_id as "conversationId", coalesce(i.from_address, '') as address,
      coalesce(i.from_name, '') as name, i.subject, i.mailbox_id as "mailboxId", i.fate as ended, i.received_at as at
    from incoming_mails i where ${period(q, sql.raw("i.received_at"), sql.raw("i.id"))}
      ${whole ? sql`and i.from_address = ${whole}` : sql``}
      ${domain ? sql`and split_part(i.from_address, '@', -1) = ${domain}` : sql``}
      ${like ? sql`and i.subject ilike ${like}` : sql``}
      ${
        q.words
          ? sql`and (i.message_id in (select message_id from mail_words where words @@ ${q.words}::tsquery)
              or (i.message_id is null and i.subject ilike ${plain}))`
          : sql``
      }
      ${
        rfcId
          ? sql`and i.conversation_id in (select conversation_id from mail_ids where rfc_id = ${rfcId} and not sent)`
          : sql``
      }
      ${q.mailboxId ? sql`and i.mailbox_id = ${q.mailboxId}::uuid` : sql``}
      ${q.ended ? sql`and i.fate = ${q.ended}` : sql``}
    order by i.received_at desc, i.id desc limit ${limit}`
}

/** Mails about nothing, such as links to sign in, are nobody's to read. */
function outgoing(q: Sought, limit: number) {
  const { whole, domain, like, rfcId } = shapes(q)
  return sql`
    select o.id, 'out', o.conversation_id, o.recipient, '', null::text, o.mailbox_id, o.state, o.queued_at
    from outgoing_mails o where o.conversation_id is not null and o.recipient <> ''
      and ${period(q, sql.raw("o.queued_at"), sql.raw("o.id"))}
      ${whole ? sql`and o.id in (select mail_id from outgoing_recipients where lower(address) = ${whole})` : sql``}
      ${
        domain
          ? sql`and o.id in (select mail_id from outgoing_recipients where split_part(lower(address), '@', -1) = ${domain})`
          : sql``
      }
      ${
        like
          ? sql`and exists (select from conversations c where c.id = o.conversation_id and c.subject ilike ${like})`
          : sql``
      }
      ${
        q.words
          ? sql`and o.about_message in (select message_id from mail_words where words @@ ${q.words}::tsquery)`
          : sql``
      }
      ${rfcId ? sql`and o.message_id = ${`<${rfcId}>`}` : sql``}
      ${q.mailboxId ? sql`and o.mailbox_id = ${q.mailboxId}::uuid` : sql``}
      ${q.ended ? sql`and o.state = ${q.ended}` : sql``}
    order by o.queued_at desc, o.id desc limit ${limit}`
}

function period(q: Sought, at: ReturnType<typeof sql.raw>, id: ReturnType<typeof sql.raw>) {
  return sql`true
    ${q.from ? sql`and ${at} >= ${new Date(q.from)}` : sql``}
    ${q.until ? sql`and ${at} < ${new Date(q.until)}` : sql``}
    ${q.before ? sql`and (${at}, ${id}) < ((select at from edge), (select id from edge))` : sql``}`
}

function shapes(q: Sought) {
  const address = q.address?.toLowerCase() || null
  return {
    whole: address?.startsWith("@") ? null : address,
    domain: address?.startsWith("@") ? address.slice(1) : null,
    like: likeOf(q.subject ?? null),
    rfcId: q.rfcId?.replace(/^<|>$/g, "") || null,
  }
}

function likeOf(text: string | null): string | null {
  return text ? `%${text.replace(/[\\%_]/g, "\\$&")}%` : null
}

/** Where a mail of the archive is to be looked for; null where there is none. */
export async function whereMail(
  db: Db,
  id: string,
): Promise<{ way: "in" | "out"; messageId: string | null; conversationId: string | null } | null> {
  const { rows } = await sql<{ way: "in" | "out"; messageId: string | null; conversationId: string | null }>`
    select 'in' as way, message_id as "messageId", conversation_id as "conversationId" from incoming_mails
    where id = ${id}::uuid
    union all
    select 'out', about_message, conversation_id from outgoing_mails
    where id = ${id}::uuid and conversation_id is not null`.execute(db)
  return rows[0] ?? null
}

export async function insertLook(
  db: Db,
  l: { id: string; mailId: string; conversationId: string | null; staffId: string; at: Date },
): Promise<void> {
  await sql`
    insert into mail_looks (id, mail_id, conversation_id, staff_id, at)
    values (${l.id}::uuid, ${l.mailId}::uuid, ${l.conversationId}::uuid, ${l.staffId}::uuid, ${l.at})`.execute(
    db,
  )
}

/** Who looked, the last first. */
export async function looksAt(db: Db, mailId: string, limit: number): Promise<{ by: string; at: Date }[]> {
  const { rows } = await sql<{ by: string; at: Date }>`
    select s.name as by, l.at from mail_looks l join staff s on s.id = l.staff_id
    where l.mail_id = ${mailId}::uuid order by l.id desc limit ${limit}`.execute(db)
  return rows
}

/** What messages of mails say and are about: what came in whole, what went out as it was written. What was said live is no mail. */
export async function textsOf(
  db: Db,
  messageIds: string[],
): Promise<{ messageId: string; title: string; text: string }[]> {
  const { rows } = await sql<{ messageId: string; title: string; text: string }>`
    select m.id as "messageId", coalesce(r.subject, c.subject) as title, coalesce(r.text, m.body, '') as text
    from messages m join conversations c on c.id = m.conversation_id left join mails r on r.message_id = m.id
    where m.id = any(${messageIds}::uuid[]) and m.body is not null
      and not exists (select from chats l where l.conversation_id = c.id)`.execute(db)
  return rows
}

export async function putWords(tx: Db, rows: { messageId: string; words: string }[]): Promise<void> {
  await sql`
    insert into mail_words (message_id, words)
    select "messageId", words::tsvector from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as given("messageId" uuid, words text)
    on conflict (message_id) do update set words = excluded.words`.execute(tx)
}
