import type { AssignTo, RuleSet } from "@veridesk/contract/assignment.ts"
import { type RawBuilder, sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import type { Link } from "./rule.ts"

export type VersionRow = {
  version: number
  note: string
  author: string | null
  createdAt: Date
  activeFrom: Date
}

/** The version in force: the highest whose time has come. */
export async function activeVersion(db: Db, now: Date): Promise<number | null> {
  const { rows } = await sql<{ version: number | null }>`
    select max(version) as version from rule_sets where active_from <= ${now}`.execute(db)
  return rows[0]?.version ?? null
}

export async function ruleSetOf(db: Db, version: number): Promise<RuleSet | null> {
  const { rows } = await sql<{ set: RuleSet }>`select set from rule_sets where version = ${version}`.execute(
    db,
  )
  return rows[0]?.set ?? null
}

const VERSIONS = 50

export async function versionRows(db: Db): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.version, v.note, s.name as author, v.created_at as "createdAt", v.active_from as "activeFrom"
    from rule_sets v left join staff s on s.id = v.author_id order by v.version desc limit ${VERSIONS}`.execute(
    db,
  )
  return rows
}

/** Adds a version behind `basedOn`; false where another has been saved meanwhile. */
export async function insertVersion(
  tx: Db,
  v: { basedOn: number; set: RuleSet; note: string; authorId: string | null; now: Date; activeFrom: Date },
): Promise<boolean> {
  const done = await sql`
    insert into rule_sets (version, set, note, author_id, created_at, active_from)
    select ${v.basedOn + 1}, ${JSON.stringify(v.set)}::jsonb, ${v.note}, ${v.authorId}::uuid, ${v.now}, ${v.activeFrom}
    where (select coalesce(max(version), 0) from rule_sets) = ${v.basedOn}
    on conflict do nothing`.execute(tx)
  return done.numAffectedRows === 1n
}

/** A ticket as rules see it. `teamId` and `priority` are those of the moment that is asked about. */
export type TicketRow = {
  id: string
  number: string
  formKey: string
  formVersion: number
  channel: string
  locale: string
  identityLevel: string
  vip: number | null
  legalEntity: string | null
  priority: number
  teamId: string | null
  assigneeId: string | null
  status: string
  fields: Record<string, unknown>
  waitingSince: Date | null
  followUps: number
  reopened: number
  subject: string
  text: string
  createdAt: Date
}

/** So much of a message is enough to find words in it. */
const READ_OF_TEXT = 4000

/** Tickets as they stand now. */
/** What a customer said last stands mostly among so many; only where it doesn't are all messages looked through. */
const RECENT = 20

/** `reopened`: how often, for which all of their events are read; otherwise it is said to be never. */
export async function ticketsByIds(db: Db, ids: string[], ask: { reopened: boolean }): Promise<TicketRow[]> {
  if (ids.length === 0) return []
  const said = sql`
    select left(m.body, ${READ_OF_TEXT}) from messages m
    where m.conversation_id = c.id and m.side = 'customer' and m.kind = 'reply'`
  const reopened = sql`select count(*)::int from events e where e.conversation_id = c.id and e.kind = 'conversation.reopened'`
  const { rows } = await sql<TicketRow>`
    select ${WHAT_STAYS}, c.priority, c.team_id as "teamId", c.assignee_id as "assigneeId", c.status,
      c.waiting_since as "waitingSince", c.follow_ups as "followUps",
      (${ask.reopened ? reopened : sql`select 0`}) as reopened,
      coalesce((${said} and m.seq > c.last_seq - ${RECENT} order by m.seq desc limit 1),
        (${said} order by m.seq desc limit 1), '') as text
    from conversations c join customers p on p.id = c.customer_id
    where c.id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/**
 * Past tickets as they were when they were opened, newest first (their ids sort by time): team and priority as their
 * first events say.
 */
export async function ticketsAtOpening(
  db: Db,
  o: { since: Date | null; most: number; before: string | null },
): Promise<TicketRow[]> {
  const { rows } = await sql<TicketRow>`
    select ${WHAT_STAYS}, coalesce((e1.payload ->> 'priority')::int, c.priority::int) as priority,
      case when e2.payload ? 'to' then (e2.payload -> 'to' ->> 'teamId')::uuid else c.team_id end as "teamId",
      null as "assigneeId", 'new' as status, c.created_at as "waitingSince", 0 as "followUps", 0 as reopened,
      coalesce((select left(m.body, ${READ_OF_TEXT}) from messages m where m.conversation_id = c.id and m.seq = 2), '') as text
    from (
      select * from conversations
      where ${o.since ? sql`created_at >= ${o.since}` : sql`true`} and ${o.before ? sql`id < ${o.before}::uuid` : sql`true`}
      order by id desc limit ${o.most}) c
    join customers p on p.id = c.customer_id
    left join events e1 on e1.conversation_id = c.id and e1.seq = 1
    left join events e2 on e2.conversation_id = c.id and e2.seq = 2
    order by c.id desc`.execute(db)
  return rows
}

const WHAT_STAYS = sql.raw(`
  c.id, c.number::text as number, c.form_key as "formKey", c.form_version as "formVersion", c.channel, c.locale,
  c.identity_level as "identityLevel", p.vip, p.legal_entity as "legalEntity", c.fields, c.subject,
  c.created_at as "createdAt"`)

/** Gives everybody a row to be locked by, who has none yet. */
export async function keepWorkloads(tx: Db): Promise<void> {
  await sql`
    insert into workloads (staff_id) select id from staff s
    where not exists (select from workloads w where w.staff_id = s.id)
    on conflict do nothing`.execute(tx)
}

export type Wanted = {
  teamId: string | null
  how: AssignTo["how"]
  skills: string[]
  /** Any of these; none: whichever. */
  languages: string[]
  /** One person and nobody else. */
  personId?: string
}
export type Free = { staffId: string; load: number; capacity: number }

/** Who may be given work now: signed in, not away, of the team, able. */
function able(wanted: Wanted, now: Date): RawBuilder<unknown> {
  return sql`s.active and s.role <> 'auditor' and w.away_since is null
    and exists (select from staff_sessions x
      where x.account_id = s.id and x.second_factor_at is not null and x.expires_at > ${now})
    and (${wanted.teamId}::uuid is null
      or exists (select from team_members m where m.staff_id = s.id and m.team_id = ${wanted.teamId}::uuid))
    and s.skills @> ${wanted.skills}::text[]
    and (cardinality(${wanted.languages}::text[]) = 0 or s.languages && ${wanted.languages}::text[])
    and (${wanted.personId ?? null}::uuid is null or s.id = ${wanted.personId ?? null}::uuid)`
}

/** What somebody carries: conversations of theirs in which a customer waits. */
const LOAD = sql.raw(`
  (select count(*)::int from conversations c where c.assignee_id = w.staff_id and c.waiting_since is not null)`)

/**
 * The one whose turn it is among those who are able and have room, their row locked until the transaction ends.
 * Whoever is being given something at this moment is passed over; `wait` waits for them instead.
 */
export async function holdFree(
  tx: Db,
  wanted: Wanted,
  o: { now: Date; not: string[]; wait: boolean },
): Promise<Free | null> {
  const order =
    wanted.how === "least-loaded"
      ? sql`t.load::float / greatest(t.capacity, 1), t.last_assigned_at nulls first, t.staff_id`
      : sql`t.last_assigned_at nulls first, t.staff_id`
  const { rows } = await sql<Free>`
    select w.staff_id as "staffId", t.load, w.capacity
    from workloads w join (
      select w.staff_id, w.capacity, w.last_assigned_at, ${LOAD} as load
      from workloads w join staff s on s.id = w.staff_id
      where ${able(wanted, o.now)} and not w.staff_id = any(${o.not}::uuid[])) t on t.staff_id = w.staff_id
    where t.load < t.capacity
    order by ${order} limit 1 for update of w ${o.wait ? sql`` : sql`skip locked`}`.execute(tx)
  return rows[0] ?? null
}

/** The load of somebody whose row is held, counted after the lock: what was given before it was had is in it. */
export async function loadOf(tx: Db, staffId: string): Promise<{ load: number; capacity: number }> {
  const { rows } = await sql<{ load: number; capacity: number }>`
    select ${LOAD} as load, w.capacity from workloads w where w.staff_id = ${staffId}::uuid`.execute(tx)
  return rows[0] ?? { load: 0, capacity: 0 }
}

/** Whether somebody could go on with a conversation of theirs, and if not, why not. */
export async function ownerState(
  tx: Db,
  o: { staffId: string; teamId: string | null; now: Date },
): Promise<"here" | "away" | "inactive" | "other-team"> {
  const { rows } = await sql<{ active: boolean; away: boolean; signedIn: boolean; ofTeam: boolean }>`
    select s.active and s.role <> 'auditor' as active, w.away_since is not null as away,
      exists (select from staff_sessions x where x.account_id = s.id and x.second_factor_at is not null
        and x.expires_at > ${o.now}) as "signedIn",
      ${o.teamId}::uuid is null or exists (select from team_members m
        where m.staff_id = s.id and m.team_id = ${o.teamId}::uuid) as "ofTeam"
    from staff s left join workloads w on w.staff_id = s.id where s.id = ${o.staffId}::uuid`.execute(tx)
  const [row] = rows
  if (!row?.active) return "inactive"
  if (!row.ofTeam) return "other-team"
  return row.away || !row.signedIn ? "away" : "here"
}

/** By the database's own clock, which goes on within a transaction: turns of one batch have an order too. */
export async function noteAssigned(tx: Db, staffId: string): Promise<void> {
  await sql`update workloads set last_assigned_at = clock_timestamp() where staff_id = ${staffId}::uuid`.execute(
    tx,
  )
}

export type Cause = { rule: Link; version: number; chain: Link[] }
export type WaitingRow = { conversationId: string; need: Wanted; cause: Cause }

/** Puts a conversation among those that wait for somebody; false where it waits for the same already. */
export async function keepWaiting(tx: Db, w: WaitingRow & { now: Date }): Promise<boolean> {
  const done = await sql`
    insert into waiting_for_people as w (conversation_id, need, cause, since)
    values (${w.conversationId}, ${JSON.stringify(w.need)}::jsonb, ${JSON.stringify(w.cause)}::jsonb, ${w.now})
    on conflict (conversation_id) do update set need = excluded.need, cause = excluded.cause
    where w.need <> excluded.need`.execute(tx)
  return done.numAffectedRows === 1n
}

/**
 * The most urgent conversation that waits for somebody and doesn't ask for what nobody is free for, held; those that
 * somebody else is giving, taking or changing at this moment are passed over.
 */
export async function holdWaiting(tx: Db, full: Wanted[]): Promise<WaitingRow | null> {
  const { rows } = await sql<WaitingRow>`
    select w.conversation_id as "conversationId", w.need, w.cause
    from waiting_for_people w join conversations c on c.id = w.conversation_id
    where not exists (select from jsonb_array_elements(${JSON.stringify(full)}::jsonb) f where f = w.need)
    order by c.priority, c.due_at, w.since, w.conversation_id limit 1 for update of c skip locked`.execute(tx)
  return rows[0] ?? null
}

export async function endWaiting(tx: Db, conversationId: string): Promise<void> {
  await sql`delete from waiting_for_people where conversation_id = ${conversationId}::uuid`.execute(tx)
}

export async function noteStop(
  tx: Db,
  s: { conversationId: string; now: Date; version: number; rule: string; chain: string[]; why: string },
): Promise<void> {
  await sql`
    insert into routing_stops (conversation_id, at, version, rule, chain, why)
    values (${s.conversationId}, ${s.now}, ${s.version}, ${s.rule}, ${s.chain}::text[], ${s.why})
    on conflict do nothing`.execute(tx)
}

export type StopRow = {
  conversationId: string
  number: string
  at: Date
  version: number
  rule: string
  chain: string[]
  why: "again" | "too-long"
}

export async function newestStops(db: Db, limit: number): Promise<StopRow[]> {
  const { rows } = await sql<StopRow>`
    select s.conversation_id as "conversationId", c.number::text as number, s.at, s.version, s.rule, s.chain, s.why
    from routing_stops s join conversations c on c.id = s.conversation_id order by s.at desc limit ${limit}`.execute(
    db,
  )
  return rows
}

export type WorkloadRow = {
  id: string
  name: string
  away: boolean
  signedIn: boolean
  active: boolean
  load: number
  capacity: number
  skills: string[]
  languages: string[]
  teamIds: string[]
}

/** Everybody who may answer customers, or one of them, with what they carry and can carry. */
export async function workloadRows(db: Db, now: Date, staffId?: string): Promise<WorkloadRow[]> {
  const { rows } = await sql<WorkloadRow>`
    select s.id, s.name, w.away_since is not null as away, s.active, s.skills, s.languages,
      exists (select from staff_sessions x where x.account_id = s.id and x.second_factor_at is not null
        and x.expires_at > ${now}) as "signedIn",
      (select count(*)::int from conversations c where c.assignee_id = s.id and c.waiting_since is not null) as load,
      coalesce(w.capacity, 6)::int as capacity,
      array(select m.team_id from team_members m where m.staff_id = s.id) as "teamIds"
    from staff s left join workloads w on w.staff_id = s.id
    where s.role <> 'auditor' and ${staffId ? sql`s.id = ${staffId}::uuid` : sql`true`} order by s.name, s.id`.execute(
    db,
  )
  return rows
}

/** Says that somebody is away from now on, or here. An earlier "away" keeps its beginning. */
export async function putAway(tx: Db, o: { staffId: string; away: boolean; now: Date }): Promise<void> {
  await sql`
    insert into workloads as w (staff_id, away_since) values (${o.staffId}, ${o.away ? o.now : null}::timestamptz)
    on conflict (staff_id) do update
    set away_since = case when ${o.away} then coalesce(w.away_since, excluded.away_since) end`.execute(tx)
}

export async function putCapacity(tx: Db, staffId: string, capacity: number): Promise<boolean> {
  const done = await sql`
    insert into workloads (staff_id, capacity) select id, ${capacity} from staff where id = ${staffId}::uuid
    on conflict (staff_id) do update set capacity = excluded.capacity`.execute(tx)
  return done.numAffectedRows === 1n
}

/** The most urgent conversation of these teams that nobody has, held; those that colleagues are taking are passed over. */
export async function holdNext(tx: Db, teamIds: string[]): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from conversations
    where team_id = any(${teamIds}::uuid[]) and assignee_id is null and waiting_since is not null
    order by priority, due_at, created_at, id limit 1 for update skip locked`.execute(tx)
  return rows[0]?.id ?? null
}
