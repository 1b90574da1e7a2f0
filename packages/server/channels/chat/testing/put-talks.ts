import { createHash, randomBytes } from "node:crypto"
import { newId } from "@veridesk/contract/ids.ts"
import { putConversations } from "../../../platform/testing/put-conversations.ts"

type Pool = { query(text: string, values: unknown[]): Promise<unknown> }

/** A live conversation that an agent has taken, and the key of its customer's widget. */
export type Talk = { id: string; key: string }

/**
 * So many live conversations, each with a customer of its own, written straight into the tables: the line is not what is
 * measured. They have no events yet.
 */
export async function putTalks(pool: Pool, o: { count: number; agentId: string }): Promise<Talk[]> {
  const put = await putConversations(
    pool,
    Array.from({ length: o.count }, () => ({ customerId: newId(), status: "open", assigneeId: o.agentId })),
  )
  const talks = put.map(({ id, customerId }) => ({
    id,
    customerId,
    key: randomBytes(32).toString("base64url"),
  }))
  const rows = talks.map(({ id, customerId, key }) => ({ id, person: customerId, digest: digestOf(key) }))
  await pool.query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) as g(id uuid, person uuid, digest text)),
     keys as (insert into widget_sessions (token_hash, customer_id, brand_id, identity_level, created_at, expires_at)
       select decode(digest, 'hex'), person, (select brand_id from customers where id = person), 'session', now(), now() + interval '1 day' from given)
     insert into chats (conversation_id, phase, risk, queued_at, kept_until, agent_id, joined_at, waited_ms)
       select id, 'active', 2, now(), now() + interval '1 day', $2, now() + interval '1 hour', 4000 from given`,
    [JSON.stringify(rows), o.agentId],
  )
  return talks
}

function digestOf(key: string): string {
  return createHash("sha256").update(key).digest("hex")
}
