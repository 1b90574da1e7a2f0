import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { MailContext, MailName, MailParts, MailProps } from "../../portal/props-mail.ts"
import type { Conversation } from "../conversations/index.ts"
import {
  conversationsByIds,
  customerTimeline,
  isOver,
  timeline,
  reopenUntil,
  type Sources,
} from "../conversations/index.ts"
import type { MessageFile } from "../attachments/index.ts"
import type { Exchange } from "../exchange/index.ts"
import { type Forms, textIn } from "../intake-forms/index.ts"
import type { Threading } from "../mails/index.ts"
import type { Queued, Recipient } from "../notifications/index.ts"
import type { Db } from "../platform/db/connect.ts"
import type { MailFile, OutgoingMail } from "../platform/mail/outgoing-mail.ts"
import { isMissing, missingLine, requestList } from "../requests/index.ts"

type Parts = Omit<OutgoingMail, "messageId" | "to"> & { code?: string | null }

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
  customerById: (id: string) => Promise<{
    exchangeUid: string | null
    timezone: string | null
    provedEmail: string | null
  } | null>
  /** Files of an answer, to lie in its mail up to `filesBytes` together. */
  filesOf: (messageId: string) => Promise<MessageFile[]>
  filesBytes: number
  /** A link that gives a file once, to whoever can't open the ticket. */
  linkTo: (file: { attachmentId: string; mailId: string }) => Promise<{ path: string; until: Date }>
  /** Articles that may help with it, at most three. */
  articlesFor: (c: Conversation, locale: Locale) => Promise<{ title: string; path: string }[]>
  /** How the mail takes its place in its reader's mail program, and where answers come. */
  threadOf: (mail: Queued, to: Recipient, locale: Locale) => Promise<Threading>
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
    context: Omit<MailContext, "brand" | "origin"> & { brandId?: string; mailFrom?: string },
  ) => MailParts
}

const ALWAYS = { "auto-submitted": "auto-generated", "x-auto-response-suppress": "All" }

/**
 * Writes a queued mail at the moment it is sent: from what stands in the database now, with the anti-phishing code the
 * exchange gives for this moment (never stored), in the ticket's language, for one of its recipients. Customers' own words
 * are never in it, but for the subject of a thread that they began.
 * @returns null where what it was about is gone
 */
