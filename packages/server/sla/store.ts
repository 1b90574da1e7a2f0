import type { Policy } from "@veridesk/contract/sla.ts"
import type { Metric } from "@veridesk/contract/sla-metric.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"
import type { Clock, Pause } from "./clock.ts"

/** A clock with the ticket it belongs to. */
export type KeptClock = Clock & { conversationId: string; formKey: string; toldAt: Date | null }

type Row = Omit<KeptClock, "pauses"> & { pauses: { from: string; to: string | null; why: string }[] }

const COLUMNS = sql.raw(`
  c.conversation_id as "conversationId", c.metric, c.round, c.form_key as "formKey", c.priority,
  c.calendar_key as "calendarKey", c.policy, c.target_ms as "targetMs", c.started_at as "startedAt",
  c.running_since as "runningSince", c.worked_ms as "workedMs", c.left_ms as "leftMs", c.pauses, c.due_at as "dueAt",
  c.warn_at as "warnAt", c.warned_at as "warnedAt", c.breached_at as "breachedAt", c.told_at as "toldAt",
  c.ended_at as "endedAt", c.outcome`)

function present(row: Row): KeptClock {
  const pauses = row.pauses.map(
    ({ from, to, why }): Pause => ({ from: new Date(from), to: to === null ? null : new Date(to), why }),
  )
  return { ...row, pauses }
}

export async function clocksOf(db: Db, conversationIds: string[]): Promise<KeptClock[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from clocks c where conversation_id = any(${conversationIds}::uuid[])
    order by started_at, round`.execute(db)
  return rows.map(present)
}

/** The same, held until the transaction ends, so that the watch passes them by meanwhile. */
export async function holdClocks(tx: Db, conversationIds: string[]): Promise<KeptClock[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from clocks c where conversation_id = any(${conversationIds}::uuid[])
    order by conversation_id, started_at, round for update`.execute(tx)
  return rows.map(present)
}

/** Form and beginning of the conversations that events are about. */
export async function factsOf(
  db: Db,
  ids: string[],
): Promise<Map<string, { formKey: string; createdAt: Date }>> {
  const { rows } = await sql<{ id: string; formKey: string; createdAt: Date }>`
    select id, form_key as "formKey", created_at as "createdAt" from conversations
    where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, ...facts }) => [id, facts]))
}

export async function keepClocks(tx: Db, clocks: KeptClock[]): Promise<void> {
  if (clocks.length === 0) return
  await sql`
    insert into clocks (conversation_id, metric, round, form_key, priority, calendar_key, policy, target_ms, started_at,
      running_since, worked_ms, left_ms, pauses, due_at, warn_at, warned_at, breached_at, told_at, ended_at, outcome)
    select "conversationId", metric, round, "formKey", priority, "calendarKey", policy, "targetMs", "startedAt",
      "runningSince", "workedMs", "leftMs", pauses, "dueAt", "warnAt", "warnedAt", "breachedAt", "toldAt", "endedAt", outcome
    from jsonb_to_recordset(${JSON.stringify(clocks)}::jsonb) as c("conversationId" uuid, metric text, round int,
      "formKey" text, priority smallint, "calendarKey" text, policy int, "targetMs" bigint, "startedAt" timestamptz,
      "runningSince" timestamptz, "workedMs" bigint, "leftMs" bigint, pauses jsonb, "dueAt" timestamptz,
      "warnAt" timestamptz, "warnedAt" timestamptz, "breachedAt" timestamptz, "toldAt" timestamptz,
      "endedAt" timestamptz, outcome text)
    on conflict (conversation_id, metric, round) do update set
      priority = excluded.priority, calendar_key = excluded.calendar_key, policy = excluded.policy,
      target_ms = excluded.target_ms, running_since = excluded.running_since, worked_ms = excluded.worked_ms,
      left_ms = excluded.left_ms, pauses = excluded.pauses, due_at = excluded.due_at, warn_at = excluded.warn_at,
      warned_at = excluded.warned_at, breached_at = excluded.breached_at, told_at = excluded.told_at,
      ended_at = excluded.ended_at, outcome = excluded.outcome`.execute(tx)
}

/**
 * Takes running clocks that have come to their warning or their end and of which nobody was told, most urgent first;
 * what another process holds it passes by. They are held until the transaction ends.
 */
export async function holdRipe(tx: Db, now: Date, limit: number): Promise<KeptClock[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS} from clocks c
    where (c.conversation_id, c.metric, c.round) in (
      (select conversation_id, metric, round from clocks
        where warn_at <= ${now} and warned_at is null order by warn_at limit ${limit})
      union
      (select conversation_id, metric, round from clocks
        where due_at <= ${now} and ended_at is null and told_at is null order by due_at limit ${limit}))
      -- Asked again of the row itself: another process may have told people while this one was waiting for it.
      and ((c.warn_at <= ${now} and c.warned_at is null)
        or (c.due_at <= ${now} and c.ended_at is null and c.told_at is null))
    order by conversation_id, metric
    for update skip locked`.execute(tx)
  return rows.map(present)
}

