import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type KeptFile = {
  id: string
  sha256: string
  size: number
  mediaType: string
  name: string
  width: number | null
  height: number | null
}

/** Marks a member of staff's own ready upload as kept; null where there is none. The same again changes nothing. */
export async function markKept(
  tx: Db,
  k: { id: string; staffId: string; what: string },
): Promise<KeptFile | null> {
  const { rows } = await sql<KeptFile>`
    update attachments set kept_for = ${k.what}
    where id = ${k.id} and realm = 'staff' and owner_id = ${k.staffId} and state = 'ready' and message_id is null
      and coalesce(kept_for, ${k.what}) = ${k.what}
    returning id, encode(sha256, 'hex') as sha256, size::int, media_type as "mediaType", name, width, height`.execute(
    tx,
  )
  return rows[0] ?? null
}

export async function keptFile(db: Db, k: { id: string; what: string }): Promise<KeptFile | null> {
  const { rows } = await sql<KeptFile>`
    select id, encode(sha256, 'hex') as sha256, size::int, media_type as "mediaType", name, width, height
    from attachments where id = ${k.id} and kept_for = ${k.what} and state = 'ready'`.execute(db)
  return rows[0] ?? null
}
