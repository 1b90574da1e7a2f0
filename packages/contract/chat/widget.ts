import * as z from "zod"
import { id, MOST_SEQ, requestId } from "../ids.ts"
import { locale } from "../locale.ts"
import { chatMessage } from "./frames.ts"
import { chatLine, chatState } from "./state.ts"

/*
 * What the widget asks over HTTP. All routes answer the origins that the installation names (CORS, no cookies); all but
 * the first two want `Authorization: Bearer <session>`. Errors have the shape of errors.ts.
 */

/** `GET /widget/config.json?locale=`: cacheable for a minute; all that the loader needs before anybody wants to talk. */
export const widgetConfig = z.object({
  brand: z.object({ name: z.string(), accent: z.string() }),
  /** Where the panel lies, with a digest in its name. */
  panel: z.string(),
  /** Origins whose pages may carry the widget or its web view; messages of all others are passed over. */
  origins: z.array(z.string()).max(50).optional(),
  help: z.object({ home: z.url(), verify: z.url(), contact: z.url(), status: z.url(), tickets: z.url() }),
})
export type WidgetConfig = z.infer<typeof widgetConfig>

/**
 * `POST /api/chat/session`: a signed token of the exchange (who is signed in there), or nothing: somebody who can't sign
 * in, by the name they give. Attributes are believed from inside the token only.
 */
export const openSession = z.object({
  token: z.string().min(20).max(8000).optional(),
  guest: z
    .object({ name: z.string().trim().min(1).max(80), email: z.email().max(254).optional() })
    .optional(),
  locale,
})
export const chatSession = z.object({
  session: z.string(),
  expiresAt: z.iso.datetime(),
  customer: z.object({ name: z.string(), known: z.boolean() }),
})
export type ChatSession = z.infer<typeof chatSession>

/** What the page says of where the customer is: shown to the agent as told by the page, never believed. */
export const pageContext = z.object({
  url: z.string().max(500).optional(),
  title: z.string().max(200).optional(),
  order: z.string().max(80).optional(),
  asset: z.string().max(20).optional(),
  article: z.string().max(120).optional(),
})
export type PageContext = z.infer<typeof pageContext>

/** Whether somebody is there: `busy`: the line is long and tickets are answered sooner; `closed`: until `opensAt`. */
const availability = z.object({
  state: z.enum(["open", "busy", "closed"]),
  waiting: z.int(),
  from: z.int().nullable(),
  to: z.int().nullable(),
  opensAt: z.iso.datetime().nullable(),
})

const chatSummary = z.object({
  conversationId: id,
  number: z.string(),
  subject: z.string(),
  phase: chatState.shape.phase,
  preview: z.string(),
  lastSide: z.enum(["customer", "staff", "system"]),
  unread: z.int(),
  updatedAt: z.iso.datetime(),
})
export type ChatSummary = z.infer<typeof chatSummary>

/** `GET /api/chat/home?locale=`: what stands on the first page of the panel. */
export const chatHome = z.object({
  open: chatSummary.nullable(),
  earlier: z.array(chatSummary),
  availability,
  tasks: z.array(z.object({ form: z.string(), title: z.string(), icon: z.string(), urgent: z.boolean() })),
  notices: z.array(
    z.object({
      kind: z.enum(["incident", "security"]),
      severity: z.int(),
      title: z.string(),
      href: z.url(),
      at: z.iso.datetime(),
    }),
  ),
})
export type ChatHome = z.infer<typeof chatHome>

const condition = z.unknown()
/** A question of the intake, in one language; the kinds are those of forms/form.ts. */
const formQuestion = z.object({
  id: z.string(),
  kind: z.string(),
  label: z.string(),
  hint: z.string().nullable(),
  required: z.boolean(),
  show: condition.optional(),
  requireWhen: condition.optional(),
  pair: z.string().nullable().optional(),
  example: z.string().nullable().optional(),
  options: z
    .array(
      z.object({
        value: z.string(),
        label: z.string(),
        note: z.string().nullable(),
        when: condition.optional(),
      }),
    )
    .optional(),
})
export type FormQuestion = z.infer<typeof formQuestion>

/** `GET /api/chat/forms/:key?locale=`: what the chat asks before somebody joins: one to three questions of the form. */
export const chatForm = z.object({
  key: z.string(),
  title: z.string(),
  about: z.string(),
  icon: z.string(),
  /** What is chosen first, where the form is about an asset on a network. */
  pairs: z.array(z.object({ value: z.string(), asset: z.string(), network: z.string(), label: z.string() })),
  questions: z.array(formQuestion),
  advice: z.array(z.string()),
})
export type ChatForm = z.infer<typeof chatForm>

