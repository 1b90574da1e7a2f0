import type { UploadView } from "@veridesk/contract/attachments.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { portalForm } from "@veridesk/ui/messages/portal-form.ts"
import { say } from "@veridesk/ui/say.ts"
import type { SecretKind } from "../../../portal/props-form.ts"
import type {
  ActorLine,
  FactLine,
  ThreadEntry,
  TicketProps,
  TicketStep,
} from "../../../portal/props-ticket.ts"
import { actsNext, type Conversation, followUpRule, isOver, reopenUntil } from "../../conversations/index.ts"
import { ABOUT_TICKET } from "../../intake/receive.ts"
import { chosenText, type Field, type Form, textIn } from "../../intake-forms/index.ts"
import type { Joined } from "../../merging/index.ts"
import { evidenceLines } from "./evidence-lines.ts"
import { uploadRules } from "./form-props.ts"
import { shownStatus } from "./status.ts"

export type TicketState = {
  conversation: Conversation
  form: Form | undefined
  events: TimelineEvent[]
  earlier: string | null
  seenSeq: number
  locale: Locale
  now: Date
  /** When an answer is to be expected, up to the promise. */
  expected: { from: Date | null; by: Date | null }
  reopenDays: number
  team: string
  body: string
  uploads: UploadView[]
  requestId: string | null
  error: TicketProps["reply"]["error"]
  secret: { kind: SecretKind } | null
  notice: TicketProps["notice"]
  joined: Joined[]
  mergedInto: TicketProps["mergedInto"]
}

/** The ticket page: what it is, who acts next, all that was said, what the customer can do. */
export function ticketProps(s: TicketState): TicketProps {
  const c = s.conversation
  const until = reopenUntil(c, s.reopenDays)
  const goesOn = s.mergedInto === null
  const reopenable = goesOn && until && until > s.now ? { until: until.toISOString() } : null
  return {
    number: c.number,
    title: c.subject,
    reopenDays: s.reopenDays,
    typeTitle: s.form ? textIn(s.locale, s.form.title) : c.formKey,
    openedAt: c.createdAt.toISOString(),
    status: shownStatus(c.status),
    steps: stepsOf(c, s.events),
    acts: actsOf(c, { ...s, reopenable: reopenable !== null }),
    documents: [],
    documentsComplete: true,
    thread: threadOf(s.events, s.team),
    earlier: s.earlier,
    seenSeq: s.seenSeq,
    followUp: followUpOf(c, s.now),
    can: {
      reply: goesOn && (!isOver(c.status) || reopenable !== null),
      solve: goesOn && !isOver(c.status),
      reopen: reopenable,
      fileAnew: goesOn && isOver(c.status) && !reopenable ? anewHref(c) : null,
    },
    reply: {
      requestId: s.requestId ?? newId(),
      team: s.team,
      body: s.body,
      attachments: s.uploads,
      error: s.error,
      secret: s.secret,
    },
    uploads: uploadRules,
    draftScope: c.customerId,
    facts: s.form
      ? [
          {
            title: textIn(s.locale, s.form.factsTitle),
            lines: [...factLines(s.form, c.fields, s.locale), ...evidenceLines(s.form, c.fields, s)],
          },
        ]
      : [],
    lookup: null,
    notice: s.notice,
    mergedInto: s.mergedInto,
    joined: s.joined.map(({ number, at, how, events }) => ({
      number,
      href: `/tickets/${number}`,
      at,
      how,
      thread: threadOf(events, s.team),
    })),
  }
}

/** The form's answers as lines of a statement; identifiers whole, in the reader's language. */
export function factLines(form: Form, fields: Record<string, unknown>, locale: Locale): FactLine[] {
  return form.fields.flatMap((field) => {
    const value = fields[field.id]
    return value === undefined || value === ""
      ? []
      : [{ label: textIn(locale, field.label), ...factOf(field, { value, fields, locale }) }]
  })
}

