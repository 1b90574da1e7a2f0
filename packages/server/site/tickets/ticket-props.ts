import type { UploadView } from "@veridesk/contract/attachments.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import { type TimelineEvent, waitingOn } from "@veridesk/contract/conversation.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { portalForm } from "@veridesk/ui/messages/portal-form.ts"
import { say } from "@veridesk/ui/say.ts"
import type { SecretKind } from "../../../portal/props-form.ts"
import type { RequestList } from "@veridesk/contract/requests.ts"
import type { FactLine, RatingFact, ThreadEntry, TicketProps } from "../../../portal/props-ticket.ts"
import {
  type Conversation,
  escalationRule,
  followUpRule,
  isOver,
  reopenUntil,
} from "../../conversations/index.ts"
import { ABOUT_TICKET } from "../../intake/receive.ts"
import { chosenText, type Field, type Form, textIn } from "../../intake-forms/index.ts"
import type { Joined } from "../../merging/index.ts"
import { isLow, mayRate, type Rating } from "../../ratings/index.ts"
import { isMissing } from "../../requests/index.ts"
import { documentsOf, type SlotDraft } from "./document-lines.ts"
import { evidenceLines } from "./evidence-lines.ts"
import type { IncidentTold } from "../../incidents/index.ts"
import { uploadRules } from "./form-props.ts"
import { shownStatus } from "./status.ts"
import { actsOf, stepsOf } from "./ticket-steps.ts"

/** What stands in the rating's form and was not taken. */
export type RatingDraft = Pick<RatingFact, "score" | "reasons" | "text" | "error" | "secret">

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
  /** What the label of its status says to customers. */
  wording: string | null
  requests: RequestList
  /** What stands in the form of a requested document. */
  slot: SlotDraft | null
  rating: (Rating & { words: string }) | null
  /** What the rating's form brought and was not taken. */
  rated: RatingDraft | null
  /** A score that the address proposes. */
  proposed: number | null
  body: string
  uploads: UploadView[]
  requestId: string | null
  error: TicketProps["reply"]["error"]
  secret: { kind: SecretKind } | null
  notice: TicketProps["notice"]
  joined: Joined[]
  mergedInto: TicketProps["mergedInto"]
  incident: IncidentTold | null
}

