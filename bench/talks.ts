import { createHash, randomBytes } from "node:crypto"
import type pg from "pg"
import { newId } from "../packages/contract/ids.ts"
import type { Peer } from "./crowd.ts"
import { type SignedIn, signedInAgent } from "./people.ts"
import type { Product } from "./product.ts"

/** Pages of this origin hold the widget. */
const ORIGIN = "http://kestrel.example"
export const allowing = { WIDGET_ORIGINS: ORIGIN }

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
