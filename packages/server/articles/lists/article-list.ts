import type { ArticleList, articleListQuery } from "@veridesk/contract/articles.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import * as z from "zod"
import { mayWrite } from "../article.ts"
import type { ArticleDeps } from "../deps.ts"
import { allTopics } from "../topics/store.ts"
import { lineView } from "./line.ts"
import { type Cursor, type LineRow, lineRows, stateRows } from "./store.ts"

const A_PAGE = 500

/** All topics, and a page of the articles that a filter shows. */
export async function articleList(
  o: ArticleDeps,
  actor: StaffActor,
  q: { query: z.output<typeof articleListQuery>; locale: Locale; now: Date },
): Promise<ArticleList> {
  const { locale, now } = q
  const { topic = null, q: text, show, after } = q.query
  const [topics, rows] = await Promise.all([
    allTopics(o.db),
    lineRows(o.db, { locale, topic, text, show, after: after ? cursorOf(after) : null, most: A_PAGE + 1 }),
  ])
  const shown = rows.slice(0, A_PAGE)
  const states = await stateRows(
    o.db,
    shown.map(({ id }) => id),
  )
  const of = Map.groupBy(states, ({ id }) => id)
  const last = rows.length > A_PAGE ? shown.at(-1) : undefined
  return {
    topics: topics.map(({ nameEn, nameZh, ...rest }) => ({ ...rest, name: { en: nameEn, zh: nameZh } })),
    articles: shown.map((row) => lineView(row, of.get(row.id) ?? [], now)),
    next: last ? nameOf(last) : null,
    mayWrite: mayWrite(actor),
    teams: o.teams(locale),
    forms: o.forms(locale),
  }
}

const cursor = z.tuple([z.int(), z.string(), z.string()])

function nameOf({ position, title, slug }: LineRow): string {
  return Buffer.from(JSON.stringify([position, title, slug])).toString("base64url")
}

/** @throws Refusal `invalid-input` 400 for a cursor that we didn't make */
function cursorOf(after: string): Cursor {
  const read = cursor.safeParse(readJson(Buffer.from(after, "base64url").toString()))
  if (!read.success) throw new Refusal("invalid-input", 400)
  const [position, title, slug] = read.data
  return { position, title, slug }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
