import type {
  ImpostorFact,
  ImpostorState,
  ReadKind,
  RegisterDocument,
  RegisterEntry,
} from "@veridesk/contract/registry.ts"
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

export type Known = { kind: string; identifier: string }

/** The register's version and, for each of these lists, what is known of its first that is a confirmed impostor. */
export async function versionAndConfirmed(
  db: Db,
  asked: Known[][],
): Promise<{ version: number; impostors: (ImpostorFact | null)[] }> {
  const all = asked.flatMap((known, nr) => known.map((one) => ({ ...one, nr })))
  const { rows } = await sql<
    { version: number | null; nr: number | null; at: Date; reporters: number; en: string; zh: string } & Pick<
      ImpostorFact,
      "takedown"
    >
  >`
    select v.version, f.* from (select max(version) as version from register_versions) v
    left join lateral (
      select distinct on (k.nr) k.nr, i.first_reported_at as at, i.known_for_en as en, i.known_for_zh as zh, i.takedown,
        (select count(distinct reporter) from impostor_reports r where r.impostor_id = i.id)::int as reporters
      from unnest(${all.map(({ nr }) => nr)}::int[], ${all.map(({ kind }) => kind)}::text[],
        ${all.map(({ identifier }) => identifier)}::text[]) with ordinality as k(nr, kind, identifier, place)
      join impostors i on i.kind = k.kind and i.identifier = k.identifier and i.state = 'confirmed'
      order by k.nr, k.place) f on true`.execute(db)
  const by = new Map(rows.map((row) => [row.nr, row]))
  return {
    version: rows[0]?.version ?? 0,
    impostors: asked.map((_, nr) => {
      const row = by.get(nr)
      return row
        ? {
            firstReportedAt: row.at.toISOString(),
            reporters: row.reporters,
            knownFor: { en: row.en, zh: row.zh },
            takedown: row.takedown,
          }
        : null
    }),
  }
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

export type ImpostorRow = {
  id: string
  kind: ReadKind
  identifier: string
  resembles: string | null
  tricks: string[]
  state: ImpostorState
  knownForEn: string
  knownForZh: string
  takedown: ImpostorFact["takedown"]
  version: number
  firstReportedAt: Date
  lastReportedAt: Date
  reporters: number
}

const impostorColumns = sql`
  i.id, i.kind, i.identifier, i.resembles, i.tricks, i.state, i.known_for_en as "knownForEn",
  i.known_for_zh as "knownForZh", i.takedown, i.version, i.first_reported_at as "firstReportedAt",
  i.last_reported_at as "lastReportedAt",
  (select count(distinct reporter) from impostor_reports r where r.impostor_id = i.id)::int as reporters`

/** New ones first, then by their last report; at most 200. */
export async function impostorRows(db: Db): Promise<ImpostorRow[]> {
  const { rows } = await sql<ImpostorRow>`
    select ${impostorColumns} from impostors i
    order by i.state = 'new' desc, i.last_reported_at desc, i.id limit 200`.execute(db)
  return rows
}

export async function impostorRow(db: Db, id: string, o: { lock: boolean } = { lock: false }) {
  const { rows } = await sql<ImpostorRow>`
    select ${impostorColumns} from impostors i where i.id = ${id} ${o.lock ? sql`for update` : sql``}`.execute(
    db,
  )
  return rows[0] ?? null
}

/** The cluster of this identifier, begun by its first report. @returns its id */
export async function keepImpostor(
  tx: Db,
  i: { id: string; kind: string; identifier: string; resembles: string | null; tricks: string[]; at: Date },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into impostors (id, kind, identifier, resembles, tricks, state, first_reported_at, last_reported_at)
    values (${i.id}, ${i.kind}, ${i.identifier}, ${i.resembles}, ${i.tricks}::text[], 'new', ${i.at}, ${i.at})
    on conflict (kind, identifier) do update
      set last_reported_at = greatest(impostors.last_reported_at, excluded.last_reported_at)
    returning id`.execute(tx)
  return rows[0]?.id ?? i.id
}

/** @returns false for a report that is there already */
export async function addReport(
  tx: Db,
  r: {
    id: string
    impostorId: string
    reporter: Buffer
    signedIn: boolean
    metAt: string
    story: string
    at: Date
  },
): Promise<boolean> {
  const done = await sql`
    insert into impostor_reports (id, impostor_id, reporter, signed_in, met_at, story, at)
    values (${r.id}, ${r.impostorId}, ${r.reporter}, ${r.signedIn}, ${r.metAt}, ${r.story}, ${r.at})
    on conflict (id) do nothing`.execute(tx)
  return done.numAffectedRows === 1n
}

export type ReportRow = {
  id: string
  metAt: string
  story: string
  signedIn: boolean
  at: Date
  files: { id: string; name: string; size: number }[]
}

/** The reports of one impostor with their evidence, newest first; at most 100. */
export async function reportsOf(db: Db, impostorId: string): Promise<ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select r.id, r.met_at as "metAt", r.story, r.signed_in as "signedIn", r.at,
      coalesce((
        select json_agg(json_build_object('id', a.id, 'name', a.name, 'size', a.size) order by a.created_at)
        from attachments a where a.kept_for = 'impostor-report ' || r.id), '[]') as files
    from impostor_reports r where r.impostor_id = ${impostorId} order by r.at desc limit 100`.execute(db)
  return rows
}

export async function judge(
  tx: Db,
  j: {
    id: string
    state: ImpostorState
    knownFor: { en: string; zh: string }
    takedown: ImpostorFact["takedown"]
    by: string
    at: Date
  },
): Promise<void> {
  await sql`
    update impostors set state = ${j.state}, known_for_en = ${j.knownFor.en}, known_for_zh = ${j.knownFor.zh},
      takedown = ${j.takedown && JSON.stringify(j.takedown)}::jsonb, decided_by = ${j.by}, decided_at = ${j.at},
      version = version + 1
    where id = ${j.id}`.execute(tx)
}

export type SentText = {
  digest: Buffer
  what: "message" | "mail" | "last-line"
  sender: string
  channel: "ticket" | "mail"
  at: Date
}

export async function keepSent(tx: Db, sent: SentText[]): Promise<void> {
  if (sent.length === 0) return
  await sql`
    insert into sent_texts (digest, what, sender, channel, sent_at)
    select * from unnest(${sent.map(({ digest }) => digest)}::bytea[], ${sent.map(({ what }) => what)}::text[],
      ${sent.map(({ sender }) => sender)}::text[], ${sent.map(({ channel }) => channel)}::text[],
      ${sent.map(({ at }) => at)}::timestamptz[])
    on conflict do nothing`.execute(tx)
}

/** The newest text of ours with one of these digests, and which of them it was. */
export async function sentAmong(db: Db, digests: Buffer[]): Promise<SentText | null> {
  const { rows } = await sql<SentText>`
    select digest, what, sender, channel, sent_at as at from sent_texts
    where digest = any(${digests}::bytea[]) order by sent_at desc limit 1`.execute(db)
  return rows[0] ?? null
}

export type SaidText = { body: string; number: string; sender: string; at: Date }

/** What staff and the system said to customers in these events of the log. */
export async function saidIn(tx: Db, places: { conversationId: string; seq: number }[]): Promise<SaidText[]> {
  if (places.length === 0) return []
  const { rows } = await sql<SaidText>`
    select m.body, c.number, coalesce(s.name, '') as sender, m.created_at as at
    from unnest(${places.map(({ conversationId }) => conversationId)}::uuid[], ${places.map(({ seq }) => seq)}::int[])
      as p(conversation_id, seq)
    join messages m on m.conversation_id = p.conversation_id and m.seq = p.seq
    join conversations c on c.id = m.conversation_id
    left join staff s on s.id = m.author_id
    where m.kind = 'reply' and m.side in ('staff', 'system') and m.body is not null`.execute(tx)
  return rows
}