/** The ticket page: what it is, who acts next, all that was said, what the customer can do. */
export function ticketProps(s: TicketState): TicketProps {
  const c = s.conversation
  const until = reopenUntil(c, s.reopenDays)
  const goesOn = s.mergedInto === null
  const reopenable = goesOn && until && until > s.now ? { until: until.toISOString() } : null
  const over = isOver(c.status)
  const missing = over ? 0 : s.requests.items.filter(isMissing).length
  return {
    number: c.number,
    title: c.subject,
    reopenDays: s.reopenDays,
    typeTitle: s.form ? textIn(s.locale, s.form.title) : c.formKey,
    openedAt: c.createdAt.toISOString(),
    status: shownStatus(c.status),
    wording: s.wording,
    steps: stepsOf(c, s.events),
    acts: actsOf(c, { ...s, missing, reopenable: reopenable !== null }),
    documents: goesOn ? documentsOf(s.requests, { locale: s.locale, slot: s.slot, over }) : [],
    documentsComplete: s.requests.complete,
    thread: threadOf(s.events, s),
    earlier: s.earlier,
    seenSeq: s.seenSeq,
    followUp: followUpOf(c, s.now),
    followUps: c.followUps,
    rating: goesOn ? ratingOf(s) : null,
    escalation: goesOn ? escalationOf(s) : null,
    can: {
      reply: goesOn && (!over || reopenable !== null),
      solve: goesOn && !over,
      reopen: reopenable,
      fileAnew: goesOn && over && !reopenable ? anewHref(c) : null,
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
    incident: s.incident,
    joined: s.joined.map(({ number, at, how, events }) => ({
      number,
      href: `/tickets/${number}`,
      at,
      how,
      thread: threadOf(events, s),
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

/** A ticket that can't be opened again is followed by one that names it, of the same type to begin with. */
function anewHref(c: Conversation): string {
  return `/tickets/new?${new URLSearchParams({ type: c.formKey, [ABOUT_TICKET]: c.number })}`
}

function threadOf(
  events: TimelineEvent[],
  { team, requests, locale }: Pick<TicketState, "team" | "requests" | "locale">,
): ThreadEntry[] {
  const titles = new Map(requests.items.map(({ id, title }) => [id, title]))
  return events.flatMap((event): ThreadEntry[] => {
    const { message, seq, at } = event
    const lines: ThreadEntry[] = []
    const what = EVENTS[event.kind]
    if (what) lines.push({ entry: "event", seq, at, what, values: valuesOf(event, { titles, locale, team }) })
    if (message?.kind === "reply") {
      const side = message.side === "customer" ? "you" : message.side === "staff" ? "support" : "automated"
      lines.push({
        entry: "message",
        seq,
        id: message.id,
        at,
        by: { side, name: event.actor.name, team },
        body: message.body ?? "",
        ...(message.withdrawnAt && { withdrawn: true }),
        attachments: message.attachments,
      })
    }
    return lines
  })
}

type EventEntry = Extract<ThreadEntry, { entry: "event" }>

const EVENTS: Record<string, EventEntry["what"]> = {
  "conversation.opened": "received",
  "conversation.resolved": "solved",
  "conversation.reopened": "reopened",
  "conversation.status-changed": "status",
  "conversation.followed-up": "followed-up",
  "conversation.merged": "merged",
  "conversation.absorbed": "merged",
  "conversation.unmerged": "unmerged",
  "conversation.released": "unmerged",
  "conversation.rated": "rated",
  "conversation.escalated": "escalated",
  "document.asked": "document-asked",
  "document.sent": "document-sent",
  "document.accepted": "document-accepted",
  "document.refused": "document-refused",
  "document.withdrawn": "document-withdrawn",
}

function valuesOf(
  { kind, payload }: TimelineEvent,
  { titles, locale, team }: { titles: Map<string, string>; locale: Locale; team: string },
): EventEntry["values"] {
  const { is, on, items, itemId, count, score, number } = payload
  switch (EVENTS[kind]) {
    case "status": {
      const others = waitingOn.safeParse(on).data
      return typeof is === "string"
        ? { status: shownStatus(is as Conversation["status"]), ...(others && { on: others }) }
        : {}
    }
    case "document-asked": {
      const asked = Array.isArray(items) ? (items as { id: string }[]) : []
      const names = asked.flatMap(({ id }) => titles.get(id) ?? [])
      return { title: new Intl.ListFormat(locale, { type: "conjunction" }).format(names) }
    }
    case "followed-up":
      return { n: Number(count ?? 1) }
    case "rated":
      return { n: Number(score ?? 0) }
    case "escalated":
      return { team }
    default:
      return typeof itemId === "string" ? { title: titles.get(itemId) ?? "" } : { number: textOf(number) }
  }
}

function followUpOf(c: Conversation, now: Date): TicketProps["followUp"] {
  const rule = followUpRule(c, now)
  if (rule.state === "later") return { state: "later", from: rule.from.toISOString() }
  if (rule.state === "done")
    return { state: "done", at: rule.at.toISOString(), next: rule.next.toISOString() }
  return rule
}

function ratingOf({ conversation: c, rating, rated, proposed }: TicketState): TicketProps["rating"] {
  if (!mayRate(c)) return null
  const score = rating?.score ?? null
  const state = score !== null ? "given" : rating ? "skipped" : "ask"
  const kept = { score: score ?? proposed, reasons: rating?.reasons ?? [], text: rating?.words ?? "" }
  return { state, requestId: newId(), error: null, secret: null, ...kept, ...rated }
}

/** Offered where there is a reason to: a low score, or a promise that was not kept. */
function escalationOf({ conversation: c, rating, now, reopenDays }: TicketState): TicketProps["escalation"] {
  const rule = escalationRule(c, { now, reopenDays })
  if (rule.state === "done") return isOver(c.status) ? null : { state: "done", at: rule.at.toISOString() }
  if (rule.state === "not-now") return null
  if (rule.because === "late") return { state: "allowed", because: "late" }
  return isLow(rating?.score ?? null) ? { state: "allowed", because: "rating" } : null
}
