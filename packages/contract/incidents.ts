import * as z from "zod"
import { status } from "./conversation.ts"
import { id, requestId } from "./ids.ts"

/** domain.md §2.5, in their order. */
export const incidentStates = [
  "detected",
  "declared",
  "identified",
  "mitigating",
  "resolved",
  "compensation",
  "reviewed",
] as const
const incidentState = z.enum(incidentStates)
export type IncidentState = z.infer<typeof incidentState>

const title = z.string().trim().min(1).max(200)
const about = z.string().trim().max(4000)
const both = <T extends z.ZodType>(text: T) => z.object({ en: text, zh: text })
const answerBody = z
  .string()
  .trim()
  .min(1)
  .max(20_000)
  .refine((text) => !text.includes("\u0000"))

export const incidentView = z.object({
  id,
  title: both(z.string()),
  about: both(z.string()),
  state: incidentState,
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Tickets that are part of it now, and how many of them are still open. */
  tickets: z.int(),
  open: z.int(),
})
export type IncidentView = z.infer<typeof incidentView>
export const incidentList = z.object({ incidents: z.array(incidentView) })

/** POST /api/desk/incidents */
export const declareIncident = z.object({ requestId, incidentId: id, title: both(title), about: both(about) })
/** POST /api/desk/incidents/:id: what is said of it, and how far it is. `basedOn`: the `updatedAt` the writer saw. */
export const editIncident = z.object({
  title: both(title),
  about: both(about),
  state: incidentState,
  basedOn: z.iso.datetime(),
})

/** Which tickets an incident gathers: open ones that no incident has yet. At least one line must narrow it. */
export const gatherFilter = z
  .object({
    formKeys: z.array(z.string().max(60)).max(40).default([]),
    asset: z.string().trim().max(20).default(""),
    chain: z.string().trim().max(40).default(""),
    since: z.iso.datetime(),
    text: z.string().trim().max(100).default(""),
  })
  .refine(({ formKeys, asset, chain, text }) => formKeys.length > 0 || asset || chain || text, {
    path: ["formKeys"],
  })
export type GatherFilter = z.input<typeof gatherFilter>
/** At most so many are gathered at once; the rest by doing it again. */
export const MOST_GATHERED = 500

export const incidentTicket = z.object({
  id,
  number: z.string(),
  subject: z.string(),
  customerName: z.string(),
  status,
  createdAt: z.iso.datetime(),
})
export type IncidentTicket = z.infer<typeof incidentTicket>
/** POST …/look: what a filter would gather: the first fifty, and how many. */
export const gathering = z.object({ tickets: z.array(incidentTicket), count: z.int() })
/** POST …/tickets: those of a filter, or named ones. */
export const gather = z.object({
  requestId,
  filter: gatherFilter.optional(),
  ids: z.array(id).max(MOST_GATHERED).default([]),
})
export const gathered = z.object({ joined: z.int(), skipped: z.int(), more: z.boolean() })
/** POST …/leave */
export const leaveIncident = z.object({ requestId, conversationId: id })

export const incidentAnswer = z.object({
  id,
  state: z.enum(["held", "sending", "sent", "withdrawn"]),
  resolves: z.boolean(),
  body: both(z.string()),
  madeBy: z.string(),
  sendAt: z.iso.datetime(),
  counts: z.object({ held: z.int(), sent: z.int(), withdrawn: z.int(), skipped: z.int() }),
  /** Why tickets were left out: a variable without a value, closed meanwhile. */
  skipped: z.array(z.object({ id, number: z.string(), why: z.string() })),
})
export type IncidentAnswer = z.infer<typeof incidentAnswer>

export const openedIncident = z.object({
  incident: incidentView,
  tickets: z.array(incidentTicket), // the newest two hundred
  answers: z.array(incidentAnswer), // the newest twenty
})
export type OpenedIncident = z.infer<typeof openedIncident>

/** POST …/preview: how the text reads in three real tickets, and how many it can't be filled in for. */
export const previewAnswer = z.object({ body: both(answerBody) })
export const answerPreview = z.object({
  samples: z.array(z.object({ number: z.string(), subject: z.string(), text: z.string() })),
  tickets: z.int(),
  unfilled: z.array(z.object({ number: z.string(), missing: z.array(z.string()) })),
})
export type AnswerPreview = z.infer<typeof answerPreview>

/** How long an answer to all waits before it goes. */
export const HOLD_SECONDS = 60
/** POST …/answers */
export const answerAll = z.object({
  requestId,
  answerId: id,
  body: both(answerBody),
  resolves: z.boolean().default(false),
})
/** POST /api/desk/incident-answers/:id/withdraw: all that has not gone, or the one ticket named. */
export const withdrawAnswer = z.object({ requestId, conversationId: id.optional() })

/** GET /api/desk/conversations/:id/incident */
export const incidentOfTicket = z.object({ incident: incidentView.nullable() })
