import type { FieldView } from "@veridesk/contract/desk-api.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { MacroLines } from "@veridesk/contract/macros.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { Conversation } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"

/** What macros need from beside and above, handed in by app.ts. */
export type MacroDeps = {
  db: Db
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
  fieldsOf: (form: Pick<Conversation, "formKey" | "formVersion" | "fields">, locale: Locale) => FieldView[]
  /** The forms as they are filled in today, with what they ask. */
  formsIn: (locale: Locale) => MacroLines["forms"]
  teamName: (id: string | null, locale: Locale) => string
  brand: { name: string; legalEntity: string }
  /** The text of somebody's reply in the making, as the server has it. */
  draftOf: (staffId: string, conversationId: string) => Promise<string | null>
  namesOf: (ids: string[]) => Promise<Map<string, string>>
}
