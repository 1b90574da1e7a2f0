import type { ListQuery, OpenedConversation, Viewer } from "@veridesk/contract/desk-api.ts"
import { notFound } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { type Sources, timeline } from "../conversations/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { countKeys } from "./counts.ts"
import type { Filled } from "./form-fields.ts"
import { cursorOf, edgeOf } from "./page.ts"
import { countsOf, openedOf, orderOf, pageOf } from "./store.ts"

const FIRST_SCREEN = 50

/** A page as the JSON of a ListPage: the database writes the rows, and nothing between it and the desk reads them. */
export async function listPage(db: Db, actor: StaffActor, query: ListQuery): Promise<Buffer> {
  const { rows, last } = await pageOf(db, { ...query, after: edgeOf(query.after), staffId: actor.id })
  const next = last && cursorOf(last, orderOf(query))
  // Put together as bytes: as text each page would be copied three times where the garbage collector has to look.
  return Buffer.concat([
    Buffer.from('{"rows":['),
    Buffer.from(rows),
    Buffer.from(`],"next":${JSON.stringify(next)}}`),
  ])
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

/**
 * All that the first screen of a conversation needs, in a fixed number of statements. Its lists' rows, its timeline and
 * its form are all of staff's to see, as every conversation of the installation is.
 * @throws Refusal `not-found`
 */
export async function opened(
  db: Db,
  actor: StaffActor,
  o: {
    id: string
    sources: Sources
    fieldsOf: (form: Filled) => OpenedConversation["fields"]
    viewers: Viewer[]
  },
): Promise<OpenedConversation> {
  const [own, page] = await Promise.all([
    openedOf(db, actor.id, o.id),
    timeline({ db: db, sources: o.sources }, o.id, { limit: FIRST_SCREEN }),
  ])
  if (!own) throw notFound()
  const { form, ...seen } = own
  return { ...seen, fields: o.fieldsOf(form), events: page.events, earlier: page.more, viewers: o.viewers }
}
