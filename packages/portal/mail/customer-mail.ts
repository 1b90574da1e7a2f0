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
      { block: "text", text: m("received.next") },
      { block: "button", label: m("open-ticket"), href: link(props.ticketPath) },
    ],
  }
}

export function agentReplied(props: AgentRepliedMail, context: MailContext): Sheet {
  const { m, when, link } = sayFor(context)
  const number = spokenTicketNumber(props.number)
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
      { block: "title", text: m("replied.title") },
      { block: "number", label: m("ticket"), number },
      { block: "quote", by: `${props.agent}, ${props.team}`, text: props.body },
      ...(props.attachments > 0
        ? [{ block: "small", text: m("replied.files", { n: props.attachments }) } as const]
        : []),
      ...solved,
      { block: "button", label: m("replied.answer"), href: link(props.ticketPath) },
    ],
  }
}

/** What is missing, listed whole, so that nobody has to ask twice. */
export function documentsAsked(props: DocumentsAskedMail, context: MailContext): Sheet {
  const { m, link } = sayFor(context)
  const number = spokenTicketNumber(props.number)
  return {
    subject: m("asked.subject", { brand: context.brand.shortName, number }),
    preview: m("asked.preview", { n: props.items.length }),
    blocks: [
      { block: "title", text: m("asked.title") },
      { block: "number", label: m("ticket"), number },
      ...(props.body === ""
        ? []
        : [{ block: "quote", by: `${props.agent}, ${props.team}`, text: props.body } as const]),
      { block: "text", text: m("asked.list") },
      { block: "list", items: props.items },
      { block: "small", text: m(props.complete ? "asked.complete" : "asked.open") },
      { block: "small", text: m("asked.paused") },
      { block: "button", label: m("asked.go"), href: link(props.ticketPath) },
    ],
  }
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
