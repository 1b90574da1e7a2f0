import * as z from "zod"
import { id } from "./ids.ts"
import { locale } from "./locale.ts"
import { identityLevel } from "./people.ts"

/** domain.md §2.5; merged, incident-linked and escalated are marks, not states. */
const statuses = ["new", "open", "waiting-customer", "waiting-third-party", "solved", "closed"] as const
export const status = z.enum(statuses)
export type Status = z.infer<typeof status>

/** Who the others are that a ticket waits for, as far as its customer is told; reviews are never named closer than this. */
export const waitingOn = z.enum(["network", "bank", "platform", "specialist"])
export type WaitingOn = z.infer<typeof waitingOn>

/** P0 stop-the-loss … P4, domain.md's codes as numbers: smaller is more urgent. */
export const priority = z.int().min(0).max(4)

const messageKind = z.enum(["reply", "note"])

/** 64 k characters as text (T14); longer text becomes an attached file on the way in. */
export const MAX_BODY = 65_536
export const body = z
  .string()
  .max(MAX_BODY)
  .refine((text) => !text.includes("\u0000"), "NUL can't be stored")

export const attachmentView = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  size: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  facts: z.record(z.string(), z.unknown()),
  url: z.string(),
  thumbnailUrl: z.string().nullable(),
})
export type AttachmentView = z.infer<typeof attachmentView>

const actorView = z.object({
  realm: z.enum(["customer", "staff", "system"]),
  id: id.nullable(),
  name: z.string(),
})

export const messageView = z.object({
  id,
  kind: messageKind,
  side: z.enum(["customer", "staff", "system"]),
  body: z.string().nullable(), // null: erased, the proof stays
  version: z.int(),
  editedAt: z.iso.datetime().nullable(),
  /** An answer that was taken back before its mail went out; its customer sees that, and no text. */
  withdrawnAt: z.iso.datetime().optional(),
  attachments: z.array(attachmentView),
})
export type MessageView = z.infer<typeof messageView>

/** One line of a conversation's timeline: the event, and the message where it brought or changed one. */
export const timelineEvent = z.object({
  conversationId: id,
  seq: z.int().min(1),
  kind: z.string(),
  at: z.iso.datetime(),
  actor: actorView,
  payload: z.record(z.string(), z.unknown()),
  message: messageView.nullable(),
})
export type TimelineEvent = z.infer<typeof timelineEvent>

/** What a list shows of a conversation; the same shape comes by HTTP and by socket. */
export const conversationRow = z.object({
  id,
  number: z.string(),
  subject: z.string(),
  formKey: z.string(),
  channel: z.string(),
  status,
  /** The installation's own label over this status (statuses.ts). */
  statusKey: z.string().nullable(),
  priority,
  teamId: id.nullable(),
  assigneeId: id.nullable(),
  customerName: z.string(),
  customerVip: z.int().nullable(),
  identityLevel,
  locale,
  preview: z.string(),
  lastSide: z.enum(["customer", "staff", "system"]),
  waitingSince: z.iso.datetime().nullable(),
  dueAt: z.iso.datetime().nullable(),
  lastSeq: z.int(),
  unread: z.boolean(),
  draft: z.boolean(),
  followUps: z.int(),
  /** The conversation in which this one goes on; such a row is in no list of work. */
  mergedInto: z.object({ id, number: z.string() }).nullable(),
  escalated: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type ConversationRow = z.infer<typeof conversationRow>
