import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"
import type { Side } from "../conversation.ts"

export type TimelineRow = {
  conversationId: string
  seq: number
  kind: string
  actorRealm: Side
  actorId: string | null
  payload: Record<string, unknown>
  at: Date
  /** The message it is about, as it stands now; all null where it is about none. */
  messageId: string | null
  messageKind: "reply" | "note" | null
  messageSide: Side | null
  body: string | null
  version: number | null
  editedAt: Date | null
  /** It was taken back before it went out. */
  withdrawnAt?: Date | null
}

const TIMELINE = sql.raw(`
  e.conversation_id as "conversationId", e.seq, e.kind, e.actor_realm as "actorRealm", e.actor_id as "actorId",
  e.payload, e.at, m.id as "messageId", m.kind as "messageKind", m.side as "messageSide", m.body, m.version,
  m.edited_at as "editedAt", m.withdrawn_at as "withdrawnAt"`)
const ITS_MESSAGE = sql.raw(`left join messages m on m.id = (e.payload ->> 'messageId')::uuid`)

/** Events of one conversation in order: after a seq going forward, or before a seq going back (given oldest first). */
export async function eventsOf(
  db: Db,
  conversationId: string,
  o: { after?: number | undefined; before?: number | undefined; limit: number },
): Promise<TimelineRow[]> {
  const forward = o.after !== undefined
  const edge = forward ? sql`e.seq > ${o.after}` : sql`e.seq < ${o.before ?? 2_147_483_647}`
  const { rows } = await sql<TimelineRow>`
    select ${TIMELINE} from events e ${ITS_MESSAGE}
    where e.conversation_id = ${conversationId}::uuid and ${edge}
    order by e.seq ${forward ? sql`asc` : sql`desc`} limit ${o.limit}`.execute(db)
  return forward ? rows : rows.reverse()
}

/** The events of several conversations after a seq of each, at most `limit` of each, in one statement; oldest first. */
export async function eventsAfterOf(
  db: Db,
  wanted: { conversationId: string; after: number }[],
  limit: number,
): Promise<TimelineRow[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<TimelineRow>`
    select ${TIMELINE}
    from unnest(${wanted.map((w) => w.conversationId)}::uuid[], ${wanted.map((w) => w.after)}::int[]) as wanted(id, after)
    cross join lateral (
      select * from events where conversation_id = wanted.id and seq > wanted.after order by seq limit ${limit}) e ${ITS_MESSAGE}
    order by e.conversation_id, e.seq`.execute(db)
  return rows
}

/** The newest events of several conversations, `limit` of each, in one statement; oldest first. */
export async function newestEventsOf(db: Db, ids: string[], limit: number): Promise<TimelineRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<TimelineRow>`
    select ${TIMELINE} from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (
      select * from events where conversation_id = wanted.id order by seq desc limit ${limit}) e ${ITS_MESSAGE}
    order by e.conversation_id, e.seq`.execute(db)
  return rows
}

/** The events that brought these messages, in the order they were said. */
export async function eventsOfMessages(db: Db, messageIds: string[]): Promise<TimelineRow[]> {
  if (messageIds.length === 0) return []
  const { rows } = await sql<TimelineRow>`
    select ${TIMELINE} from messages m join events e on e.conversation_id = m.conversation_id and e.seq = m.seq
    where m.id = any(${messageIds}::uuid[]) order by m.conversation_id, m.seq`.execute(db)
  return rows
}

/** The same for named events of many conversations at once, for live fan-out. */
export async function eventsNamed(
  db: Db,
  names: { conversationId: string; seq: number }[],
): Promise<TimelineRow[]> {
  if (names.length === 0) return []
  const { rows } = await sql<TimelineRow>`
    select ${TIMELINE}
    from unnest(${names.map((n) => n.conversationId)}::uuid[], ${names.map((n) => n.seq)}::int[]) as n(conversation_id, seq)
    join events e on e.conversation_id = n.conversation_id and e.seq = n.seq ${ITS_MESSAGE}
    order by e.conversation_id, e.seq`.execute(db)
  return rows
}