const values = z
  .record(z.string().max(80), z.string().max(6000))
  .refine((all) => Object.keys(all).length <= 100, "too many values")

/** `POST /api/chat/check`: one field's live check; `card` is what chain and exchange say, as on the ticket form. */
export const checkField = z.object({ form: z.string().max(60), field: z.string().max(60), values, locale })
export const fieldChecked = z.object({
  fault: z.object({ code: z.string(), message: z.string() }).nullable(),
  notes: z.array(z.object({ code: z.string(), message: z.string() })),
  /** In place of what was typed, where it was cleaned: an explorer's address became its TxID. */
  value: z.string().nullable(),
  card: z
    .object({
      title: z.string(),
      lines: z.array(z.object({ label: z.string(), value: z.string(), tone: z.string() })),
      text: z.string().nullable(),
    })
    .nullable(),
})
export type FieldChecked = z.infer<typeof fieldChecked>

/**
 * `POST /api/chat/chats`: begins to wait for a person (or, with `as: "ticket"`, leaves a message). What one skipped is
 * left out; what is wrong comes back by field with 422 `invalid-input`, unless `skip` says that one goes on without.
 */
export const beginChat = z.object({
  requestId,
  form: z.string().max(60),
  values,
  description: z.string().max(8000).default(""),
  /** What was done, in order. */
  steps: z
    .array(z.object({ at: z.string().max(40).default(""), text: z.string().max(500) }))
    .max(20)
    .default([]),
  attachmentIds: z.array(id).max(10).default([]),
  as: z.enum(["chat", "ticket"]).default("chat"),
  skip: z.boolean().default(false),
  page: pageContext.default({}),
  locale,
})
export type BeginChat = z.infer<typeof beginChat>
export const chatBegun = z.object({ chat: chatState })

/** `GET /api/chat/chats/:id?after=&wait=`: the long poll for networks that block sockets; answers at once where there is news. */
export const linesQuery = z.object({
  after: z.coerce.number().int().min(0).max(MOST_SEQ).default(0),
  wait: z.coerce.number().int().min(0).max(25).default(0),
})
export const chatLines = z.object({
  chat: chatState,
  lines: z.array(chatLine),
  /** The next cursor; beyond the last line where what came last is not for customers. */
  cursor: z.int(),
  more: z.boolean(),
  typing: z.string().nullable(),
})
export type ChatLines = z.infer<typeof chatLines>

/** `GET /api/chat/chats/:id/lines?before=`: what was said earlier, for scrolling back. */
export const earlierQuery = z.object({ before: z.coerce.number().int().min(1).max(MOST_SEQ) })

/** `POST /api/chat/chats/:id/messages`: the same as the frame `say`. */
export const sayMessage = chatMessage
export const said = z.object({ seq: z.int(), at: z.iso.datetime() })

/** `POST /api/chat/chats/:id/acts`. `ticket`: goes on as a ticket in its place; `resume`: goes on where it ended. */
export const chatAct = z.discriminatedUnion("act", [
  z.object({ act: z.literal("end"), requestId }),
  z.object({ act: z.literal("ticket"), requestId }),
  z.object({ act: z.literal("resume"), requestId }),
  z.object({ act: z.literal("here"), requestId }),
  z.object({ act: z.literal("typing"), on: z.boolean() }),
  z.object({ act: z.literal("read"), seq: z.int().min(0).max(MOST_SEQ) }),
  /** 1 very poor … 5 very good; `solved` and the text are optional. A low score offers what may be done about it. */
  z.object({
    act: z.literal("rate"),
    requestId,
    score: z.int().min(1).max(5),
    solved: z.boolean().optional(),
    text: z.string().max(1000).default(""),
    /** What to do about a low one: another person looks at it, or a formal complaint. */
    then: z.enum(["nothing", "escalate", "complain"]).default("nothing"),
  }),
])
export type ChatAct = z.infer<typeof chatAct>
export const acted = z.object({ chat: chatState })

/** `GET /api/chat/self-help?form=&asset=&locale=`: what may solve it while one waits. */
export const selfHelp = z.object({
  articles: z.array(z.object({ title: z.string(), href: z.url() })),
  tools: z.array(z.object({ title: z.string(), href: z.url() })),
})
export type SelfHelp = z.infer<typeof selfHelp>

/** `GET /api/chat/search?q=&locale=`. */
export const chatSearch = z.object({
  results: z.array(z.object({ kind: z.string(), title: z.string(), href: z.url() })).max(8),
})

/*
 * Files: tus under `/api/chat/uploads`, read under `/api/chat/attachments/:id`, as attachments.ts says, with the bearer
 * token. Transcripts: `GET /api/chat/chats/:id/transcript.pdf | .txt | .json`, each with the chain's proof.
 */
