import { sql } from "kysely"
import type { Db } from "../../platform/db/connect.ts"

export type TopicRow = {
  key: string
  nameEn: string
  nameZh: string
  position: number
  revision: number
  /** Articles in it that aren't archived. */
  articles: number
}

const columns = sql`t.key, t.name_en as "nameEn", t.name_zh as "nameZh", t.position, t.revision`

export async function allTopics(db: Db): Promise<TopicRow[]> {
  const { rows } = await sql<TopicRow>`
    select ${columns}, coalesce(n.n, 0)::int as articles
    from article_topics t
    left join (select topic_key, count(*) as n from articles where archived_at is null group by topic_key) n
      on n.topic_key = t.key
    order by t.position, t.key`.execute(db)
  return rows
}

export type HeldTopic = { key: string; position: number; revision: number; used: boolean }

/** Locks all topics, whose places hang on one another; they are a dozen. */
export async function holdTopics(tx: Db): Promise<HeldTopic[]> {
  const { rows } = await sql<HeldTopic>`
    select key, position, revision, exists (select from articles a where a.topic_key = t.key) as used
    from article_topics t order by position, key for update`.execute(tx)
  return rows
}

type Name = { en: string; zh: string }

/** @returns false where the key is taken */
export async function insertTopic(
  tx: Db,
  t: { key: string; name: Name; position: number },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into article_topics (key, name_en, name_zh, position, revision)
    values (${t.key}, ${t.name.en}, ${t.name.zh}, ${t.position}, 2) on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

export async function updateTopic(tx: Db, t: { key: string; name: Name }): Promise<void> {
  await sql`
    update article_topics set name_en = ${t.name.en}, name_zh = ${t.name.zh}, revision = revision + 1
    where key = ${t.key}`.execute(tx)
}

/** Topics in this order from now on. */
export async function orderTopics(tx: Db, keys: string[]): Promise<void> {
  await sql`
    update article_topics t set position = o.place - 1
    from unnest(${keys}::text[]) with ordinality as o(key, place) where o.key = t.key`.execute(tx)
}

export async function deleteTopic(tx: Db, key: string): Promise<void> {
  await sql`delete from article_topics where key = ${key}`.execute(tx)
}

/** Adds what came with the product and isn't there; a newer name goes to topics that nobody has touched. */
export async function keepTopics(db: Db, topics: { key: string; name: Name }[]): Promise<void> {
  await sql`
    insert into article_topics (key, name_en, name_zh, position)
    select g ->> 'key', g -> 'name' ->> 'en', g -> 'name' ->> 'zh', place - 1
    from jsonb_array_elements(${JSON.stringify(topics)}::jsonb) with ordinality as given(g, place)
    on conflict (key) do update set name_en = excluded.name_en, name_zh = excluded.name_zh
    where article_topics.revision = 1
      and (article_topics.name_en, article_topics.name_zh) is distinct from (excluded.name_en, excluded.name_zh)`.execute(
    db,
  )
}
