import type { Locale } from "@veridesk/contract/locale.ts"
import type { MailContext, MailName, MailParts, MailProps } from "../../portal/props-mail.ts"
import type { Conversation } from "../conversations/index.ts"
import {
  conversationsByIds,
  customerTimeline,
  isOver,
  reopenUntil,
  type Sources,
} from "../conversations/index.ts"
import type { Exchange } from "../exchange/index.ts"
import { type Forms, textIn } from "../intake-forms/index.ts"
import type { Queued } from "../notifications/index.ts"
import type { Db } from "../platform/db/connect.ts"
import type { OutgoingMail } from "../platform/mail/mailer.ts"
import { isMissing, missingLine, requestList } from "../requests/index.ts"

type Parts = Omit<OutgoingMail, "messageId" | "to">

export type ComposeDeps = {
  db: Db
  sources: Sources
  forms: Forms
  exchange: Exchange
  teamName: (id: string | null, locale: Locale) => string
  /** When an answer is to be expected: a range that ends with the promise. */
  expected: (c: Conversation) => { from: Date | null; by: Date | null }
  /** How many days a solved ticket can be opened again. */
  reopenDays: () => number
  customerById: (id: string) => Promise<{ exchangeUid: string | null; timezone: string | null } | null>
  /** The text of a message to somebody outside; null where it is gone. */
  sideMail: (m: {
    threadId: string
    messageId: string
  }) => Promise<{ subject: string; agent: string; body: string } | null>
  /** What a mail of announcements says now; null where nothing is left to say. */
  digestMail: (mail: { details: Record<string, unknown>; locale: Locale }) => Promise<{
    props: MailProps["announcement-digest"]
    headers: Record<string, string>
    brandId: string
    zone: string
    exchangeUid: string | null
  } | null>
  mail: <N extends MailName>(
    name: N,
    props: MailProps[N],
    context: Omit<MailContext, "brand" | "origin"> & { brandId?: string },
  ) => MailParts
}

const ALWAYS = { "auto-submitted": "auto-generated", "x-auto-response-suppress": "All" }

/**
 * Writes a queued mail at the moment it is sent: from what stands in the database now, with the anti-phishing code the
 * exchange gives for this moment (never stored), in the ticket's language. Customers' own words are never in it.
 * @returns null where what it was about is gone
 */
