import type { OfferedMacros, TriedMacro } from "@veridesk/contract/macros.ts"
import { fillIn } from "@veridesk/contract/macro-variables.ts"
import type { BothSides } from "@veridesk/contract/macros.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { type Conversation, readable } from "../conversations/index.ts"
import type { MacroDeps } from "./deps.ts"
import { inOrderOfUse, maySee, sideFor } from "./macro.ts"
import { type Addressed, customersOf, offeredRows } from "./store.ts"
import { valuesOf } from "./values.ts"

/** The macros somebody may use in a conversation, filled in for it in the language of its customer. */
export async function offered(
  o: MacroDeps,
  actor: StaffActor,
  { conversationId, now }: { conversationId: string; now: Date },
): Promise<OfferedMacros> {
  const conversation = await readable(o.db, actor, { id: conversationId })
  const [rows, fill] = await Promise.all([
    offeredRows(o.db, actor.id),
    filler(o, actor, { conversation, now }),
  ])
  const macros = rows
    .filter((row) => maySee(actor, row.content))
    .map(({ key, version, content, uses90 }) => ({
      key,
      version,
      kind: content.kind,
      title: content.title,
      group: content.group,
      ...fill(content.body),
      actions: content.actions,
      offeredFirst: content.forms.includes(conversation.formKey),
      mine: content.visibility === "me",
      uses: uses90,
    }))
  return { language: conversation.locale, macros: inOrderOfUse(macros) }
}

/** A text that nobody has saved yet, filled in for a real conversation. */
export async function tried(
  o: MacroDeps,
  actor: StaffActor,
  t: { conversationId: string; body: BothSides; now: Date },
): Promise<TriedMacro> {
  const conversation = await readable(o.db, actor, { id: t.conversationId })
  return (await filler(o, actor, { conversation, now: t.now }))(t.body)
}

/**
 * Fills one text in for many conversations, each in the language of its customer; one statement, however many.
 * @returns the texts by conversation
 */
export async function filledInFor(
  o: FillDeps,
  actor: { name: string },
  t: { conversations: Conversation[]; body: BothSides; now: Date },
): Promise<Map<string, TriedMacro>> {
  const customers = await customersOf(o.db, [...new Set(t.conversations.map((c) => c.customerId))])
  return new Map(
    t.conversations.map((conversation) => {
      const customer = customers.get(conversation.customerId)
      return [conversation.id, fillerFor(o, actor, { conversation, customer, now: t.now })(t.body)]
    }),
  )
}

/** What filling in needs of all that macros need. */
export type FillDeps = Pick<MacroDeps, "db" | "fieldsOf" | "teamName" | "brand">

async function filler(
  o: MacroDeps,
  actor: StaffActor,
  { conversation, now }: { conversation: Conversation; now: Date },
): Promise<(body: BothSides) => TriedMacro> {
  const customers = await customersOf(o.db, [conversation.customerId])
  return fillerFor(o, actor, { conversation, customer: customers.get(conversation.customerId), now })
}

function fillerFor(
  o: FillDeps,
  actor: { name: string },
  { conversation, customer, now }: { conversation: Conversation; customer: Addressed | undefined; now: Date },
): (body: BothSides) => TriedMacro {
  const valuesIn = (locale: Locale) =>
    valuesOf(
      {
        number: conversation.number,
        openedAt: conversation.createdAt,
        replyBy: conversation.dueAt,
        now,
        customerName: customer?.name ?? "",
        timezone: customer?.timezone ?? null,
        agentName: actor.name,
        teamName: o.teamName(conversation.teamId, locale),
        brand: { name: o.brand.name, legalEntity: customer?.legalEntity ?? o.brand.legalEntity },
        fields: o.fieldsOf(conversation, locale),
      },
      locale,
    )
  const values = { en: valuesIn("en"), "zh-CN": valuesIn("zh-CN") }
  return (body) => {
    const { text, language, otherLanguage } = sideFor(conversation.locale, body)
    return { ...fillIn(text, values[language]), language, otherLanguage }
  }
}