function factOf(
  field: Field,
  { value, fields, locale }: { value: unknown; fields: Record<string, unknown>; locale: Locale },
): { value: string; mono?: boolean } {
  switch (field.kind) {
    case "asset-network": {
      const chain = Object.entries(chains).find(([id]) => id === fields["chain"])?.[1]
      // The exchange's own name of it, as it was chosen: "TRON (TRC20)".
      const network = textOf(fields["network"]) || (chain && textIn(locale, chain.name))
      return { value: `${String(fields["asset"])} · ${network ?? String(fields["chain"])}` }
    }
    case "amount":
      return { value: `${String(value)} ${textOf(fields["asset"])}`.trim() }
    case "txid":
    case "address":
    case "memo":
    case "withdrawal-id":
    case "order-id":
    case "symbol":
    case "ip-list":
      return { value: String(value), mono: true }
    case "occurred-at": {
      return { value: localTime(value as When, locale) }
    }
    case "choice":
    case "choices":
      return { value: chosenText(field, value, locale) ?? "" }
    case "consent":
      return { value: say(locale, portalForm, "form.yes") }
    default:
      return { value: String(value) }
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : ""
}

type When = { instant: string; zone: string; precision: string }

/** As the customer gave it: in their zone, no finer than they knew. */
function localTime({ instant, zone, precision }: When, locale: Locale): string {
  const timeZone = /^[+-]/.test(zone) ? zone : zone || "UTC"
  const time = precision === "day" ? {} : ({ hour: "2-digit", minute: "2-digit", hour12: false } as const)
  return `${new Intl.DateTimeFormat(locale, { timeZone, year: "numeric", month: "short", day: "numeric", ...time }).format(new Date(instant))} (${zone})`
}

function stepsOf(c: Conversation, events: TimelineEvent[]): TicketStep[] {
  const over = isOver(c.status)
  const begun = c.status !== "new"
  const others = c.status === "waiting-third-party"
  const lastChange = [...events].reverse().find((event) => event.kind.startsWith("conversation."))?.at ?? null
  return [
    { step: "received", state: begun ? "done" : "now", at: c.createdAt.toISOString(), paused: false },
    {
      step: "in-review",
      state: over ? "done" : begun && !others ? "now" : others ? "done" : "todo",
      at: c.firstReplyAt?.toISOString() ?? null,
      paused: c.status === "waiting-customer",
    },
    {
      step: "waiting-on-others",
      state: others ? "now" : over ? "done" : "todo",
      at: others ? lastChange : null,
      paused: others && c.dueAt === null,
    },
    { step: "solved", state: over ? "done" : "todo", at: c.solvedAt?.toISOString() ?? null, paused: false },
  ]
}

/** A ticket that can't be opened again is followed by one that names it, of the same type to begin with. */
function anewHref(c: Conversation): string {
  return `/tickets/new?${new URLSearchParams({ type: c.formKey, [ABOUT_TICKET]: c.number })}`
}

function actsOf(
  c: Conversation,
  {
    team,
    expected: { from, by },
    reopenable,
  }: Pick<TicketState, "team" | "expected"> & { reopenable: boolean },
): { now: ActorLine; then: ActorLine | null } {
  const left = c.replyLeftMs
  const us = (what: ActorLine["what"]): ActorLine => ({
    who: "team",
    name: team,
    what,
    ...(from && by ? { from: from.toISOString() } : {}),
    ...(by ? { by: by.toISOString() } : {}),
    ...(left === null ? {} : { leftMinutes: Math.floor(left / 60_000) }),
  })
  switch (actsNext(c.status)) {
    case "customer":
      return { now: { who: "you", name: "", what: "answer-question" }, then: us("check") }
    case "others":
      return { now: { who: "others", name: "", what: "wait-network" }, then: us("reply") }
    case "nobody":
      return {
        now: { who: "you", name: "", what: reopenable ? "confirm-solved" : "nothing" },
        then: null,
      }
    case "us":
      return {
        now: us(c.firstReplyAt ? "reply" : "first-reply"),
        then: null,
      }
  }
}

function threadOf(events: TimelineEvent[], team: string): ThreadEntry[] {
  return events.flatMap((event): ThreadEntry[] => {
    const { message, seq, at } = event
    if (message?.kind === "reply") {
      const side = message.side === "customer" ? "you" : message.side === "staff" ? "support" : "automated"
      return [
        {
          entry: "message",
          seq,
          id: message.id,
          at,
          by: { side, name: event.actor.name, team },
          body: message.body ?? "",
          attachments: message.attachments,
        },
      ]
    }
    const what = EVENTS[event.kind]
    if (!what) return []
    const status = event.payload["is"]
    return [
      {
        entry: "event",
        seq,
        at,
        what,
        values:
          what === "status" && typeof status === "string"
            ? { status: shownStatus(status as Conversation["status"]) }
            : { number: textOf(event.payload["number"]) },
      },
    ]
  })
}

const EVENTS: Record<string, Extract<ThreadEntry, { entry: "event" }>["what"]> = {
  "conversation.opened": "received",
  "conversation.resolved": "solved",
  "conversation.reopened": "reopened",
  "conversation.status-changed": "status",
  "conversation.followed-up": "followed-up",
  "conversation.merged": "merged",
  "conversation.absorbed": "merged",
  "conversation.unmerged": "unmerged",
  "conversation.released": "unmerged",
}

function followUpOf(c: Conversation, now: Date): TicketProps["followUp"] {
  const rule = followUpRule(c, now)
  if (rule.state === "later") return { state: "later", from: rule.from.toISOString() }
  if (rule.state === "done")
    return { state: "done", at: rule.at.toISOString(), next: rule.next.toISOString() }
  return rule
}
