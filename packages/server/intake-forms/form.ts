import * as z from "zod"

/** A text of the form itself, in both languages of the product. */
const text = z.object({ en: z.string().min(1).max(500), zh: z.string().min(1).max(500) })
export type FormText = z.infer<typeof text>

const base = {
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  label: text,
  hint: text.optional(),
  required: z.boolean(),
}
const pair = z.string().nullable()

const field = z.discriminatedUnion("kind", [
  z.object({ ...base, kind: z.literal("asset-network") }),
  z.object({ ...base, kind: z.literal("txid"), pair, address: pair, lookup: z.boolean() }),
  z.object({ ...base, kind: z.literal("address"), pair }),
  z.object({ ...base, kind: z.literal("memo"), pair }),
  z.object({ ...base, kind: z.literal("amount"), pair }),
  z.object({ ...base, kind: z.literal("occurred-at") }),
  z.object({ ...base, kind: z.literal("withdrawal-id"), example: z.string().nullable() }),
  z.object({ ...base, kind: z.literal("identifier") }),
  z.object({ ...base, kind: z.literal("text") }),
  z.object({ ...base, kind: z.literal("long-text"), prompts: z.array(text) }),
  z.object({
    ...base,
    kind: z.literal("choice"),
    options: z.array(z.object({ value: z.string(), label: text, note: text.optional() })),
  }),
])
export type Field = z.infer<typeof field>

/** An intake form as data: what is asked, who gets it, how urgent it is. A conversation keeps the version it was filed with. */
export const form = z.object({
  key: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  version: z.int().min(1),
  code: z.string(), // domain.md §2.3
  group: text,
  title: text,
  about: text,
  factsTitle: text,
  icon: z.enum(["deposit", "withdrawal", "account", "other"]),
  team: z.string(),
  priority: z.int().min(0).max(4),
  fields: z.array(field).max(30),
})
export type Form = z.infer<typeof form>

/** The field that holds the message itself; every form has it, and its text becomes the first message. */
export const DESCRIPTION = "description"

export function textIn(locale: "en" | "zh-CN", value: FormText): string {
  return locale === "zh-CN" ? value.zh : value.en
}
