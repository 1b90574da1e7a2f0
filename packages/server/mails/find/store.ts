import type { FindMails, FoundMail } from "@veridesk/contract/mail/find.ts"
import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

type Row = Omit<FoundMail, "at"> & { at: Date }

/** Mails that came in and mails that went out, the newest first; ids tell the time, so that one page costs what it shows. */
export async function mailsFound(db: Db, q: FindMails, limit: number): Promise<Row[]> {
  const address = q.address?.toLowerCase() ?? null
  const domain = address?.startsWith("@") ? address : null
  const whole = domain ? null : address
  const rfcId = q.rfcId?.replace(/^<|>$/g, "") ?? null
  const like = q.subject ? `%${q.subject.replace(/[\\%_]/g, "\\$&")}%` : null
  const { rows } = await sql<Row>`
    select id, way, conversation_id as "conversationId", number::text as number, address, subject, at from (
      (select m.message_id as id, 'in' as way, m.conversation_id, c.number, m.from_address as address, m.subject,
         i.received_at as at
       from mails m join incoming_mails i on i.id = m.incoming_id join conversations c on c.id = m.conversation_id
       where (${whole}::text is null or m.from_address = ${whole})
         and (${domain}::text is null or right(m.from_address, length(${domain}::text)) = ${domain})
         and (${like}::text is null or m.subject ilike ${like})
         and (${rfcId}::text is null or exists (select from mail_ids r
           where r.rfc_id = ${rfcId} and r.conversation_id = m.conversation_id and not r.sent))
         and (${q.from ?? null}::timestamptz is null or i.received_at >= ${q.from ?? null})
         and (${q.until ?? null}::timestamptz is null or i.received_at < ${q.until ?? null})
         and (${q.before ?? null}::uuid is null or m.message_id < ${q.before ?? null}::uuid)
       order by m.message_id desc limit ${limit})
      union all
      (select o.id, 'out', o.conversation_id, c.number, o.recipient, c.subject, o.queued_at
       from outgoing_mails o join conversations c on c.id = o.conversation_id
       where (${whole}::text is null or lower(o.recipient) = ${whole})
         and (${domain}::text is null or right(lower(o.recipient), length(${domain}::text)) = ${domain})
         and (${like}::text is null or c.subject ilike ${like})
         and (${rfcId}::text is null or o.message_id = ${`<${rfcId ?? ""}>`})
         and (${q.from ?? null}::timestamptz is null or o.queued_at >= ${q.from ?? null})
         and (${q.until ?? null}::timestamptz is null or o.queued_at < ${q.until ?? null})
         and (${q.before ?? null}::uuid is null or o.id < ${q.before ?? null}::uuid)
       order by o.id desc limit ${limit})
    ) as found order by id desc limit ${limit}`.execute(db)
  return rows
}
