import * as z from "zod"
import { deskChats } from "./chat/desk.ts"
import { conversationRow, timelineEvent } from "./conversation.ts"
import { view, viewer } from "./desk-api.ts"
import { id, MOST_SEQ } from "./ids.ts"
import { metric } from "./sla-metric.ts"

/**
 * Frames of the live socket (`/live/desk`), JSON text, one frame a message.
 * A client holds a cursor (last seq) for each conversation it shows. Frames of one conversation arrive in the
 * order of seq without gaps; a client that sees a gap pulls `GET …/events?after=seq`, or says `follow` again.
 */
export const clientFrame = z.discriminatedUnion("t", [
  /** Follow one conversation from a cursor: what came after it is sent first, edits included, then what comes. */
  z.object({ t: z.literal("follow"), conversationId: id, after: z.int().min(0).max(MOST_SEQ) }),
  z.object({ t: z.literal("unfollow"), conversationId: id }),
  /** Rows of this list view (desk only); replaces the view watched before. */
  z.object({ t: z.literal("watch"), view }),
  /** What I am doing in a followed conversation (desk only); never stored. */
  z.object({
    t: z.literal("doing"),
    conversationId: id,
    doing: z.enum(["viewing", "replying", "noting", "left"]),
  }),
  z.object({ t: z.literal("pong") }),
])
export type ClientFrame = z.infer<typeof clientFrame>

export const serverFrame = z.discriminatedUnion("t", [
  z.object({ t: z.literal("hello"), staffId: id.nullable(), serverTime: z.iso.datetime() }),
  z.object({ t: z.literal("event"), event: timelineEvent }),
  /** The conversation is caught up to here: everything after the cursor of `follow` has been sent. */
  z.object({ t: z.literal("caught-up"), conversationId: id, seq: z.int() }),
  /** A row of the watched view changed or entered it; `gone` when it left it. */
  z.object({ t: z.literal("row"), row: conversationRow, gone: z.boolean() }),
  z.object({ t: z.literal("counts"), counts: z.record(z.string(), z.int()) }),
  z.object({ t: z.literal("viewers"), conversationId: id, viewers: z.array(viewer) }),
  /** To leads: a promise is at risk or broken, whatever they look at. */
  z.object({
    t: z.literal("alert"),
    kind: z.enum(["clock.at-risk", "clock.breached"]),
    conversationId: id,
    number: z.string(),
    metric,
  }),
  /** Live conversations as this member of staff sees them, whenever any of it changes. */
  z.object({ t: z.literal("chats"), chats: deskChats }),
  /** The customer of a followed conversation is writing, or has stopped. */
  z.object({ t: z.literal("typing"), conversationId: id, name: z.string(), on: z.boolean() }),
  /** The buffer was full, the history too long, or the cursor beyond the end of the log: read the list and the open conversation again by HTTP. */
  z.object({ t: z.literal("resync") }),
  z.object({ t: z.literal("refused"), code: z.string(), conversationId: id.nullable() }),
  z.object({ t: z.literal("ping") }),
])
export type ServerFrame = z.infer<typeof serverFrame>
