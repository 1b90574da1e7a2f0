import type { ListPage, ListQuery, OpenedConversation, Viewer } from "@veridesk/contract/desk-api.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { type Conversation, type Sources, timeline } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { countKeys } from "./counts.ts"
import { cursorOf, edgeOf } from "./page.ts"
import { countsOf, draftsOf, orderOf, pageOf, readSeqOf, rowsByIds } from "./store.ts"

const FIRST_SCREEN = 50

export async function listPage(db: Db, actor: StaffActor, query: ListQuery): Promise<ListPage> {
  const rows = await pageOf(db, {
    ...query,
    after: edgeOf(query.after),
    limit: query.limit + 1,
    staffId: actor.id,
  })
  const page = rows.slice(0, query.limit)
  return { rows: page, next: rows.length > query.limit ? cursorOf(page.at(-1), orderOf(query)) : null }
}

export async function counts(db: Db, actor: StaffActor): Promise<Record<string, number>> {
  const [own] = await countsOfMany(db, [actor])
  return own ?? {}
}

/** The badges of many agents in one statement, in the order asked for. */
export async function countsOfMany(db: Db, actors: StaffActor[]): Promise<Record<string, number>[]> {
  const keys = actors.map(countKeys)
  const known = await countsOf(db, [...new Set(keys.flatMap((own) => Object.values(own)))])
  return keys.map((own) =>
    Object.fromEntries(Object.entries(own).map(([view, key]) => [view, known[key] ?? 0])),
  )
}

/** All that the first screen of a conversation needs, in a fixed number of statements. */
export async function opened(
  db: Db,
  actor: StaffActor,
  o: {
    conversation: Conversation
    sources: Sources
    fields: OpenedConversation["fields"]
    viewers: Viewer[]
  },
): Promise<OpenedConversation> {
  const { id } = o.conversation
  const [rows, page, lastReadSeq, drafts] = await Promise.all([
    rowsByIds(db, actor.id, [id]),
    timeline({ db: db, sources: o.sources }, id, { limit: FIRST_SCREEN }),
    readSeqOf(db, actor.id, id),
    draftsOf(db, actor.id, id),
  ])
  const row = rows[0]
  if (!row) throw new Error("a conversation that was found has no row")
  return {
    row,
    fields: o.fields,
    events: page.events,
    earlier: page.more,
    lastReadSeq,
    drafts: drafts.map((draft) => ({ ...draft, updatedAt: draft.updatedAt.toISOString() })),
    viewers: o.viewers,
  }
}
