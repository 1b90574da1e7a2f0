import { createHash, randomBytes } from "node:crypto"
import type pg from "pg"
import { newId } from "../packages/contract/ids.ts"
import { putConversations } from "../packages/server/platform/testing/put-conversations.ts"
import type { Peer } from "./crowd.ts"
import { type SignedIn, signedInAgent } from "./people.ts"
import type { Product } from "./product.ts"

/** Pages of this origin hold the widget. */
export const ORIGIN = "http://kestrel.example"
export const allowing = { WIDGET_ORIGINS: ORIGIN }

/** A live conversation that an agent has taken, and the key of its customer's widget. */
export type Talk = { id: string; key: string }

/**
 * So many live conversations, each with a customer of its own, written straight into the tables: the line is not what is
 * measured. They have no events yet.
 */
export async function openTalks(pool: pg.Pool, o: { count: number; agentId: string }): Promise<Talk[]> {
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

/** Keys of so many customers, none of whom has begun to talk. */
export async function openKeys(pool: pg.Pool, count: number): Promise<string[]> {
  const keys = Array.from({ length: count }, () => randomBytes(32).toString("base64url"))
  const rows = keys.map((key) => ({ person: newId(), digest: digestOf(key) }))
  await pool.query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) as g(person uuid, digest text)),
     people as (insert into customers (id, brand_id, name) select person, (select id from brands limit 1), '何知远' from given)
     insert into widget_sessions (token_hash, customer_id, brand_id, identity_level, created_at, expires_at)
       select decode(digest, 'hex'), person, (select id from brands limit 1), 'session', now(), now() + interval '1 day' from given`,
    [JSON.stringify(rows)],
  )
  return keys
}

function digestOf(key: string): string {
  return createHash("sha256").update(key).digest("hex")
}

export function widget(key: string, follows?: { id: string; after: number }): Peer {
  return {
    path: "/live/chat",
    headers: { origin: ORIGIN },
    says: [
      JSON.stringify({ t: "hello", session: key }),
      ...(follows ? [JSON.stringify({ t: "follow", conversationId: follows.id, after: follows.after })] : []),
    ],
  }
}

/** A desk that follows these conversations from their beginning. */
export function desk(product: Product, agent: SignedIn, follows: string[]): Peer {
  return {
    path: "/live/desk",
    headers: { origin: new URL(product.url).origin, cookie: agent.cookie },
    says: follows.map((conversationId) => JSON.stringify({ t: "follow", conversationId, after: 0 })),
  }
}

export async function signedInAgents(product: Product, pool: pg.Pool, count: number): Promise<SignedIn[]> {
  const agents: SignedIn[] = []
  for (let n = 0; n < count; n += 1) agents.push(await signedInAgent(product, pool))
  return agents
}
