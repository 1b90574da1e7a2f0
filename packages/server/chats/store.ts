import { type RawBuilder, sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import { type Chat, type Risk, risks } from "./chat.ts"
import type { PastWait } from "./estimate.ts"
import type { WaitingRow } from "./waiting.ts"

type Row = Omit<Chat, "risk"> & { risk: number }

const COLUMNS = sql.raw(`
  c.conversation_id as "conversationId", c.phase, c.risk, c.returned, c.page, c.queued_at as "queuedAt",
  c.kept_until as "keptUntil", c.began_at_place as "beganAtPlace", c.passed_over as "passedOver",
  c.passed_why as "passedWhy", c.offered_to as "offeredTo", c.offered_until as "offeredUntil",
  c.declined_by as "declinedBy", c.agent_id as "agentId", c.joined_at as "joinedAt", c.waited_ms as "waitedMs",
  c.last_customer_at as "lastCustomerAt", c.last_staff_at as "lastStaffAt", c.closes_at as "closesAt", c.conduct,
  c.paused_until as "pausedUntil", c.ended_at as "endedAt", c.ended_by as "endedBy", c.end_reason as "endReason",
  c.read_seq as "readSeq", c.customer_read_seq as "customerReadSeq", c.rated_at as "ratedAt", c.acts_at as "actsAt"`)

export async function chatsOf(db: Db, ids: string[]): Promise<Chat[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Row>`
    select ${COLUMNS} from chats c where c.conversation_id = any(${ids}::uuid[])`.execute(db)
  return rows.map(present)
}

/** Joins the chats that are in the phase in which they were seen, for a statement that holds conversations. */
export const unchangedChats: RawBuilder<unknown> = sql`
  join chats beside on beside.conversation_id = c.id and beside.phase = g.beside and beside.conduct <> 'paused'`

/** What a customer's word changes where the phase stays: nobody is idle any more. Part of that statement. */
export function hearingHeld(now: Date): RawBuilder<unknown> {
  return sql`
    update chats set last_customer_at = ${now}::timestamptz,
      closes_at = case phase when 'active' then null else closes_at end,
      acts_at = case phase when 'active' then null else acts_at end
    where conversation_id in (select id from held)`
}

export async function chatOf(db: Db, id: string): Promise<Chat | null> {
  return (await chatsOf(db, [id]))[0] ?? null
}

/** Adds it, or writes it anew. Whoever calls holds the conversation's row. */
export async function putChats(tx: Db, chats: Chat[]): Promise<void> {
  if (chats.length === 0) return
  const rows = chats.map((c) => ({
    conversation_id: c.conversationId,
    phase: c.phase,
    risk: risks.indexOf(c.risk),
    returned: c.returned,
    page: c.page,
    queued_at: c.queuedAt,
    kept_until: c.keptUntil,
    began_at_place: c.beganAtPlace,
    passed_over: c.passedOver,
    passed_why: c.passedWhy,
    offered_to: c.offeredTo,
    offered_until: c.offeredUntil,
    declined_by: c.declinedBy,
    agent_id: c.agentId,
    joined_at: c.joinedAt,
    waited_ms: c.waitedMs,
    last_customer_at: c.lastCustomerAt,
    last_staff_at: c.lastStaffAt,
    closes_at: c.closesAt,
    conduct: c.conduct,
    paused_until: c.pausedUntil,
    ended_at: c.endedAt,
    ended_by: c.endedBy,
    end_reason: c.endReason,
    read_seq: c.readSeq,
    customer_read_seq: c.customerReadSeq,
    rated_at: c.ratedAt,
    acts_at: c.actsAt,
  }))
  // Read marks come by statements of their own and never go back.
  await sql`
    insert into chats as old
    select given.* from jsonb_populate_recordset(null::chats, ${JSON.stringify(rows)}::jsonb) as given
    on conflict (conversation_id) do update set
      phase = excluded.phase, risk = excluded.risk, returned = excluded.returned, queued_at = excluded.queued_at,
      kept_until = excluded.kept_until, began_at_place = excluded.began_at_place, passed_over = excluded.passed_over,
      passed_why = excluded.passed_why, offered_to = excluded.offered_to, offered_until = excluded.offered_until,
      declined_by = excluded.declined_by, agent_id = excluded.agent_id, joined_at = excluded.joined_at,
      waited_ms = excluded.waited_ms, last_customer_at = excluded.last_customer_at,
      last_staff_at = excluded.last_staff_at, closes_at = excluded.closes_at, conduct = excluded.conduct,
      paused_until = excluded.paused_until, ended_at = excluded.ended_at, ended_by = excluded.ended_by,
      end_reason = excluded.end_reason, rated_at = excluded.rated_at, acts_at = excluded.acts_at,
      read_seq = greatest(old.read_seq, excluded.read_seq),
      customer_read_seq = greatest(old.customer_read_seq, excluded.customer_read_seq)`.execute(tx)
}

/** How far a side has read; never back. @returns whether it went on */
export async function moveRead(
  db: Db,
  o: { conversationId: string; side: "staff" | "customer"; seq: number; agentId?: string },
): Promise<boolean> {
  const column = sql.raw(o.side === "staff" ? "read_seq" : "customer_read_seq")
  const done = await sql`
    update chats set ${column} = least(${o.seq}, (select last_seq from conversations where id = conversation_id))
    where conversation_id = ${o.conversationId}::uuid and ${column} < ${o.seq}
      and (${o.agentId ?? null}::uuid is null or agent_id = ${o.agentId ?? null}::uuid)`.execute(db)
  return done.numAffectedRows === 1n
}

/** So many of a line are looked at; whoever stands behind them is counted, and told so. */
const LONGEST_LINE = 5000

/** Everybody who waits, in the order in which they are served. */
export async function waitingRows(db: Db): Promise<WaitingRow[]> {
  const { rows } = await sql<Omit<WaitingRow, "risk"> & { risk: number }>`
    select c.conversation_id as "conversationId", v.number::text as number, v.subject, p.name as "customerName", v.locale, v.form_key as "formKey",
      v.team_id as "teamId", c.risk, c.returned, c.queued_at as since, c.kept_until as "keptUntil",
      c.began_at_place as "beganAtPlace", v.preview, c.passed_over as "passedOver", c.passed_why as "passedWhy",
      c.offered_to as "offeredTo", c.offered_until as "offeredUntil", c.declined_by as "declinedBy"
    from chats c join conversations v on v.id = c.conversation_id join customers p on p.id = v.customer_id
    where c.phase = 'queued'
    order by c.risk, c.returned desc, c.queued_at, c.conversation_id limit ${LONGEST_LINE}`.execute(db)
  return rows.map((row) => ({ ...row, risk: risks[row.risk] ?? "ordinary" }))
}

/** The place somebody takes who enters a line now: behind everybody of their class and the classes before it. */
export async function placeBehind(db: Db, o: { risk: Risk; teamId: string | null }): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int + 1 as n from chats c join conversations v on v.id = c.conversation_id
    where c.phase = 'queued' and c.risk <= ${risks.indexOf(o.risk)} and v.team_id is not distinct from ${o.teamId}::uuid`.execute(
    db,
  )
  return rows[0]?.n ?? 1
}

/** The newest people who were taken from the line, for telling the next how long it may be. */
export async function pastWaits(db: Db, o: { since: Date; most: number }): Promise<PastWait[]> {
  const { rows } = await sql<Omit<PastWait, "risk" | "waitedMs"> & { risk: number; waitedMs: string }>`
    select c.began_at_place - 1 as ahead, c.waited_ms as "waitedMs", c.joined_at as "acceptedAt", c.risk,
      v.team_id as "teamId"
    from chats c join conversations v on v.id = c.conversation_id
    where c.joined_at > ${o.since} and c.waited_ms is not null order by c.joined_at desc limit ${o.most}`.execute(
    db,
  )
  return rows.map((row) => ({
    ...row,
    waitedMs: Number(row.waitedMs),
    risk: risks[row.risk] ?? "ordinary",
  }))
}

/** Live conversations whose moment has come. */
export async function dueChats(db: Db, now: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from chats where acts_at <= ${now} order by acts_at limit ${most}`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** The live conversations of a customer, newest first. */
export async function chatIdsOf(db: Db, customerId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select v.id from conversations v join chats c on c.conversation_id = v.id
    where v.customer_id = ${customerId}::uuid order by v.updated_at desc limit ${most}`.execute(db)
  return rows.map(({ id }) => id)
}

function present(row: Row): Chat {
  return {
    ...row,
    risk: risks[row.risk] ?? "ordinary",
    waitedMs: row.waitedMs === null ? null : Number(row.waitedMs),
  }
}

/** Notes of those who had to stand back that they did, and why. */
export async function passOver(
  db: Db,
  passed: { conversationId: string; why: NonNullable<Chat["passedWhy"]> }[],
): Promise<void> {
  if (passed.length === 0) return
  await sql`
    update chats c set passed_over = passed_over + 1, passed_why = g.why
    from unnest(${passed.map((one) => one.conversationId)}::uuid[], ${passed.map((one) => one.why)}::text[]) as g(id, why)
    where c.conversation_id = g.id and c.phase = 'queued'`.execute(db)
}

/** Chats in which a customer waits for an agent whose desk has been connected nowhere for two minutes. */
export async function deserted(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.conversation_id as id from chats c
    join conversations v on v.id = c.conversation_id
    left join chat_agents a on a.staff_id = c.agent_id
    where c.phase = 'active' and v.waiting_since is not null
      and c.joined_at < ${now}::timestamptz - interval '2 minutes'
      and coalesce(a.seen_at, '-infinity') < ${now}::timestamptz - interval '2 minutes' limit 50`.execute(db)
  return rows.map(({ id }) => id)
}

/** Chats that somebody talks in: one agent's, or everybody's. */
export async function activeIds(db: Db, agentId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from chats
    where phase = 'active' and ${agentId ? sql`agent_id = ${agentId}::uuid` : sql`true`}
    order by joined_at limit 500`.execute(db)
  return rows.map(({ id }) => id)
}

type Talking = { conversationId: string; agentId: string; joinedAt: Date; number: string; customerId: string }

/** Everybody who is in a live conversation with a customer now. */
export async function talking(db: Db): Promise<Talking[]> {
  const { rows } = await sql<Talking>`
    select c.conversation_id as "conversationId", c.agent_id as "agentId", c.joined_at as "joinedAt",
      v.number::text as number, v.customer_id as "customerId"
    from chats c join conversations v on v.id = c.conversation_id
    where c.phase = 'active' and c.agent_id is not null and c.joined_at is not null`.execute(db)
  return rows
}

/** Of these conversations, those in which somebody waits or talks live. */
export async function liveAmong(db: Db, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select conversation_id as id from chats
    where conversation_id = any(${ids}::uuid[]) and phase in ('queued', 'active')`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

export async function markRated(tx: Db, conversationId: string, now: Date): Promise<void> {
  await sql`update chats set rated_at = coalesce(rated_at, ${now}) where conversation_id = ${conversationId}::uuid`.execute(
    tx,
  )
}
