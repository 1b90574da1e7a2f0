import * as z from "zod"
import { body, conversationRow, priority, timelineEvent, waitingOn } from "./conversation.ts"
import { id, MOST_SEQ, requestId } from "./ids.ts"
import { macroUses } from "./macros.ts"
import { copies, mailTrouble } from "./mail/outbox.ts"
import { statusCategory, statusKey } from "./statuses.ts"

/** Which conversations a list shows. A team's view is `team:<id>`. */
export const view = z.union([z.enum(["mine", "unassigned", "all"]), z.templateLiteral(["team:", z.uuid()])])
export type View = z.infer<typeof view>

const statusFilter = z.enum(["needs-reply", "waiting", "solved", "any"])
const sortBy = z.enum(["waiting", "clock", "newest"])

export const listQuery = z.object({
  view: view.default("mine"),
  status: statusFilter.default("needs-reply"),
  sort: sortBy.default("waiting"),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type ListQuery = z.infer<typeof listQuery>

export const listPage = z.object({ rows: z.array(conversationRow), next: z.string().nullable() })
export type ListPage = z.infer<typeof listPage>

/** Open conversations by view (needs-reply), kept by delta; keys are views. */
export const counts = z.object({ counts: z.record(z.string(), z.int()) })

export const viewer = z.object({
  staffId: id,
  name: z.string(),
  doing: z.enum(["viewing", "replying", "noting"]),
})
export type Viewer = z.infer<typeof viewer>

export const draft = z.object({
  mode: z.enum(["reply", "note"]),
  text: body,
  attachmentIds: z.array(id).max(10).default([]),
  updatedAt: z.iso.datetime(),
  macros: macroUses,
  cc: copies.cc,
})
export type Draft = z.infer<typeof draft>

export const fieldView = z.object({
  key: z.string(),
  kind: z.string(),
  label: z.string(),
  value: z.unknown(),
})
export type FieldView = z.infer<typeof fieldView>

export const openedConversation = z.object({
  row: conversationRow,
  fields: z.array(fieldView),
  events: z.array(timelineEvent), // the newest 50, oldest first
  earlier: z.boolean(), // there are events before the first one given
  lastReadSeq: z.int(),
  drafts: z.array(draft),
  viewers: z.array(viewer),
  /** A legal hold keeps it whole: its own, or one that reaches it. */
  held: z.boolean(),
})
export type OpenedConversation = z.infer<typeof openedConversation>

export const eventsQuery = z.object({
  after: z.coerce.number().int().min(0).max(MOST_SEQ).optional(),
  before: z.coerce.number().int().min(1).max(MOST_SEQ).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const eventsPage = z.object({ events: z.array(timelineEvent), more: z.boolean() })

/**
 * A reply or an internal note. `messageId` is made by the client and is the idempotency key:
 * the same id again gives the first result. `basedOn` is the last seq the writer had seen; where the customer
 * or a colleague has written since, a reply is stopped with 409 `stale-reply` and the new events, unless `anyway`.
 */
export const writeMessage = z.object({
  messageId: id,
  body: body.default(""),
  attachmentIds: z.array(id).max(10).default([]),
  basedOn: z.int().min(0).max(MOST_SEQ),
  anyway: z.boolean().default(false),
  then: z.enum(["stay", "resolve"]).default("stay"),
  /** Of a reply: it goes out as a letter on the brand's paper, a PDF among its files, signed by this person. */
  letter: z
    .object({ signer: z.string().trim().min(1).max(80), position: z.string().trim().max(80).default("") })
    .optional(),
  /** Of a reply: its files are never in the mail, only behind links or in the ticket. */
  filesBy: z.enum(["mail", "links"]).optional(),
  /** Of a reply: who gets a copy by mail; a domain the conversation doesn't know is refused with `new-domain` until confirmed. */
  ...copies,
  macros: macroUses, // of a reply only: what they do happens with it, in one step
})
export type WriteMessage = z.infer<typeof writeMessage>
export const written = z.object({ row: conversationRow, events: z.array(timelineEvent) })
export type Written = z.infer<typeof written>

/** `version` is the one the writer saw; a newer one on the server answers 409 `changed-meanwhile` with it. */
export const editNote = z.object({ requestId, body, version: z.int().min(1).max(MOST_SEQ) })

export const assign = z.object({ requestId, assigneeId: id.nullable() })
/** `reason` is kept as an internal note under `noteId`, so that whoever goes on need not ask (T17). */
export const moveToTeam = z.object({
  requestId,
  teamId: id.nullable(),
  reason: body.max(2000).default(""),
  noteId: id.optional(),
})
export const setPriority = z.object({ requestId, priority })
/**
 * `on` goes with waiting for others: who they are, which the customer is told. `key` is a label of that status; without
 * one it has none.
 */
export const setStatus = z.object({
  requestId,
  status: statusCategory,
  on: waitingOn.optional(),
  key: statusKey.optional(),
})

export const customerPanel = z.object({
  id,
  name: z.string(),
  uidMasked: z.string().nullable(),
  emailMasked: z.string().nullable(),
  emailVerified: z.boolean(),
  locale: z.string(),
  timezone: z.string().nullable(),
  vip: z.int().nullable(),
  kycLevel: z.int().nullable(),
  legalEntity: z.string().nullable(),
  locks: z.array(z.object({ kind: z.string(), until: z.iso.datetime().nullable() })),
  exchange: z.enum(["ok", "down", "not-configured", "unknown-user"]),
  /** Why nothing is mailed to them by itself. */
  mailTrouble: mailTrouble.nullable(),
  /** What the customer said of this conversation once it was solved. */
  rating: z.object({ score: z.int(), reasons: z.array(z.string()), at: z.iso.datetime() }).nullable(),
  history: z.array(
    conversationRow.pick({
      id: true,
      number: true,
      subject: true,
      status: true,
      createdAt: true,
      mergedInto: true,
    }),
  ),
})
export type CustomerPanel = z.infer<typeof customerPanel>

/** What chain and exchange say about the transaction of the form, looked up for the desk. */
export const transactionFacts = z.object({
  state: z.enum(["found", "not-found", "other-chain", "down", "none"]),
  chain: z.string().nullable(),
  txid: z.string().nullable(),
  status: z.enum(["pending", "confirmed", "failed"]).nullable(),
  confirmations: z.int().nullable(),
  needed: z.int().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  toOurs: z.enum(["yes", "yes-retired", "no", "unknown"]),
  amount: z.string().nullable(),
  asset: z.string().nullable(),
  blockTime: z.iso.datetime().nullable(),
  explorerUrl: z.url().nullable(),
  ledger: z.enum(["credited", "not-credited", "held", "down", "unknown"]),
  withdrawalStage: z.string().nullable(),
  checkedAt: z.iso.datetime(),
})
export type TransactionFacts = z.infer<typeof transactionFacts>

export const peopleList = z.object({
  staff: z.array(
    z.object({ id, name: z.string(), role: z.string(), teamIds: z.array(id), active: z.boolean() }),
  ),
  teams: z.array(z.object({ id, key: z.string(), name: z.string() })),
})
export type PeopleList = z.infer<typeof peopleList>

export const found = z.object({
  conversations: z.array(
    conversationRow.pick({ id: true, number: true, subject: true, status: true, customerName: true }),
  ),
})
