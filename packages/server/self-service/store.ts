import type { IncidentStage } from "@veridesk/contract/announcements.ts"
import type { IncidentState } from "@veridesk/contract/incidents.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

/** One look at one part: whether it answered, and after how many milliseconds. */
export type Look = { component: string; state: "ok" | "down"; ms: number }

/** A part's looks of one day. `missed` are minutes in which it didn't answer. */
export type PartDay = {
  component: string
  /** "2026-11-22", in UTC. */
  day: string
  answered: number
  missed: number
  state: "ok" | "down"
  stateSince: string
  measuredAt: string
  ms: number
}

export type IncidentRow = {
  id: string
  titleEn: string
  titleZh: string
  aboutEn: string
  aboutZh: string
  state: IncidentState
  madeAt: string
  updatedAt: string
}

/** The newest word of an announcement about an incident, for everybody. */
export type ToldRow = {
  slug: string
  titleEn: string
  titleZh: string
  aboutEn: string
  aboutZh: string
  stage: IncidentStage
  /** The incident of the desk that it tells of. */
  incidentId: string | null
  firstAt: string
  lastAt: string
}

/** All that the status page shows, as it stood at one moment. */
export type Snapshot = {
  /** Tickets that wait for our side, by form. */
  waiting: { formKey: string; n: number }[]
  /** Newest word first: what was declared, and what is over and no older than `DAYS`. */
  incidents: IncidentRow[]
  /** Newest word first, and no older than `DAYS` where it is over. */
  told: ToldRow[]
  days: PartDay[]
}

const DAYS = 90
const MOST_INCIDENTS = 60

/** Everything in one statement, so that a page that everybody reloads in an outage costs as little as can be. */
export async function readSnapshot(db: Db, now: Date): Promise<Snapshot> {
  const { rows } = await sql<Snapshot>`
    select
      (select coalesce(jsonb_agg(w), '[]') from (
        select form_key as "formKey", count(*)::int as n from conversations
        where waiting_since is not null and merged_into is null group by form_key) w) as waiting,
      (select coalesce(jsonb_agg(i), '[]') from (
        select id, title_en as "titleEn", title_zh as "titleZh", about_en as "aboutEn", about_zh as "aboutZh", state,
          made_at as "madeAt", updated_at as "updatedAt"
        from incidents
        where state <> 'detected' and (state in ('declared', 'identified', 'mitigating')
          or updated_at > ${now}::timestamptz - make_interval(days => ${DAYS}))
        order by updated_at desc, id limit ${MOST_INCIDENTS}) i) as incidents,
      (select coalesce(jsonb_agg(t), '[]') from (
        select a.slug, v.content #>> '{texts,en,title}' as "titleEn", v.content #>> '{texts,zh,title}' as "titleZh",
          v.content #>> '{texts,en,summary}' as "aboutEn", v.content #>> '{texts,zh,summary}' as "aboutZh",
          v.content #>> '{incident,stage}' as stage, v.content #>> '{incident,incidentId}' as "incidentId",
          a.published_at as "firstAt", a.republished_at as "lastAt"
        from announcements a join announcement_versions v on v.announcement_id = a.id and v.version = a.published
        where a.kind = 'incident' and a.published is not null and a.withdrawn_at is null
          and v.content #>> '{audience,to}' = 'everybody'
          and (v.content #>> '{incident,stage}' <> 'resolved'
            or a.republished_at > ${now}::timestamptz - make_interval(days => ${DAYS}))
        order by a.republished_at desc, a.id limit ${MOST_INCIDENTS}) t) as told,
      (select coalesce(jsonb_agg(d), '[]') from (
        select component, to_char(day, 'YYYY-MM-DD') as day, answered, missed, state, state_since as "stateSince",
          measured_at as "measuredAt", ms
        from service_days where day > (${now}::timestamptz at time zone 'utc')::date - ${DAYS}::int
        order by component, day) d) as days`.execute(db)
  return rows[0] ?? { waiting: [], incidents: [], told: [], days: [] }
}

/**
 * Counts one look at every part. A second look within half a minute (a job that ran twice) is not counted again. A state
 * goes on over midnight.
 */
export async function keepLooks(db: Db, looks: readonly Look[], now: Date): Promise<void> {
  if (looks.length === 0) return
  await sql`
    insert into service_days (component, day, answered, missed, state, state_since, measured_at, ms)
    select l.component, (${now}::timestamptz at time zone 'utc')::date, (l.state = 'ok')::int, (l.state = 'down')::int,
      l.state,
      coalesce((select case when d.state = l.state then d.state_since end from service_days d
        where d.component = l.component order by d.day desc limit 1), ${now}),
      ${now}, l.ms
    from jsonb_to_recordset(${JSON.stringify(looks)}::jsonb) as l(component text, state text, ms int)
    on conflict (component, day) do update set answered = service_days.answered + excluded.answered,
      missed = service_days.missed + excluded.missed, state = excluded.state, state_since = excluded.state_since,
      measured_at = excluded.measured_at, ms = excluded.ms
    where service_days.measured_at <= excluded.measured_at - interval '30 seconds'`.execute(db)
}

export async function forgetOldDays(db: Db, now: Date): Promise<void> {
  await sql`
    delete from service_days where day <= (${now}::timestamptz at time zone 'utc')::date - ${DAYS}::int`.execute(
    db,
  )
}
