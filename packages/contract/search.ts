import * as z from "zod"
import { id, requestId } from "./ids.ts"
import { locale } from "./locale.ts"

/*
 * What the desk sees of the help site's search: /api/desk/search…
 * All members of staff read; leads and administrators change.
 */

export const MOST_SYNONYMS = 40
const synonym = z.string().trim().min(1).max(60)

/** Words and phrases that mean the same to who searches, in any language. */
export const synonymGroup = z.object({
  id,
  words: z.array(synonym),
  active: z.boolean(),
  /** Came with the product, and whether somebody has changed it since. */
  shipped: z.boolean(),
  edited: z.boolean(),
  editedBy: z.string().nullable(),
  updatedAt: z.iso.datetime(),
})
export type SynonymGroup = z.infer<typeof synonymGroup>

/** GET /api/desk/search/synonyms: all groups by their first word. */
export const synonymList = z.object({ groups: z.array(synonymGroup), mayEdit: z.boolean() })
export type SynonymList = z.infer<typeof synonymList>

const words = z
  .array(synonym)
  .min(2)
  .max(MOST_SYNONYMS)
  .refine((all) => new Set(all.map((word) => word.toLowerCase())).size === all.length, "each word once")

/**
 * POST /api/desk/search/synonyms: a new group, or what a group says from now on. `basedOn` is the `updatedAt` the writer
 * saw, null for a new one; where somebody has written since, 409 `changed-meanwhile`.
 */
export const saveSynonyms = z.object({
  requestId,
  id,
  words,
  active: z.boolean(),
  basedOn: z.iso.datetime().nullable(),
})
export type SaveSynonyms = z.infer<typeof saveSynonyms>

/** Something that readers look for and don't find, or find and don't open. Shown only when three readers have asked it. */
export const searchGap = z.object({
  question: z.string(),
  locale,
  /** In the last 30 days. */
  asked: z.int(),
  empty: z.int(),
  chosen: z.int(),
  readers: z.int(),
  lastDay: z.iso.date(),
})
export type SearchGap = z.infer<typeof searchGap>

/** GET /api/desk/search/gaps: the most asked first, at most two hundred. `hidden`: how many fewer than three readers asked. */
export const searchGaps = z.object({ gaps: z.array(searchGap), hidden: z.int(), mayEdit: z.boolean() })
export type SearchGaps = z.infer<typeof searchGaps>

/** POST /api/desk/search/gaps/done: somebody has dealt with it; it comes back when it is asked again later. */
export const closeGap = z.object({ requestId, question: z.string().min(1).max(100) })
export type CloseGap = z.infer<typeof closeGap>