export function makeCompose(o: ComposeDeps) {
  return async function compose(mail: Queued): Promise<Parts | null> {
    const locale = mail.locale === "zh-CN" ? "zh-CN" : "en"
    if (mail.conversationId) return aboutConversation(mail, locale)
    if (mail.kind === "side-message") return sideMessage(mail, locale)
    if (mail.kind === "announcement-digest") return digest(mail, locale)
    const name = mail.kind as
      | "verify-email"
      | "password-reset"
      | "sign-in-alert"
      | "staff-invite"
      | "locked-out"
      | "announcement-confirm"
    const parts = o.mail(name, mail.details as unknown as MailProps[typeof name], {
      locale,
      zone: zoneFor(locale, null),
      antiPhishingCode: null,
      ...(typeof mail.details["brandId"] === "string" && { brandId: mail.details["brandId"] }),
    })
    return { ...parts, headers: ALWAYS }
  }

  async function digest(mail: Queued, locale: Locale): Promise<Parts | null> {
    const told = await o.digestMail({ details: mail.details, locale })
    if (!told) return null
    const { brandId, zone, exchangeUid } = told
    const context = { locale, brandId, zone, antiPhishingCode: await codeOf(exchangeUid) }
    return { ...o.mail("announcement-digest", told.props, context), headers: told.headers }
  }

  async function sideMessage(mail: Queued, locale: Locale): Promise<Parts | null> {
    const {
      threadId = "",
      messageId = "",
      path = "",
      expiresAt = "",
    } = mail.details as Record<string, string>
    const said = await o.sideMail({ threadId, messageId })
    const context = { locale, zone: zoneFor(locale, null), antiPhishingCode: null }
    return (
      said && { ...o.mail("side-message", { ...said, answerPath: path, expiresAt }, context), headers: {} }
    )
  }

  async function aboutConversation(mail: Queued, locale: Locale): Promise<Parts | null> {
    const [conversation] = await conversationsByIds(o.db, [mail.conversationId ?? ""])
    if (!conversation) return null
    const customer = await o.customerById(conversation.customerId)
    const context = {
      locale,
      brandId: conversation.brandId,
      zone: zoneFor(locale, customer?.timezone ?? null),
      antiPhishingCode: await codeOf(customer?.exchangeUid ?? null),
    }
    const headers = { ...ALWAYS, "x-veridesk-ticket": conversation.number }
    if (mail.kind === "locked-out") {
      const { continuePath, expiresAt } = mail.details as Record<string, string>
      const props = {
        number: conversation.number,
        continuePath: continuePath ?? "",
        expiresAt: expiresAt ?? "",
      }
      return { ...o.mail("locked-out", props, context), headers }
    }
    if (mail.kind === "ticket-received")
      return { ...o.mail("ticket-received", received(conversation, locale), context), headers }
    if (mail.kind === "documents-asked") {
      const asked = await documents(conversation, locale, mail.details)
      return asked && { ...o.mail("documents-asked", asked, context), headers }
    }
    if (mail.kind === "ticket-resolved") {
      const resolved = solved(conversation, locale, mail.details)
      return resolved && { ...o.mail("ticket-resolved", resolved, context), headers }
    }
    const replied = await answer(conversation, locale, mail.details)
    return replied && { ...o.mail("agent-replied", replied, context), headers }
  }

  function received(c: Conversation, locale: Locale): MailProps["ticket-received"] {
    const form = o.forms.at(c.formKey, c.formVersion)
    const { from, by } = o.expected(c)
    return {
      number: c.number,
      typeTitle: form ? textIn(locale, form.title) : c.formKey,
      team: o.teamName(c.teamId, locale),
      replyFrom: from?.toISOString() ?? null,
      replyBy: by?.toISOString() ?? null,
      ticketPath: `/tickets/${c.number}`,
    }
  }

  async function answer(
    c: Conversation,
    locale: Locale,
    about: Queued["details"],
  ): Promise<MailProps["agent-replied"] | null> {
    const seq = Number(about["seq"])
    const { events } = await customerTimeline(o, c.id, { after: seq - 1, limit: 2 })
    const message = events[0]?.message
    const withIt = events[1]?.kind === "conversation.resolved" && events[1].payload["withReply"] === true
    if (!message || message.body === null) return null
    return {
      number: c.number,
      agent: events[0]?.actor.name ?? "",
      team: o.teamName(c.teamId, locale),
      body: message.body,
      attachments: message.attachments.length,
      solvedUntil: withIt ? (reopenUntil(c, o.reopenDays())?.toISOString() ?? null) : null,
      ticketPath: pathOf(c, about),
    }
  }

  /** All that is missing now, whichever event asked; null where it has come meanwhile. */
  async function documents(
    c: Conversation,
    locale: Locale,
    about: Queued["details"],
  ): Promise<MailProps["documents-asked"] | null> {
    const seq = Number(about["seq"])
    const [{ events }, { items, complete }] = await Promise.all([
      customerTimeline(o, c.id, { after: seq - 1, limit: 1 }),
      requestList(o, c.id),
    ])
    const missing = items.filter(isMissing)
    if (missing.length === 0 || isOver(c.status)) return null
    return {
      number: c.number,
      agent: events[0]?.actor.name ?? "",
      team: o.teamName(c.teamId, locale),
      body: events[0]?.message?.body ?? "",
      items: missing.map((item) => missingLine(item, locale)),
      complete,
      ticketPath: `${pathOf(c, about)}#documents`,
    }
  }

  function solved(
    c: Conversation,
    locale: Locale,
    about: Queued["details"],
  ): MailProps["ticket-resolved"] | null {
    const until = reopenUntil(c, o.reopenDays())
    if (!until) return null
    return {
      number: c.number,
      team: o.teamName(c.teamId, locale),
      reopenUntil: until.toISOString(),
      ticketPath: `${pathOf(c, about)}#rating`,
    }
  }

  /** Without an answer in time the mail goes without the code: late is worse than plain. */
  async function codeOf(uid: string | null): Promise<string | null> {
    if (!uid) return null
    const code = await o.exchange.antiPhishingCode(uid)
    return code.state === "ok" ? code.value : null
  }
}

/** The ticket's page, or the link that opens it to somebody without an account. */
function pathOf(c: Conversation, about: Queued["details"]): string {
  return typeof about["ticketPath"] === "string" ? about["ticketPath"] : `/tickets/${c.number}`
}

function zoneFor(locale: Locale, timezone: string | null): string {
  return timezone ?? (locale === "zh-CN" ? "Asia/Shanghai" : "UTC")
}
