import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import * as contract from "@veridesk/contract/search.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { Context } from "../platform/context.ts"
import type { App } from "../platform/http/app.ts"
import type { Gaps } from "./gaps/gaps.ts"
import { markDone } from "./gaps/store.ts"
import { saveSynonyms } from "./synonyms/save-synonyms.ts"
import { allGroups, type GroupRow } from "./synonyms/store.ts"

export type SearchRoutes = {
  gaps: Gaps
  /** After the synonyms have changed: every process reads them again. */
  changed: () => Promise<void>
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
  namesOf: (ids: string[]) => Promise<Map<string, string>>
}

const MOST_GAPS = 200
const MOST_GROUPS = 2000
const done = z.object({ done: z.literal(true) })

/** What readers don't find, and the words that mean the same: everybody of the desk reads, leads and administrators change. */
export function searchDeskRoutes(app: App, o: SearchRoutes): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const mayEdit = ({ role }: StaffActor) => role === "lead" || role === "administrator"
  const editing = async (request: FastifyRequest) => {
    const actor = await o.staffOf(request)
    if (!mayEdit(actor)) throw new Refusal("search-not-yours", 403)
    return o.contextFor(actor)
  }

  route.get(
    "/api/desk/search/gaps",
    { schema: { response: { 200: contract.searchGaps } } },
    async (request) => {
      const actor = await o.staffOf(request)
      return { ...(await o.gaps.list(MOST_GAPS)), mayEdit: mayEdit(actor) }
    },
  )
  route.post(
    "/api/desk/search/gaps/done",
    { schema: { body: contract.closeGap, response: { 200: done } } },
    async (request) => {
      const ctx = await editing(request)
      await markDone(ctx.db, { question: request.body.question, by: ctx.actor.id, at: ctx.now })
      return { done: true as const }
    },
  )
  route.get(
    "/api/desk/search/synonyms",
    { schema: { response: { 200: contract.synonymList } } },
    async (request) => {
      const actor = await o.staffOf(request)
      const rows = await allGroups(o.contextFor(actor).db, MOST_GROUPS)
      const names = await o.namesOf([...new Set(rows.flatMap(({ editedBy }) => editedBy ?? []))])
      return { groups: rows.map((row) => view(row, names)), mayEdit: mayEdit(actor) }
    },
  )
  route.post(
    "/api/desk/search/synonyms",
    { schema: { body: contract.saveSynonyms, response: { 200: done } } },
    async (request) => {
      await saveSynonyms(await editing(request), request.body)
      await o.changed()
      return { done: true as const }
    },
  )
}

function view(row: GroupRow, names: Map<string, string>): contract.SynonymGroup {
  return {
    id: row.id,
    words: row.words,
    active: row.active,
    shipped: row.shippedKey !== null,
    edited: row.editedBy !== null,
    editedBy: row.editedBy && (names.get(row.editedBy) ?? ""),
    updatedAt: row.updatedAt.toISOString(),
  }
}
