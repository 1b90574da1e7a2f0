import * as z from "zod"
import { body } from "../conversation.ts"
import { id, MOST_SEQ } from "../ids.ts"
import { chatLine, chatState } from "./state.ts"

/** The longest message of a chat, in characters; longer text goes as a file. */
export const MOST_CHAT_TEXT = 8000

/** A message. `id` is made by the client (UUIDv7) and is the idempotency key: a retry can't double it. */
export const chatMessage = z.object({
  id,
  body: body.max(MOST_CHAT_TEXT).default(""),
  attachmentIds: z.array(id).max(10).default([]),
  /** BCP 47, where the client knows it. */
  lang: z.string().max(35).optional(),
})
export type ChatMessage = z.infer<typeof chatMessage>

const seq = z.int().min(0).max(MOST_SEQ)

/**
 * Close codes: 4401 the session is over (identify anew), 1012 the server restarts, 1008 too many frames.
 *
 * Frames of the customers' live socket (`/live/chat`), JSON text, one frame a message. The first one is `hello`: the
 * session stands in it and never in an address. Lines of a conversation arrive in the order of seq; a client that sees a
 * gap (`after` beyond its cursor) says `follow` again.
 */
export const chatClientFrame = z.discriminatedUnion("t", [
  z.object({ t: z.literal("hello"), session: z.string().min(20).max(200) }),
  /** Follow one's conversation from a cursor: what came after it is sent first. */
  z.object({ t: z.literal("follow"), conversationId: id, after: seq }),
  z.object({ t: z.literal("unfollow"), conversationId: id }),
  z.object({ t: z.literal("say"), conversationId: id, message: chatMessage }),
  z.object({ t: z.literal("typing"), conversationId: id, on: z.boolean() }),
  /** Seen on the screen up to here. */
  z.object({ t: z.literal("read"), conversationId: id, seq }),
  /** "I'm still here": the idle clock begins anew. */
  z.object({ t: z.literal("here"), conversationId: id }),
  z.object({ t: z.literal("pong") }),
])
export type ChatClientFrame = z.infer<typeof chatClientFrame>

export const chatServerFrame = z.discriminatedUnion("t", [
  z.object({ t: z.literal("hello"), serverTime: z.iso.datetime() }),
  z.object({ t: z.literal("line"), line: chatLine }),
  z.object({ t: z.literal("caught-up"), conversationId: id, seq: z.int() }),
  /** The message is stored under this seq; said again for a retry. */
  z.object({ t: z.literal("ack"), id, seq: z.int(), at: z.iso.datetime() }),
  /** What one asked for was not done. `id`: the message it is about. */
  z.object({
    t: z.literal("refused"),
    id: id.nullable(),
    conversationId: id.nullable(),
    code: z.string(),
    message: z.string(),
    next: z.string(),
    /** For secrets: where in the text and of which kind, never what. */
    detail: z.unknown().optional(),
  }),
  /** The whole state, sent whenever any of it changes: at most once a second. */
  z.object({ t: z.literal("chat"), chat: chatState }),
  z.object({ t: z.literal("typing"), conversationId: id, name: z.string(), on: z.boolean() }),
  /** Read the conversation anew by HTTP: the buffer was full or the cursor beyond the end. */
  z.object({ t: z.literal("resync") }),
  z.object({ t: z.literal("ping") }),
])
export type ChatServerFrame = z.infer<typeof chatServerFrame>
