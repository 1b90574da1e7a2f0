import type { ChatPresence } from "@veridesk/contract/chat/desk.ts"
import { sql } from "kysely"
import type { AgentRow } from "./agent.ts"
import type { Db } from "../../platform/db/connect.ts"

/** Whose desk was connected nowhere for so long isn't there any more. */
const GONE_AFTER = "interval '60 seconds'"

/** Everybody who may answer customers, as the line sees them; `only` one of them. */
export async function agentRows(
  db: Db,
  o: { now: Date; atOnce: number; only?: string },
): Promise<AgentRow[]> {
  const { rows } = await sql<AgentRow>`
    select s.id, s.name, s.role,
      case when a.presence is null or a.seen_at is null or a.seen_at < ${o.now}::timestamptz - ${sql.raw(GONE_AFTER)}
        then 'away' else a.presence end as presence,
      coalesce(a.capacity, ${o.atOnce})::int as capacity,
      (select count(*)::int from chats c where c.phase = 'active' and c.agent_id = s.id)
        + (select count(*)::int from chats c where c.offered_to = s.id) as load,
      coalesce(a.missed, 0)::int as missed, a.offered_at as "offeredAt",
      array(select m.team_id from team_members m where m.staff_id = s.id) as "teamIds", s.languages, s.skills
    from staff s left join chat_agents a on a.staff_id = s.id
    where s.active and s.role <> 'auditor' and ${o.only ? sql`s.id = ${o.only}::uuid` : sql`true`}
    order by s.name, s.id`.execute(db)
  return rows
}

/** Locks somebody's row, so that two offers at once never give them more than they can carry. */
export async function holdAgent(tx: Db, staffId: string): Promise<void> {
  await sql`insert into chat_agents (staff_id) values (${staffId}) on conflict do nothing`.execute(tx)
  await sql`select from chat_agents where staff_id = ${staffId}::uuid for update`.execute(tx)
}

export async function putPresence(
  db: Db,
  o: { staffId: string; presence: ChatPresence; now: Date },
): Promise<void> {
  await sql`
    insert into chat_agents (staff_id, presence, changed_at, seen_at) values (${o.staffId}, ${o.presence}, ${o.now}, ${o.now})
    on conflict (staff_id) do update set presence = excluded.presence, changed_at = excluded.changed_at,
      seen_at = excluded.seen_at, missed = 0`.execute(db)
}

export async function putCapacity(db: Db, staffId: string, capacity: number): Promise<boolean> {
  const done = await sql`
    insert into chat_agents (staff_id, capacity) select id, ${capacity} from staff where id = ${staffId}::uuid
    on conflict (staff_id) do update set capacity = excluded.capacity`.execute(db)
  return done.numAffectedRows === 1n
}

/** Says of those whose desk is connected here that they are there. */
export async function keepSeen(db: Db, staffIds: string[], now: Date): Promise<void> {
  if (staffIds.length === 0) return
  await sql`update chat_agents set seen_at = ${now} where staff_id = any(${staffIds}::uuid[])`.execute(db)
}

export async function noteOffered(tx: Db, staffId: string, now: Date): Promise<void> {
  await sql`update chat_agents set offered_at = ${now} where staff_id = ${staffId}::uuid`.execute(tx)
}

/** One more offer that nobody answered; from `mostMissed` on they count as away. @returns how many by now */
export async function noteMissed(tx: Db, staffId: string, mostMissed: number): Promise<number> {
  const { rows } = await sql<{ missed: number }>`
    update chat_agents set missed = missed + 1,
      presence = case when missed + 1 >= ${mostMissed} then 'away' else presence end
    where staff_id = ${staffId}::uuid returning missed`.execute(tx)
  return rows[0]?.missed ?? 0
}

export async function forgetMissed(tx: Db, staffId: string): Promise<void> {
  await sql`update chat_agents set missed = 0 where staff_id = ${staffId}::uuid and missed > 0`.execute(tx)
}