export function makeCompose(o: ComposeDeps) {
  return async function compose(mail: Queued, to: Recipient): Promise<Parts | null> {
    const locale = mail.locale === "zh-CN" ? "zh-CN" : "en"
    if (mail.conversationId) return aboutConversation(mail, to, locale)
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

  async function aboutConversation(mail: Queued, to: Recipient, locale: Locale): Promise<Parts | null> {
    const [conversation] = await conversationsByIds(o.db, [mail.conversationId ?? ""])
    if (!conversation) return null
    const [customer, thread] = await Promise.all([
      o.customerById(conversation.customerId),
      o.threadOf(mail, to, locale),
    ])
    // The code proves that it is us to its owner, and so goes to no other address than the one they have proved.
    const isOwner = customer?.provedEmail?.toLowerCase() === to.address.toLowerCase()
    const context = {
      locale,
      brandId: conversation.brandId,
      ...(thread.mailbox && { mailFrom: thread.mailbox.address }),
      zone: zoneFor(locale, customer?.timezone ?? null),
      antiPhishingCode: isOwner ? await codeOf(customer?.exchangeUid ?? null) : null,
    }
    const about: About = { c: conversation, locale, mail, to, thread }
    const drawn = await draw(about, context)
    if (!drawn) return null
    const byHand = BY_HAND.has(mail.kind)
    return {
      ...drawn,
      ...thread.headers,
      ...(byHand && thread.subject !== null && { subject: thread.subject }),
      ...(mail.cc.length > 0 && { cc: mail.cc }),
      code: context.antiPhishingCode,
      headers: { ...(byHand ? {} : ALWAYS), "x-veridesk-ticket": conversation.number },
    }
  }

  async function draw(
    about: About,
    context: Parameters<ComposeDeps["mail"]>[2],
  ): Promise<(MailParts & Pick<Parts, "attachments">) | null> {
    const { c, mail } = about
    if (mail.kind === "locked-out") {
      const { continuePath, expiresAt } = mail.details as Record<string, string>
      const props = { number: c.number, continuePath: continuePath ?? "", expiresAt: expiresAt ?? "" }
      return o.mail("locked-out", props, context)
    }
    if (mail.kind === "ticket-received" || mail.kind === "mail-received")
      return o.mail("ticket-received", await received(about), context)
    if (mail.kind === "secret-exposed") {
      const exposed = await exposedKinds(about)
      return o.mail(
        "secret-exposed",
        { number: c.number, kinds: exposed, ticketPath: pathOf(about) },
        context,
      )
    }
    if (mail.kind === "documents-asked") {
      const asked = await documents(about)
      return asked && o.mail("documents-asked", asked, context)
    }
    if (mail.kind === "ticket-resolved") {
      const resolved = solved(about)
      return resolved && o.mail("ticket-resolved", resolved, context)
    }
    const replied = await answer(about)
    return replied && { ...o.mail("agent-replied", replied.props, context), attachments: replied.files }
  }

  /** Which kinds of secrets the event names. */
  async function exposedKinds({ c, mail }: About): Promise<string[]> {
    const seq = Number(mail.details["seq"])
    const { events } = await timeline(o, c.id, { after: seq - 1, limit: 1 })
    const kinds = events[0]?.payload["kinds"]
    return Array.isArray(kinds) ? kinds.map(String) : []
  }

  async function received(about: About): Promise<MailProps["ticket-received"]> {
    const { c, locale, thread } = about
    const [articles, { items }] = await Promise.all([o.articlesFor(c, locale), requestList(o, c.id)])
    const path = pathOf(about)
    const missing = path ? items.filter(isMissing).map((item) => missingLine(item, locale)) : []
    const form = o.forms.at(c.formKey, c.formVersion)
    const { from, by } = o.expected(c)
    return {
      number: c.number,
      typeTitle: form ? textIn(locale, form.title) : c.formKey,
      team: o.teamName(c.teamId, locale),
      replyFrom: from?.toISOString() ?? null,
      replyBy: by?.toISOString() ?? null,
      ticketPath: path && missing.length > 0 ? `${path}#documents` : path,
      articles,
      missing,
      byMail: thread.mailbox !== null,
    }
  }

  /** An answer, or all that was said in a live conversation that its customer had left, with the files of it. */
  async function answer(
    about: About,
  ): Promise<{ props: MailProps["agent-replied"]; files: MailFile[] } | null> {
    const { c, locale, mail, thread } = about
    const [seq, toSeq] = [Number(mail.details["seq"]), Number(mail.details["toSeq"] ?? mail.details["seq"])]
    const { events } = await customerTimeline(o, c.id, { after: seq - 1, limit: toSeq - seq + 2 })
    const said = events.filter((event) => event.seq <= toSeq && isAnswer(event))
    const last = said.at(-1)
    if (!last) return null
    const next = events.find((event) => event.seq === toSeq + 1)
    const withIt = next?.kind === "conversation.resolved" && next.payload["withReply"] === true
    const linked = said.some((event) => event.payload["files"] === "links")
    const { files, ...rest } = await withFiles(about, { events: said, linked })
    const props = {
      number: c.number,
      agent: last.actor.name,
      team: o.teamName(c.teamId, locale),
      body: said.map(({ message }) => message?.body ?? "").join("\n\n"),
      solvedUntil: withIt ? (reopenUntil(c, o.reopenDays())?.toISOString() ?? null) : null,
      ticketPath: pathOf(about),
      signature: thread.mailbox?.signature ?? "",
      byMail: thread.mailbox !== null,
      letter: said.some((event) => event.payload["letter"] === true),
      missed: mail.kind === "chat-missed",
      ...rest,
    }
    return { props, files }
  }

  /**
   * Files of answers lie in the mail while they are small; else they are opened in the ticket, or where its reader can't
   * do that, by links that each give one of them once.
   */
  async function withFiles(
    about: About,
    { events, linked }: { events: TimelineEvent[]; linked: boolean },
  ): Promise<
    Pick<MailProps["agent-replied"], "attachments" | "links" | "linksUntil"> & { files: MailFile[] }
  > {
    const found = await Promise.all(
      events.map(async ({ message }) => (message?.attachments.length ? o.filesOf(message.id) : [])),
    )
    const all = found.flat()
    const none = { attachments: 0, links: [], linksUntil: null, files: [] }
    if (all.length === 0) return none
    const size = all.reduce((sum, file) => sum + file.size, 0)
    if (!linked && size <= o.filesBytes) return { ...none, files: await Promise.all(all.map(asMailFile)) }
    if (pathOf(about)) return { ...none, attachments: all.length }
    const links = await Promise.all(
      all.map(async ({ id, name }) => ({
        name,
        ...(await o.linkTo({ attachmentId: id, mailId: about.mail.id })),
      })),
    )
    return {
      ...none,
      links: links.map(({ name, path }) => ({ name, path })),
      linksUntil: links[0]?.until.toISOString() ?? null,
    }
  }

  /** All that is missing now, whichever event asked; null where it has come meanwhile. */
  async function documents(about: About): Promise<MailProps["documents-asked"] | null> {
    const { c, locale, mail } = about
    const path = pathOf(about)
    const seq = Number(mail.details["seq"])
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
      ticketPath: path && `${path}#documents`,
    }
  }

  function solved(about: About): MailProps["ticket-resolved"] | null {
    const { c, locale } = about
    const until = reopenUntil(c, o.reopenDays())
    const path = pathOf(about)
    if (!until || !path) return null
    return {
      number: c.number,
      team: o.teamName(c.teamId, locale),
      reopenUntil: until.toISOString(),
      ticketPath: `${path}#rating`,
    }
  }

  /** Without an answer in time the mail goes without the code: late is worse than plain. */
  async function codeOf(uid: string | null): Promise<string | null> {
    if (!uid) return null
    const code = await o.exchange.antiPhishingCode(uid)
    return code.state === "ok" ? code.value : null
  }
}

/** What staff said to the customer and that still stands. */
function isAnswer({ kind, message }: TimelineEvent): boolean {
  return kind === "conversation.replied" && message?.side === "staff" && message.body !== null
}

async function asMailFile({ name, mediaType, read }: MessageFile): Promise<MailFile> {
  return { filename: name, contentType: mediaType, content: await read() }
}

/** What a mail about a conversation is made of: for whom, and how it hangs together with the others. */
type About = { c: Conversation; locale: Locale; mail: Queued; to: Recipient; thread: Threading }

/** Mails that a person wrote: they say so by saying nothing of how they came to be (RFC 3834 §5). */
const BY_HAND = new Set(["agent-replied", "documents-asked", "chat-missed"])

/** The ticket's page, or the link that opens it to somebody without an account; null for whoever may not open it. */
function pathOf({ c, mail, to }: About): string | null {
  const { ticketPath, by } = mail.details
  if (to.role === "cc" || by === "mail") return null
  return typeof ticketPath === "string" ? ticketPath : `/tickets/${c.number}`
}

function zoneFor(locale: Locale, timezone: string | null): string {
  return timezone ?? (locale === "zh-CN" ? "Asia/Shanghai" : "UTC")
}
