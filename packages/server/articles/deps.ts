import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import type { Publishing } from "./search-document.ts"

/** What those who keep articles need from beside and above, handed in by the roof. */
export type ArticleDeps = Publishing & {
  db: Db
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
  teams: (locale: Locale) => { key: string; name: string }[]
  forms: (locale: Locale) => { key: string; title: string }[]
}
