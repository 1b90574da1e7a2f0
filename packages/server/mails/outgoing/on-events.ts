import { makeClaimLink } from "../../customers/index.ts"
import { type MailRequest, type MailRules, requestMails } from "../../notifications/index.ts"
import type { Db } from "../../platform/db/connect.ts"
import type { StoredEvent } from "../../platform/events/event.ts"
import { bindToThreads } from "./bind.ts"
import { type Reach, type Way, wayTo, wayToNamed } from "./outgoing.ts"
import { aboutMessages, reachOf } from "./store.ts"
import { troubledAmong } from "./returned/store.ts"

export type OutgoingRules = MailRules & {
  secret: string
  /** How long an agent's answer can be taken back before it goes. */
  undoMs: number
  /** Asks for what a mail didn't say, once, with its receipt. @returns whether it did */
  askMissing?: (tx: Db, o: { conversationId: string; now: Date }) => Promise<boolean>
}

/** Which events write to the customer, with which mail, and whether a person wrote it. */
const MAILS: Record<string, { kind: string; byHand: boolean }> = {
  "conversation.opened": { kind: "ticket-received", byHand: false },
  "conversation.replied": { kind: "agent-replied", byHand: true },
  "conversation.resolved": { kind: "ticket-resolved", byHand: false },
  "secret.exposed": { kind: "secret-exposed", byHand: false },
  "document.asked": { kind: "documents-asked", byHand: true },
  "document.refused": { kind: "documents-asked", byHand: true },
  // Whoever waited to talk gets the receipt of a ticket once it has become one.
  "chat.to-ticket": { kind: "ticket-received", byHand: false },
}

/**
 * Asks for the mails that events bring: a receipt for a new ticket, the answer of an agent, what is asked for, that it is
 * solved. Whom they reach is `wayTo`'s rule. An answer waits for as long as it can be taken back. Whoever is locked out
 * and typed an address that an account has proved is written to there, with a link that opens this one ticket.
 */
export async function mailCustomers(
  events: StoredEvent[],
  tx: Db,
  rules: OutgoingRules,
): Promise<void | "wrote-events"> {
  const mailing = events.filter(bringsMail)
  if (mailing.length === 0) return
  const reaches = await reachOf(tx, [...new Set(mailing.map((event) => event.conversationId))])
  const messages = await aboutMessages(tx, [...new Set(mailing.flatMap(messageOf))])
  const planned = mailing.flatMap((event): Planned[] => {
    const reach = reaches.get(event.conversationId)
    const byHand = MAILS[event.kind]?.byHand === true
    if (event.kind === "conversation.opened" && reach?.thread?.acknowledge === false) return []
    const message = messages.get(messageOf(event)[0] ?? "")
    const way = reach && (message?.to ? wayToNamed(reach, message.to) : wayTo(reach, byHand))
    return way && !message?.withdrawn ? [{ event, reach, way, byHand, cc: message?.cc ?? [] }] : []
  })
  const troubled = await troubledAmong(tx, [...new Set(planned.map(({ way }) => way.to.toLowerCase()))])
  const requests: MailRequest[] = []
  for (const plan of planned) {
    if (!plan.byHand && troubled.has(plan.way.to.toLowerCase())) continue
    requests.push(await requestFor(tx, plan, rules))
  }
  const queued = await requestMails(tx, rules, requests)
  const at = mailing.at(-1)?.at ?? new Date()
  await bindToThreads(tx, { secret: rules.secret, now: at }, queued)
  let asked = false
  for (const { kind, conversationId } of queued)
    if (kind === RECEIPT_BY_MAIL && conversationId && rules.askMissing)
      asked = (await rules.askMissing(tx, { conversationId, now: at })) || asked
  if (asked) return "wrote-events"
}

/** The receipt of a conversation that began with a mail: anybody can set it off, so it has caps of its own. */
const RECEIPT_BY_MAIL = "mail-received"

type Planned = { event: StoredEvent; reach: Reach; way: Way; byHand: boolean; cc: string[] }

/** Whether an event may be one that a customer is written about. */
export function bringsMail(event: StoredEvent): boolean {
  return MAILS[event.kind] !== undefined && !saysItself(event)
}

/** Whoever says that it is solved knows it; and where the last answer solves it, that answer's mail says so. */
function saysItself({ kind, payload }: StoredEvent): boolean {
  if (kind === "document.asked") return payload["by"] === "receipt"
  if (kind === "chat.to-ticket") return payload["atOnce"] === true
  return kind === "conversation.resolved" && (payload["by"] === "customer" || payload["withReply"] === true)
}

function messageOf({ payload }: StoredEvent): string[] {
  return typeof payload["messageId"] === "string" ? [payload["messageId"]] : []
}

async function requestFor(tx: Db, plan: Planned, rules: OutgoingRules): Promise<MailRequest> {
  const { event, reach, way } = plan
  const kind = MAILS[event.kind]?.kind ?? ""
  const messageId = messageOf(event)[0] ?? null
  const isAnswer = event.kind === "conversation.replied"
  const request: Omit<MailRequest, "kind" | "details"> = {
    to: way.to,
    locale: reach.locale,
    dedupeKey: dedupeKeyOf(event),
    customerId: reach.customerId,
    conversationId: event.conversationId,
    mailboxId: reach.mailboxId,
    aboutMessage: isAnswer ? messageId : null,
    writtenBy: plan.byHand && event.actor.realm === "staff" ? event.actor.id : null,
    cc: isAnswer ? plan.cc : [],
    ...(typeof event.payload["resends"] === "string" && { replaces: event.payload["resends"] }),
    heldUntil: isAnswer ? new Date(event.at.getTime() + rules.undoMs) : null,
  }
  const about = { seq: event.seq, messageId, by: way.by }
  const byMail = reach.thread !== null
  const own = kind === "ticket-received" && byMail ? RECEIPT_BY_MAIL : kind
  if (way.by !== "claim") return { ...request, kind: own, details: about }
  const { path, expiresAt } = await makeClaimLink(tx, {
    conversationId: event.conversationId,
    customerId: reach.customerId,
    now: event.at,
  })
  const link = { ticketPath: path, continuePath: path, expiresAt: expiresAt.toISOString() }
  return {
    ...request,
    kind: kind === "ticket-received" && !byMail ? "locked-out" : own,
    details: { ...about, ...link },
  }
}

/** What an event asks for is asked for once, however often it is read. */
export function dedupeKeyOf(event: { conversationId: string; seq: number }): string {
  return `event:${event.conversationId}:${event.seq}`
}
