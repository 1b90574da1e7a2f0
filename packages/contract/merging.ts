import * as z from "zod"
import { status } from "./conversation.ts"
import { id, requestId } from "./ids.ts"

const reason = z
  .string()
  .trim()
  .max(500)
  .refine((text) => !text.includes("\u0000"), "NUL can't be stored")

/** The conversation asked goes on in `intoId` from now on. Its rows stay, and undoing gives back what was there. */
export const mergeInto = z.object({ requestId, intoId: id, reason: reason.default("") })
/** `mergeId` is that of the merge, by which it is undone. */
export const merged = z.object({ mergeId: id })
export const undoMerge = z.object({ requestId })

/** Messages of one conversation that become a matter of their own. */
export const splitOff = z.object({
  requestId,
  messageIds: z.array(id).min(1).max(100),
  subject: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .refine((text) => !text.includes("\u0000"), "NUL can't be stored"),
})
export const splitAnswer = z.object({ conversationId: id, number: z.string() })

/** What the other conversation is to this one. */
const kinOf = z.enum(["related", "parent", "child", "duplicate", "original"])
export type Kin = z.infer<typeof kinOf>
export const linkTo = z.object({ requestId, otherId: id, as: kinOf })
export const linked = z.object({ linkId: id })
export const unlink = z.object({ requestId })

export const notDuplicate = z.object({ otherId: id })
export const tellChildren = z.object({ requestId })
export const told = z.object({ children: z.int() })

const tied = z.object({
  id,
  number: z.string(),
  subject: z.string(),
  status,
  assigneeId: id.nullable(),
  createdAt: z.iso.datetime(),
})
export type Tied = z.infer<typeof tied>

/** Who laid a mark, and when. */
const laid = { by: z.string(), at: z.iso.datetime() }

const merge = z.object({
  ...laid,
  mergeId: id,
  reason: z.string(),
  /** Of the event in the timeline into which it was merged: the place where it is shown there. */
  seq: z.int(),
  /** Into which conversation it was merged itself. */
  intoId: id,
  ticket: tied,
})
export type Merge = z.infer<typeof merge>

/** All that ties a conversation to others. */
export const ties = z.object({
  /** This one was merged: `ticket` is the one it was merged into. */
  into: merge.nullable(),
  /** Those that were merged into this one, directly or through one another. */
  merged: z.array(merge),
  /** Messages of this one that are dealt with in another, and the one out of which this one was split. */
  splits: z.array(z.object({ ...laid, messageIds: z.array(id), ticket: tied })),
  splitFrom: z.object({ ...laid, messageIds: z.array(id), ticket: tied }).nullable(),
  links: z.array(z.object({ ...laid, linkId: id, as: kinOf, ticket: tied })),
  /** Other conversations of this customer about the same thing. */
  possible: z.array(z.object({ because: z.enum(["txid", "order", "withdrawal"]), ticket: tied })),
})
export type Ties = z.infer<typeof ties>
