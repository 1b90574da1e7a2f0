import * as z from "zod"
import { attachmentView, body } from "./conversation.ts"
import { id, requestId } from "./ids.ts"

/** What is asked for: files in a place of their own, or a few words. */
const itemKind = z.enum(["file", "text"])
export type ItemKind = z.infer<typeof itemKind>

/** Kinds of files that an item takes; none named takes all that we take. */
const accepts = z.enum(["image", "document", "video"])
export type Accepts = z.infer<typeof accepts>

const itemState = z.enum(["missing", "checking", "accepted", "refused", "withdrawn"])
export type ItemState = z.infer<typeof itemState>

/** Why something that was sent won't do; the customer reads it in their language. */
export const refusalReason = z.enum([
  "unreadable",
  "incomplete",
  "wrong-document",
  "outdated",
  "name",
  "edited",
  "other",
])
export type RefusalReason = z.infer<typeof refusalReason>

/** Asked for so often that it has a text of ours in each language (ui/messages/request-templates.ts). */
export const requestTemplate = z.enum([
  "withdrawal-page",
  "bank-statement",
  "screen-recording",
  "source-of-funds",
  "error-screenshot",
  "sender-platform",
  "identity-selfie",
])
export type RequestTemplate = z.infer<typeof requestTemplate>

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .refine((text) => !text.includes("\u0000"), "NUL can't be stored")

export const MOST_ITEMS = 10

const wantedItem = z.union([
  z.object({ template: requestTemplate }),
  z.object({
    title: line(120).min(1),
    about: line(500).default(""),
    kind: itemKind,
    accepts: z.array(accepts).max(3).default([]),
  }),
])
export type WantedItem = z.infer<typeof wantedItem>

/**
 * Asks the customer for a list of things, with one message. `why` is needed once something had been asked for before:
 * a list that grows says why.
 */
export const askFor = z.object({
  requestId,
  messageId: id,
  body: body.default(""),
  items: z.array(wantedItem).min(1).max(MOST_ITEMS),
  complete: z.boolean().default(true),
  why: line(300).default(""),
  wantedBy: z.iso.date().nullable().default(null),
})
export type AskFor = z.infer<typeof askFor>

export const decideItem = z.object({
  requestId,
  as: z.enum(["accepted", "refused", "withdrawn"]),
  reason: refusalReason.default("other"),
  text: line(500).default(""),
})
export type DecideItem = z.infer<typeof decideItem>

export const requestItem = z.object({
  id,
  place: z.int(),
  title: z.string(),
  about: z.string(),
  kind: itemKind,
  accepts: z.array(accepts),
  state: itemState,
  refusal: z.object({ reason: refusalReason, text: z.string() }).nullable(),
  /** Why the list grew by this; null on the first list. */
  added: z.object({ why: z.string() }).nullable(),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  wantedBy: z.iso.date().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** What was written, newest last. */
  words: z.array(z.string()),
  files: z.array(attachmentView),
})
export type RequestItem = z.infer<typeof requestItem>

export const requestList = z.object({ items: z.array(requestItem), complete: z.boolean() })
export type RequestList = z.infer<typeof requestList>
