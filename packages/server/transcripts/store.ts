import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

export type ChainedRow = {
  seq: number
  kind: string
  actorRealm: "customer" | "staff" | "system"
  actorId: string | null
  payload: Record<string, unknown>
  at: Date
  prevHash: Buffer
  hash: Buffer
  messageId: string | null
  messageKind: "reply" | "note" | null
  body: string | null
  salt: Buffer | null
}

/** The next events of a conversation with all that their hashes were made of, oldest first. */
export async function chainOf(
  db: Db,
  conversationId: string,
  o: { after: number; limit: number },
): Promise<ChainedRow[]> {
  const { rows } = await sql<ChainedRow>`
    select e.seq, e.kind, e.actor_realm as "actorRealm", e.actor_id as "actorId", e.payload, e.at,
      e.prev_hash as "prevHash", e.hash, m.id as "messageId", m.kind as "messageKind",
      case when m.withdrawn_at is null then m.body end as body, m.salt
    from events e left join messages m on m.id = (e.payload ->> 'messageId')::uuid
    where e.conversation_id = ${conversationId}::uuid and e.seq > ${o.after}
    order by e.seq limit ${o.limit}`.execute(db)
  return rows
}

export type FileRow = {
  messageId: string
  name: string
  mediaType: string
  size: string
  sha256: Buffer
}

/** The files that messages brought and that are still there, with the digest of their bytes. */
export async function filesOf(db: Db, messageIds: string[]): Promise<FileRow[]> {
  if (messageIds.length === 0) return []
  const { rows } = await sql<FileRow>`
    select message_id as "messageId", name, media_type as "mediaType", size, sha256
    from attachments where message_id = any(${messageIds}::uuid[]) and sha256 is not null
    order by message_id, created_at, id`.execute(db)
  return rows
}
