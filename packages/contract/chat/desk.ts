import * as z from "zod"
import { conversationRow } from "../conversation.ts"
import { id, requestId } from "../ids.ts"
import { aheadReason, chatPhase, queuePlace, wordPair } from "./state.ts"
import { pageContext } from "./widget.ts"

/*
 * Live conversations at the desk, under `/api/desk/chats`. What is said goes through the ordinary conversation routes;
 * here is who waits, who takes them, and what only a live conversation has.
 */

/** `busy`: takes nobody new, goes on with those one has. */
export const chatPresence = z.enum(["online", "busy", "away"])
export type ChatPresence = z.infer<typeof chatPresence>

export const MOST_CHATS_AT_ONCE = 6

const risk = z.enum(["security", "funds", "ordinary"])

/** Somebody in the line, as an agent of that line sees them. `why` explains the place. */
export const waitingChat = z.object({
  conversationId: id,
  number: z.string(),
  subject: z.string(),
  customerName: z.string(),
  locale: z.string(),
  teamId: id.nullable(),
  risk,
  position: z.int(),
  why: z.array(z.object({ reason: aheadReason, people: z.int() })),
  since: z.iso.datetime(),
  /** Whether the customer is connected now. */
  here: z.boolean(),
  preview: z.string(),
  /** Why somebody behind was taken first, where that happened. */
  passedOver: z.object({ times: z.int(), last: z.enum(["language", "skill", "team", "picked"]) }).nullable(),
  offeredTo: z.string().nullable(),
})
export type WaitingChat = z.infer<typeof waitingChat>

/** One of my chats. */
export const activeChat = z.object({
  row: conversationRow,
  phase: chatPhase,
  /** What may be lost: where an account is at risk, conduct never ends it. */
  risk: risk.optional(),
  pair: wordPair,
  since: z.iso.datetime(),
  here: z.boolean(),
  typing: z.boolean(),
  conduct: z.enum(["none", "warned", "paused"]),
  pausedUntil: z.iso.datetime().nullable(),
  /** The customer has been silent since our last word; warned at, closed at. */
  idle: z.object({ closesAt: z.iso.datetime() }).nullable(),
  /** Up to where the customer has it on the screen. */
  customerReadSeq: z.int(),
})
export type ActiveChat = z.infer<typeof activeChat>

export const chatOffer = z.object({ chat: waitingChat, until: z.iso.datetime() })
export type ChatOffer = z.infer<typeof chatOffer>

const colleague = z.object({
  id,
  name: z.string(),
  presence: chatPresence,
  load: z.int(),
  capacity: z.int(),
  teamIds: z.array(id),
  languages: z.array(z.string()),
})

const surge = z.object({
  mode: z.enum(["auto", "on", "off"]),
  /** Whether it is on now, by hand or by itself. */
  now: z.boolean(),
  /** By itself from so many waiting on; the line takes no more than `cap` ordinary ones. */
  from: z.int().min(1).max(100_000),
  cap: z.int().min(1).max(100_000),
})

/** `GET /api/desk/chats`, and the frame `chats` of the desk's socket whenever any of it changes (at most once a second). */
export const deskChats = z.object({
  me: z.object({ presence: chatPresence, load: z.int(), capacity: z.int(), missed: z.int() }),
  mine: z.array(activeChat),
  offer: chatOffer.nullable(),
  /** The lines of my teams, in the order in which they are served; at most 100. */
  waiting: z.array(waitingChat),
  waitingCount: z.int(),
  longestSince: z.iso.datetime().nullable(),
  colleagues: z.array(colleague),
  surge,
  /** For leads: what others have, to watch or to take over. */
  others: z.array(activeChat.extend({ agent: z.object({ id, name: z.string() }) })),
})
export type DeskChats = z.infer<typeof deskChats>

export const setPresence = z.object({ presence: chatPresence })
/** Takes the next one of my lines; null where nobody waits or I have no room. */
export const takeNext = z.object({ requestId })
export const taken = z.object({ conversationId: id.nullable() })

/** What one does to a live conversation: `POST /api/desk/chats/:id/acts`. 409 `not-possible-now` where it can't be. */
export const deskChatAct = z.discriminatedUnion("act", [
  z.object({ act: z.literal("accept"), requestId }),
  z.object({ act: z.literal("decline"), requestId }),
  /** To a person or to a team's line; the reason stays as a note, the customer keeps their place in front. */
  z.object({
    act: z.literal("transfer"),
    requestId,
    noteId: id,
    to: z.union([z.object({ staffId: id }), z.object({ teamId: id })]),
    reason: z.string().trim().min(1).max(2000),
  }),
  /** Leads, and agents of the team: in place of whoever has it, who is told. */
  z.object({ act: z.literal("take-over"), requestId, reason: z.string().trim().max(500).default("") }),
  z.object({ act: z.literal("end"), requestId }),
  z.object({ act: z.literal("ticket"), requestId }),
  /** Conduct: a warning, then a pause, then the end with a reason; never the end where money may be going. */
  z.object({ act: z.literal("warn"), requestId }),
  z.object({ act: z.literal("pause"), requestId, minutes: z.int().min(1).max(60).default(10) }),
  z.object({ act: z.literal("unpause"), requestId }),
  z.object({ act: z.literal("end-for-conduct"), requestId, reason: z.string().trim().min(1).max(500) }),
])
export type DeskChatAct = z.infer<typeof deskChatAct>
export const deskActed = z.object({ chats: deskChats })

/** `GET /api/desk/chats/:id`: what stands in the panel beside a live conversation; null where it is none. */
export const chatPanel = z.object({
  panel: z
    .object({
      phase: chatPhase,
      pair: wordPair.nullable(),
      place: queuePlace.nullable(),
      page: pageContext,
      here: z.boolean(),
      conduct: z.enum(["none", "warned", "paused"]),
      agent: z.object({ id, name: z.string() }).nullable(),
      waitedSeconds: z.int().nullable(),
      /** Whoever only watches, by name; every look is in the log. */
      supervisors: z.array(z.string()),
    })
    .nullable(),
})
export type ChatPanel = z.infer<typeof chatPanel>

/** `PUT /api/desk/chats/settings`, leads and administrators. */
export const chatSettings = z.object({
  surgeMode: z.enum(["auto", "on", "off"]),
  surgeFrom: z.int().min(1).max(100_000),
  cap: z.int().min(1).max(100_000),
  offerSeconds: z.int().min(10).max(300),
  idleWarnMinutes: z.int().min(1).max(60),
  /** Never less than a quarter of an hour (WCAG 2.2.1). */
  idleCloseMinutes: z.int().min(15).max(240),
  /** New agents' chats at once. */
  atOnce: z.int().min(1).max(MOST_CHATS_AT_ONCE),
})
export type ChatSettings = z.infer<typeof chatSettings>
export const setChatCapacity = z.object({ capacity: z.int().min(0).max(MOST_CHATS_AT_ONCE) })
