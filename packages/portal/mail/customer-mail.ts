import { spokenTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type {
  AgentRepliedMail,
  DocumentsAskedMail,
  LockedOutMail,
  MailContext,
  PasswordResetMail,
  SignInAlertMail,
  TicketReceivedMail,
  TicketResolvedMail,
  VerifyEmailMail,
} from "../props-mail.ts"
import { type Block, type Sheet, sayFor } from "./sheet.tsx"

/** T12. Fixed subject, nothing that the customer wrote: an open form must not become a way to mail strangers. */
export function ticketReceived(props: TicketReceivedMail, context: MailContext): Sheet {
  const { m, when, link } = sayFor(context)
  const number = spokenTicketNumber(props.number)
  const lines = [
    { label: m("type"), value: props.typeTitle },
    { label: m("team"), value: props.team },
    ...(props.replyFrom && props.replyBy
      ? [{ label: m("received.reply"), value: `${when(props.replyFrom)} – ${when(props.replyBy)}` }]
      : props.replyBy
        ? [{ label: m("received.reply-by"), value: when(props.replyBy) }]
        : []),
  ]
  return {
    subject: m("received.subject", { brand: context.brand.shortName, number }),
    preview: m("received.preview"),
    blocks: [
      { block: "title", text: m("received.title") },
      { block: "number", label: m("ticket"), number },
      { block: "facts", lines },
      { block: "text", text: m(props.missing.length > 0 ? "received.missing" : "received.next") },
      ...(props.missing.length > 0 ? [{ block: "list", items: props.missing } as const] : []),
      ...(props.byMail && props.missing.length === 0
        ? [{ block: "text", text: m("received.by-mail") } as const]
        : []),
      ...button(m(props.missing.length > 0 ? "received.give" : "open-ticket"), props.ticketPath, context),
      ...(props.articles.length > 0
        ? ([
            { block: "text", text: m("received.articles") },
            {
              block: "links",
              items: props.articles.map(({ title, path }) => ({ label: title, href: link(path) })),
            },
          ] as const)
        : []),
    ],
  }
}

export function agentReplied(props: AgentRepliedMail, context: MailContext): Sheet {
  const { m, when, link } = sayFor(context)
  const number = spokenTicketNumber(props.number)
  const by = [m("replied.by", { agent: props.agent, team: props.team }), props.signature]
    .filter((line) => line !== "")
    .join("\n")
  const solved: Block[] = props.solvedUntil
    ? [
        { block: "text", text: m("resolved.until", { time: when(props.solvedUntil) }) },
        { block: "small", text: m("resolved.rate") },
      ]
    : []
  return {
    subject: m("replied.subject", { brand: context.brand.shortName, number }),
    preview: m("replied.preview", { agent: props.agent }),
    blocks: [
      { block: "title", text: m(props.missed ? "replied.missed" : "replied.title") },
      { block: "number", label: m("ticket"), number },
      ...(props.body === "" && props.letter ? [] : [{ block: "quote", by, text: props.body } as const]),
      ...(props.letter ? [{ block: "text", text: m("replied.letter") } as const] : []),
      ...(props.attachments > 0
        ? [{ block: "small", text: m("replied.files", { n: props.attachments }) } as const]
        : []),
      ...(props.links.length > 0
        ? ([
            {
              block: "links",
              items: props.links.map(({ name, path }) => ({ label: name, href: link(path) })),
            },
            {
              block: "small",
              text: m("replied.links", { time: props.linksUntil ? when(props.linksUntil) : "" }),
            },
          ] as const)
        : []),
      ...solved,
      ...(props.byMail ? [{ block: "small", text: m("replied.by-mail") } as const] : []),
      ...button(m("replied.answer"), props.ticketPath, context),
    ],
  }
}

/** What is missing, listed whole, so that nobody has to ask twice. */
export function documentsAsked(props: DocumentsAskedMail, context: MailContext): Sheet {
  const { m } = sayFor(context)
  const number = spokenTicketNumber(props.number)
  return {
    subject: m("asked.subject", { brand: context.brand.shortName, number }),
    preview: m("asked.preview", { n: props.items.length }),
    blocks: [
      { block: "title", text: m("asked.title") },
      { block: "number", label: m("ticket"), number },
      ...(props.body === ""
        ? []
        : [
            {
              block: "quote",
              by: m("replied.by", { agent: props.agent, team: props.team }),
              text: props.body,
            } as const,
          ]),
      { block: "text", text: m("asked.list") },
      { block: "list", items: props.items },
      { block: "small", text: m(props.complete ? "asked.complete" : "asked.open") },
      { block: "small", text: m("asked.paused") },
      ...button(m("asked.go"), props.ticketPath, context),
    ],
  }
}

/** A button where there is somewhere to go. */
function button(label: string, path: string | null, context: MailContext): Block[] {
  return path === null ? [] : [{ block: "button", label, href: sayFor(context).link(path) }]
}

export function ticketResolved(props: TicketResolvedMail, context: MailContext): Sheet {
  const { m, when, link } = sayFor(context)
  const number = spokenTicketNumber(props.number)
  return {
    subject: m("resolved.subject", { brand: context.brand.shortName, number }),
    preview: m("resolved.preview"),
    blocks: [
      { block: "title", text: m("resolved.title") },
      { block: "number", label: m("ticket"), number },
      { block: "facts", lines: [{ label: m("team"), value: props.team }] },
      { block: "text", text: m("resolved.until", { time: when(props.reopenUntil) }) },
      { block: "text", text: m("resolved.rate") },
      { block: "button", label: m("resolved.go"), href: link(props.ticketPath) },
    ],
  }
}

export function verifyEmail(props: VerifyEmailMail, context: MailContext): Sheet {
  const { m, when, link } = sayFor(context)
  return {
    subject: m("verify.subject", { brand: context.brand.shortName }),
    preview: m("verify.preview"),
    blocks: [
      { block: "title", text: m("verify.title") },
      { block: "text", text: m("verify.text", { host: context.brand.host }) },
      { block: "button", label: m("verify.go"), href: link(props.verifyPath) },
      { block: "small", text: m("valid-until", { time: when(props.expiresAt) }) },
      { block: "small", text: m("verify.not-you") },
    ],
  }
}

export function signInAlert(props: SignInAlertMail, context: MailContext): Sheet {
  const { m, when, link } = sayFor(context)
  return {
    subject: m("alert.subject", { brand: context.brand.shortName }),
    preview: m("alert.preview"),
    blocks: [
      { block: "title", text: m("alert.title") },
      {
        block: "facts",
        lines: [
          { label: m("alert.device"), value: props.device },
          { label: m("alert.address"), value: props.address },
          { label: m("alert.at"), value: when(props.at) },
        ],
      },
      { block: "text", text: m("alert.text") },
      { block: "button", label: m("alert.go"), href: link(props.securityPath) },
    ],
  }
}

export function passwordReset(props: PasswordResetMail, context: MailContext): Sheet {
  const { m, when, link } = sayFor(context)
  return {
    subject: m("reset.subject", { brand: context.brand.shortName }),
    preview: m("reset.preview"),
    blocks: [
      { block: "title", text: m("reset.title") },
      { block: "text", text: m("reset.text", { host: context.brand.host }) },
      { block: "button", label: m("reset.go"), href: link(props.resetPath) },
      { block: "small", text: m("valid-until", { time: when(props.expiresAt) }) },
      { block: "small", text: m("reset.not-you") },
    ],
  }
}

export function lockedOut(props: LockedOutMail, context: MailContext): Sheet {
  const { m, when, link } = sayFor(context)
  return {
    subject: m("locked.subject", {
      brand: context.brand.shortName,
      number: spokenTicketNumber(props.number),
    }),
    preview: m("locked.preview"),
    blocks: [
      { block: "title", text: m("locked.title") },
      { block: "number", label: m("ticket"), number: spokenTicketNumber(props.number) },
      { block: "text", text: m("locked.text") },
      { block: "button", label: m("locked.go"), href: link(props.continuePath) },
      { block: "small", text: m("valid-until", { time: when(props.expiresAt) }) },
      { block: "small", text: m("locked.not-you") },
    ],
  }
}