/** Marks clocks of which people are told in this transaction. */
export async function markTold(
  tx: Db,
  told: { clock: KeptClock; late: boolean }[],
  now: Date,
): Promise<void> {
  const rows = told.map(({ clock: { conversationId, metric, round }, late }) => ({
    conversationId,
    metric,
    round,
    late,
  }))
  await sql`
    update clocks c set warned_at = coalesce(c.warned_at, ${now}),
      told_at = case when t.late then ${now}::timestamptz else c.told_at end,
      breached_at = case when t.late then coalesce(c.breached_at, c.due_at) else c.breached_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t("conversationId" uuid, metric text, round int, late boolean)
    where c.conversation_id = t."conversationId" and c.metric = t.metric and c.round = t.round`.execute(tx)
}

export type StoredPolicy = { version: number; document: unknown }

export async function newestPolicy(db: Db): Promise<StoredPolicy | null> {
  const { rows } = await sql<StoredPolicy>`
    select version, document from clock_policies order by version desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function newestVersion(db: Db): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select coalesce(max(version), 0) as version from clock_policies`.execute(db)
  return rows[0]?.version ?? 0
}

export async function policyAt(db: Db, version: number): Promise<unknown> {
  const { rows } = await sql<{ document: unknown }>`
    select document from clock_policies where version = ${version}`.execute(db)
  return rows[0]?.document ?? null
}

/** Writes a version; false where somebody else has written that one. */
export async function insertPolicy(
  db: Db,
  p: { version: number; document: Policy; note: string; madeBy: string | null; now: Date },
): Promise<boolean> {
  const done = await sql`
    insert into clock_policies (version, document, note, made_by, created_at)
    values (${p.version}, ${JSON.stringify(p.document)}::jsonb, ${p.note}, ${p.madeBy}, ${p.now})
    on conflict do nothing`.execute(db)
  return done.numAffectedRows === 1n
}

export async function policyVersions(
  db: Db,
): Promise<{ version: number; note: string; by: string | null; at: Date }[]> {
  const { rows } = await sql<{ version: number; note: string; by: string | null; at: Date }>`
    select p.version, p.note, s.name as by, p.created_at as at
    from clock_policies p left join staff s on s.id = p.made_by order by p.version desc limit 50`.execute(db)
  return rows
}

export type Figures = {
  formKey: string
  metric: Metric
  n: number
  p50Ms: number
  p80Ms: number
  p90Ms: number
  countedAt: Date
}

export async function figures(db: Db): Promise<Figures[]> {
  const { rows } = await sql<Figures>`
    select form_key as "formKey", metric, n, p50_ms as "p50Ms", p80_ms as "p80Ms", p90_ms as "p90Ms",
      counted_at as "countedAt"
    from reply_figures`.execute(db)
  return rows
}

/** Counts how long replies took since a moment, by form and for all; what has no figures any more is forgotten. */
export async function countFigures(db: Db, { since, now }: { since: Date; now: Date }): Promise<void> {
  await sql`
    with counted as (
      insert into reply_figures (form_key, metric, n, p50_ms, p80_ms, p90_ms, counted_at)
      select coalesce(form_key, ''), metric, n, round(p[1] * 1000), round(p[2] * 1000), round(p[3] * 1000), ${now}
      from (
        select form_key, metric, count(*)::int as n,
          percentile_cont(array[0.5, 0.8, 0.9]) within group (order by extract(epoch from ended_at - started_at)::float8) as p
        from clocks where ended_at > ${since} and outcome <> 'dropped' and metric in ('first', 'next')
        group by grouping sets ((form_key, metric), (metric))) g
      on conflict (form_key, metric) do update set n = excluded.n, p50_ms = excluded.p50_ms, p80_ms = excluded.p80_ms,
        p90_ms = excluded.p90_ms, counted_at = excluded.counted_at
    )
    delete from reply_figures where counted_at < ${since}`.execute(db)
}

/** The ticket whose clock ended or was due last, one with pauses before others, for the preview. */
export async function newestClocked(db: Db): Promise<{ id: string; number: string } | null> {
  const { rows } = await sql<{ id: string; number: string }>`
    select v.id, v.number::text as number
    from (select conversation_id, pauses, ended_at from clocks where ended_at is not null and outcome <> 'dropped'
      order by ended_at desc limit 200) c
    join conversations v on v.id = c.conversation_id
    order by jsonb_array_length(c.pauses) desc, c.ended_at desc limit 1`.execute(db)
  return rows[0] ?? null
}
