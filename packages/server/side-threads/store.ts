import { sql } from "kysely"
import type { Db } from "../platform/db/connect.ts"

export type ThreadState = "asked" | "answered" | "closed"

export type SideThread = {
  id: string
  conversationId: string
  subject: string
  teamId: string | null
  address: string | null
  state: ThreadState
  madeBy: string
  madeAt: Date
  lastAt: Date
}

export type SideMessage = {
  id: string
  threadId: string
  authorId: string | null
  body: string | null
  at: Date
}

const COLUMNS = sql.raw(`
  s.id, s.conversation_id as "conversationId", s.subject, s.team_id as "teamId", s.address, s.state,
  s.made_by as "madeBy", s.made_at as "madeAt", s.last_at as "lastAt"`)

export async function insertThread(tx: Db, thread: Omit<SideThread, "lastAt" | "state">): Promise<void> {
  await sql`
    insert into side_threads (id, conversation_id, subject, team_id, address, state, made_by, made_at, last_at)
    values (${thread.id}, ${thread.conversationId}, ${thread.subject}, ${thread.teamId}, ${thread.address}, 'asked',
      ${thread.madeBy}, ${thread.madeAt}, ${thread.madeAt})`.execute(tx)
}

/** Adds a message and moves its thread to the state that it brings. */
export async function insertMessage(
  tx: Db,
  message: SideMessage & { salt: Buffer; state: ThreadState },
): Promise<void> {
  await sql`
    with said as (
      insert into side_messages (id, thread_id, author_id, body, salt, at)
      values (${message.id}, ${message.threadId}, ${message.authorId}, ${message.body}, ${message.salt}, ${message.at})
    )
    update side_threads set state = ${message.state}, last_at = ${message.at} where id = ${message.threadId}::uuid`.execute(
    tx,
  )
}

export async function keepState(tx: Db, id: string, state: ThreadState): Promise<void> {
  await sql`update side_threads set state = ${state} where id = ${id}::uuid`.execute(tx)
}

export async function threadById(db: Db, id: string): Promise<SideThread | null> {
  const { rows } =
    await sql<SideThread>`select ${COLUMNS} from side_threads s where s.id = ${id}::uuid`.execute(db)
  return rows[0] ?? null
}

/** A ticket's threads, and those of the tickets that were merged into it. */
export async function threadsOf(db: Db, conversationId: string): Promise<SideThread[]> {
  const { rows } = await sql<SideThread>`
    select ${COLUMNS} from side_threads s where s.conversation_id in (
      with recursive matter as (
        select ${conversationId}::uuid as id
        union select c.id from conversations c join matter m on c.merged_into = m.id)
      select id from matter)
    order by s.state = 'closed', s.last_at desc, s.id`.execute(db)
  return rows
}

export async function messagesIn(db: Db, threadIds: string[]): Promise<SideMessage[]> {
  if (threadIds.length === 0) return []
  const { rows } = await sql<SideMessage>`
    select id, thread_id as "threadId", author_id as "authorId", body, at from side_messages
    where thread_id = any(${threadIds}::uuid[]) order by thread_id, at, id`.execute(db)
  return rows
}

export type ThreadWithTicket = SideThread & { number: string; ticket: string }

/** Threads that wait for one of these teams, the longest waiting first. */
export async function threadsAskedOf(db: Db, teamIds: string[], limit: number): Promise<ThreadWithTicket[]> {
  const { rows } = await sql<ThreadWithTicket>`
    select ${COLUMNS}, c.number::text as number, c.subject as ticket
    from side_threads s join conversations c on c.id = s.conversation_id
    where s.team_id = any(${teamIds}::uuid[]) and s.state <> 'closed' and s.state = 'asked'
    order by s.last_at, s.id limit ${limit}`.execute(db)
  return rows
}

export async function putLink(
  tx: Db,
  link: { digest: Buffer; threadId: string; expiresAt: Date },
): Promise<void> {
  await sql`
    insert into side_links (token_hash, thread_id, expires_at)
    values (${link.digest}, ${link.threadId}, ${link.expiresAt})`.execute(tx)
}

/** The thread behind a link that still holds. */
export async function threadBehind(db: Db, digest: Buffer, now: Date): Promise<SideThread | null> {
  const { rows } = await sql<SideThread>`
    select ${COLUMNS} from side_links l join side_threads s on s.id = l.thread_id
    where l.token_hash = ${digest} and l.expires_at > ${now}`.execute(db)
  return rows[0] ?? null
}

export async function forgetOldLinks(db: Db, now: Date): Promise<void> {
  await sql`delete from side_links where expires_at < ${now}`.execute(db)
}
