import type { ImpostorFact, ReadKind, RegisterDocument, RegisterEntry } from "@veridesk/contract/registry.ts"
import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

/** The register as it is published; null before the first version. */
export async function publishedDocument(db: Db, version?: number): Promise<RegisterDocument | null> {
  const { rows } = await sql<{ document: RegisterDocument }>`
    select document from register_versions
    where version = ${version ?? sql`(select max(version) from register_versions)`}`.execute(db)
  return rows[0]?.document ?? null
}

export async function publishedVersion(db: Db): Promise<number> {
  const { rows } = await sql<{ version: number | null }>`
    select max(version) as version from register_versions`.execute(db)
  return rows[0]?.version ?? 0
}

export type Change = {
  id: string
  version: number | null
  basedOn: number
  entries: RegisterEntry[]
  document: RegisterDocument | null
  note: string
  authorId: string | null
  at: Date
  decidedBy: string | null
  decidedAt: Date | null
}

/** Adds a change; false where another one waits already, or another process made the first version. */
export async function addChange(tx: Db, c: Change): Promise<boolean> {
  const done = await sql`
    insert into register_versions (id, version, based_on, entries, document, note, author_id, decided_by, decided_at,
      created_at)
    values (${c.id}, ${c.version}, ${c.basedOn}, ${JSON.stringify(c.entries)}::jsonb,
      ${c.document && JSON.stringify(c.document)}::jsonb, ${c.note}, ${c.authorId}, ${c.decidedBy}, ${c.decidedAt},
      ${c.at})
    on conflict do nothing`.execute(tx)
  return done.numAffectedRows === 1n
}

export type WaitingRow = {
  id: string
  basedOn: number
  entries: RegisterEntry[]
  authorId: string | null
  note: string
}

/** The change that waits for a second person, locked where it is about to be decided. */
export async function waitingChange(
  db: Db,
  o: { lock: boolean } = { lock: false },
): Promise<WaitingRow | null> {
  const { rows } = await sql<WaitingRow>`
    select id, based_on as "basedOn", entries, author_id as "authorId", note
    from register_versions where decided_at is null ${o.lock ? sql`for update` : sql``}`.execute(db)
  return rows[0] ?? null
}

/** Gives a waiting change its decision; with `document` it is published as that version. */
export async function decideChange(
  tx: Db,
  d: { id: string; by: string; at: Date; document: RegisterDocument | null },
): Promise<void> {
  await sql`
    update register_versions set decided_by = ${d.by}, decided_at = ${d.at},
      version = ${d.document?.version ?? null}, document = ${d.document && JSON.stringify(d.document)}::jsonb
    where id = ${d.id}`.execute(tx)
}

export type HistoryRow = {
  id: string
  version: number | null
  basedOn: number
  entries: RegisterEntry[]
  note: string
  authorId: string | null
  authorName: string | null
  decidedByName: string | null
  at: Date
  decidedAt: Date | null
}

/** Newest first, at most 100. */
export async function changesOf(db: Db): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select r.id, r.version, r.based_on as "basedOn", r.entries, r.note, r.author_id as "authorId",
      a.name as "authorName", d.name as "decidedByName", r.created_at as at, r.decided_at as "decidedAt"
    from register_versions r
    left join staff a on a.id = r.author_id
    left join staff d on d.id = r.decided_by
    order by r.decided_at is null desc, r.version desc nulls last, r.created_at desc limit 100`.execute(db)
  return rows
}

type Known = { kind: string; identifier: string }

/** What is known of the first of these that is a confirmed impostor. */
export async function confirmedAmong(db: Db, known: Known[]): Promise<ImpostorFact | null> {
  const { rows } = await sql<
    { at: Date; reporters: number; en: string; zh: string } & Pick<ImpostorFact, "takedown">
  >`
    select i.first_reported_at as at, i.known_for_en as en, i.known_for_zh as zh, i.takedown,
      (select count(distinct reporter) from impostor_reports r where r.impostor_id = i.id)::int as reporters
    from unnest(${known.map(({ kind }) => kind)}::text[], ${known.map(({ identifier }) => identifier)}::text[])
      with ordinality as k(kind, identifier, place)
    join impostors i on i.kind = k.kind and i.identifier = k.identifier and i.state = 'confirmed'
    order by k.place limit 1`.execute(db)
  const [row] = rows
  return row
    ? {
        firstReportedAt: row.at.toISOString(),
        reporters: row.reporters,
        knownFor: { en: row.en, zh: row.zh },
        takedown: row.takedown,
      }
    : null
}

export type Signal = {
  day: string
  verdict: string
  kind: ReadKind
  identifier: string
  resembles: string | null
  n: number
}

export async function addSignals(db: Db, signals: Signal[]): Promise<void> {
  if (signals.length === 0) return
  await sql`
    insert into register_signals (day, verdict, kind, identifier, resembles, n)
    select day, verdict, kind, identifier, resembles, n from jsonb_to_recordset(${JSON.stringify(signals)}::jsonb)
      as s(day date, verdict text, kind text, identifier text, resembles text, n int)
    on conflict (day, verdict, kind, identifier) do update set n = register_signals.n + excluded.n`.execute(
    db,
  )
}

/** What imitates one of ours and was asked about since that day, the most asked first. */
export async function signalsSince(db: Db, day: string): Promise<Omit<Signal, "day" | "verdict">[]> {
  const { rows } = await sql<Omit<Signal, "day" | "verdict">>`
    select kind, identifier, max(resembles) as resembles, sum(n)::int as n from register_signals
    where day >= ${day}::date and identifier <> '' and verdict <> 'official'
    group by kind, identifier order by sum(n) desc, identifier limit 50`.execute(db)
  return rows
}
