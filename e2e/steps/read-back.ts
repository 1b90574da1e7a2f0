import { createHash } from "node:crypto"
import type pg from "pg"

/** A stored ticket, as far as what its customer sent. */
export type Stored = {
  number: string
  conversationId: string
  customerId: string
  status: string
  txid: string
  amount: string
  body: string
  /** Of the files as they were sent; a text file is kept byte for byte. */
  files: string[]
}

/** Every ticket there is, by the text of its first message. A ticket without its message, or with two, is an error. */
export async function storedTickets(pool: pg.Pool): Promise<Map<string, Stored[]>> {
  const { rows } = await pool.query<Stored & { messages: string }>(
    `select c.number::text, c.id as "conversationId", c.customer_id as "customerId", c.status,
       c.fields->>'txid' as txid, c.fields->>'amount' as amount,
       (select count(*) from messages m where m.conversation_id = c.id)::text as messages,
       (select min(body) from messages m where m.conversation_id = c.id) as body,
       array(select encode(a.sha256, 'hex') from attachments a join messages m on m.id = a.message_id
         where m.conversation_id = c.id order by 1) as files
     from conversations c`,
  )
  const torn = rows.filter((row) => row.messages !== "1")
  if (torn.length > 0) throw new Error(`${torn.length} tickets don't have exactly one message`)
  return Map.groupBy(rows, (row) => row.body)
}

/** The number in the subject of each confirmation that was kept, one entry a mail. */
export async function confirmedNumbers(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ subject: string }>("select subject from kept_mails")
  return rows.map(({ subject }) => /\d{4} \d{4} \d{2}/.exec(subject)?.[0].replaceAll(" ", "") ?? subject)
}

/** Jobs that are still to be done or that hang on a worker, by task; what runs at fixed times is left out. */
export async function unfinishedJobs(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ task: string }>(
    "select task_identifier as task from graphile_worker.jobs where task_identifier = 'send-mail'",
  )
  return rows.map((row) => row.task)
}

export function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex")
}
