import * as z from "zod"
import { body, priority, status } from "./conversation.ts"
import { id, requestId } from "./ids.ts"
import { locale } from "./locale.ts"

/*
 * Macros: texts with variables and what is to happen beside them; letters are macros of a formal kind.
 * Routes: `/api/desk/macros…` for those who keep them, `/api/desk/conversations/:id/macros` for those who use them.
 */

export const macroKey = z.string().regex(/^[a-z][a-z0-9-]{0,79}$/)

/** What a macro does beside its text. A team goes by its key, since macros are shipped and teams' ids are not. */
export const macroAction = z.discriminatedUnion("do", [
  z.object({ do: z.literal("status"), status: status.exclude(["new", "closed"]) }),
  z.object({ do: z.literal("priority"), priority }),
  z.object({ do: z.literal("team"), team: z.string().min(1).max(40) }),
  z.object({ do: z.literal("assign-me") }),
])
export type MacroAction = z.infer<typeof macroAction>

/** One use of a macro in a reply: which version, and those of its actions that its writer left standing. */
export const macroUse = z.object({
  key: macroKey,
  version: z.int().min(1).max(1_000_000),
  actions: z.array(macroAction).max(10).default([]),
})
export type MacroUse = z.infer<typeof macroUse>
export const macroUses = z.array(macroUse).max(5).default([])

/** A text in both languages of the product; the empty one is missing. */
const sides = (most: number) => z.object({ en: z.string().max(most), zh: z.string().max(most) })
const title = sides(120).refine(({ en, zh }) => Boolean(en.trim() || zh.trim()))
const long = z.object({ en: body, zh: body }).refine(({ en, zh }) => Boolean(en.trim() || zh.trim()))
export type BothSides = { en: string; zh: string }

const letterKinds = ["final-response", "acknowledgement", "delay-notice"] as const

/** Everything of a macro that has versions. */
export const macroContent = z.object({
  kind: z.enum(["macro", "letter"]),
  letter: z.enum(letterKinds).nullable(),
  group: sides(80),
  title,
  body: long,
  /** Forms it is offered for first. */
  forms: z.array(z.string().max(60)).max(60),
  actions: z.array(macroAction).max(10),
  visibility: z.enum(["everyone", "team", "me"]),
  teamIds: z.array(id).max(50),
  ownerId: id.nullable(),
  /** The day by which somebody has to look at it again. */
  reviewOn: z.iso.date().nullable(),
  /** Text that compliance answers for: published only once a second person has approved it. */
  compliance: z.boolean(),
})
export type MacroContent = z.infer<typeof macroContent>

/** A macro as it is offered in a conversation: its text filled in, in the customer's language where there is one. */
export const offeredMacro = z.object({
  key: macroKey,
  version: z.int(),
  kind: z.enum(["macro", "letter"]),
  title: sides(120),
  group: sides(80),
  text: z.string(),
  language: locale,
  /** There is no text in the customer's language. */
  otherLanguage: z.boolean(),
  unresolved: z.array(z.string()),
  actions: z.array(macroAction),
  offeredFirst: z.boolean(),
  mine: z.boolean(),
  uses: z.int(),
})
export type OfferedMacro = z.infer<typeof offeredMacro>
export const offeredMacros = z.object({ language: locale, macros: z.array(offeredMacro) })
export type OfferedMacros = z.infer<typeof offeredMacros>

/** One line of the tree of those who keep macros. */
export const macroLine = z.object({
  key: macroKey,
  kind: z.enum(["macro", "letter"]),
  group: sides(80),
  title: sides(120),
  missing: z.array(z.enum(["en", "zh"])),
  visibility: z.enum(["everyone", "team", "me"]),
  ownerId: id.nullable(),
  compliance: z.boolean(),
  reviewOn: z.iso.date().nullable(),
  reviewDue: z.boolean(),
  latest: z.int(),
  published: z.int().nullable(),
  retired: z.boolean(),
  uses90: z.int(),
  lastUsedOn: z.iso.date().nullable(),
  /** Shipped or published more than 90 days ago and not used since. */
  unused: z.boolean(),
  editedAt: z.iso.datetime(),
  editedBy: z.string().nullable(),
})
export type MacroLine = z.infer<typeof macroLine>
/** `forms`: what macros can be offered for, and whose answers they can name. */
export const macroLines = z.object({
  macros: z.array(macroLine),
  forms: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      fields: z.array(z.object({ id: z.string(), label: z.string() })),
    }),
  ),
})
export type MacroLines = z.infer<typeof macroLines>

export const macroVersion = z.object({
  version: z.int(),
  content: macroContent,
  note: z.string(),
  authorId: id.nullable(), // null: came with the product
  authorName: z.string().nullable(),
  approvedByName: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(), // null: waits for a second person
  at: z.iso.datetime(),
})
export type MacroVersion = z.infer<typeof macroVersion>

/** `versions` newest first; `mayApprove`: the newest waits, and the reader is not its author. */
export const openedMacro = z.object({
  line: macroLine,
  versions: z.array(macroVersion),
  mayEdit: z.boolean(),
  mayApprove: z.boolean(),
})
export type OpenedMacro = z.infer<typeof openedMacro>

const note = z.string().trim().max(300).default("")
const basedOn = z.int().min(1).max(1_000_000)
export const newMacro = z.object({ requestId, content: macroContent, note })
/** `basedOn` is the newest version the writer saw; a newer one answers 409 `changed-meanwhile` with it. */
export const saveMacro = z.object({ requestId, basedOn, content: macroContent, note })
export const restoreMacro = z.object({ requestId, basedOn, version: basedOn })
export const approveMacro = z.object({ requestId, version: basedOn })
export const retireMacro = z.object({ requestId, retired: z.boolean() })

/** A text tried out on a real conversation, before it is saved. */
export const tryMacro = z.object({ conversationId: id, body: z.object({ en: body, zh: body }) })
export const triedMacro = z.object({
  text: z.string(),
  language: locale,
  otherLanguage: z.boolean(),
  unresolved: z.array(z.string()),
})
export type TriedMacro = z.infer<typeof triedMacro>
