import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type AnswerState = "held" | "sending" | "sent" | "withdrawn"

export type Answer = {
  id: string
  incidentId: string
  body: { en: string; zh: string }
  resolves: boolean
  state: AnswerState
  madeBy: string
  madeAt: Date
  sendAt: Date
}

const ANSWER = sql.raw(`
  a.id, a.incident_id as "incidentId", jsonb_build_object('en', a.body_en, 'zh', a.body_zh) as body, a.resolves, a.state,
  a.made_by as "madeBy", a.made_at as "madeAt", a.send_at as "sendAt"`)

export async function insertAnswer(tx: Db, a: Omit<Answer, "state">): Promise<void> {
  await sql`
    insert into incident_answers (id, incident_id, body_en, body_zh, resolves, state, made_by, made_at, send_at)
    values (${a.id}, ${a.incidentId}, ${a.body.en}, ${a.body.zh}, ${a.resolves}, 'held', ${a.madeBy}, ${a.madeAt}, ${a.sendAt})`.execute(
    tx,
  )
}

/** The tickets of an incident that are not over. */
export async function openTicketIds(db: Db, incidentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from incident_tickets t join conversations c on c.id = t.conversation_id
    where t.incident_id = ${incidentId}::uuid and t.left_at is null and c.status not in ('solved', 'closed') and c.merged_into is null
    order by c.created_at, c.id`.execute(db)
  return rows.map((row) => row.id)
}

export async function insertPlaces(
  tx: Db,
  answerId: string,
  places: { conversationId: string; messageId: string }[],
): Promise<void> {
  await sql`
    insert into incident_answer_tickets (answer_id, conversation_id, message_id, state)
    select ${answerId}, c, m, 'held'
    from unnest(${places.map((p) => p.conversationId)}::uuid[], ${places.map((p) => p.messageId)}::uuid[]) as p(c, m)`.execute(
    tx,
  )
}

export async function answerById(db: Db, id: string): Promise<Answer | null> {
  const { rows } =
    await sql<Answer>`select ${ANSWER} from incident_answers a where a.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** Moves an answer from one of these states; false where it is in none of them. */
export async function moveAnswer(
  db: Db,
  m: { id: string; from: AnswerState[]; to: AnswerState },
): Promise<boolean> {
  const done = await sql`
    update incident_answers set state = ${m.to} where id = ${m.id}::uuid and state = any(${m.from}::text[])`.execute(
    db,
  )
  return done.numAffectedRows === 1n
}

/** Takes back what has not gone yet; all of it, or that of one ticket. @returns how many */
export async function withdrawPlaces(
  db: Db,
  answerId: string,
  conversationId: string | null,
): Promise<number> {
  const done = await sql`
    update incident_answer_tickets set state = 'withdrawn'
    where answer_id = ${answerId}::uuid and state = 'held'
      and (${conversationId}::uuid is null or conversation_id = ${conversationId}::uuid)`.execute(db)
  return Number(done.numAffectedRows ?? 0n)
}

export async function heldPlaces(
  db: Db,
  answerId: string,
  limit: number,
): Promise<{ conversationId: string; messageId: string }[]> {
  const { rows } = await sql<{ conversationId: string; messageId: string }>`
    select conversation_id as "conversationId", message_id as "messageId" from incident_answer_tickets
    where answer_id = ${answerId}::uuid and state in ('held', 'sending') order by conversation_id limit ${limit}`.execute(
    db,
  )
  return rows
}

/** Takes one place for sending; false where it was withdrawn in the meantime. One that a dead process took is taken again. */
export async function claimPlace(db: Db, answerId: string, conversationId: string): Promise<boolean> {
  const done = await sql`
    update incident_answer_tickets set state = 'sending'
    where answer_id = ${answerId}::uuid and conversation_id = ${conversationId}::uuid and state in ('held', 'sending')`.execute(
    db,
  )
  return done.numAffectedRows === 1n
}

/** Says what became of a place. */
export async function settlePlace(
  db: Db,
  p: { answerId: string; conversationId: string; state: "sent" | "skipped"; why: string | null },
): Promise<void> {
  await sql`
    update incident_answer_tickets set state = ${p.state}, why = ${p.why}
    where answer_id = ${p.answerId}::uuid and conversation_id = ${p.conversationId}::uuid and state in ('held', 'sending')`.execute(
    db,
  )
}

export type Counts = { held: number; sent: number; withdrawn: number; skipped: number }
export type AnswerRow = Answer & Counts & { left: { id: string; number: string; why: string }[] }

/** The newest answers of an incident with what became of them; of those left out, the first hundred by name. */
export async function answersOf(db: Db, incidentId: string, limit: number): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select ${ANSWER}, n.held, n.sent, n.withdrawn, n.skipped, coalesce(l.left, '[]') as left
    from (select * from incident_answers where incident_id = ${incidentId}::uuid order by made_at desc limit ${limit}) a
    cross join lateral (
      select count(*) filter (where state in ('held', 'sending'))::int as held, count(*) filter (where state = 'sent')::int as sent,
        count(*) filter (where state = 'withdrawn')::int as withdrawn, count(*) filter (where state = 'skipped')::int as skipped
      from incident_answer_tickets where answer_id = a.id) n
    cross join lateral (
      select jsonb_agg(jsonb_build_object('id', s.conversation_id, 'number', c.number::text, 'why', s.why)) as left
      from (select conversation_id, why from incident_answer_tickets where answer_id = a.id and state = 'skipped'
        order by conversation_id limit 100) s
      join conversations c on c.id = s.conversation_id) l
    order by a.made_at desc`.execute(db)
  return rows
}
