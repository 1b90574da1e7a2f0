import { createTransport } from "nodemailer"

export type OutgoingMail = {
  messageId: string
  to: string
  subject: string
  html: string
  text: string
  headers: Record<string, string>
}

/**
 * What the far side said. `refused` is final (5xx about this recipient or this content). `later` may be tried again
 * with the same Message-ID: where it said so, where it refuses us (our sender, our password), which somebody can set
 * right, and where the connection broke after DATA and nobody knows.
 */
export type MailOutcome =
  | { state: "accepted" }
  | { state: "refused"; why: string }
  | { state: "later"; why: string }

export type Mailer = {
  from: string
  send(mail: OutgoingMail): Promise<MailOutcome>
  check(): Promise<boolean>
  close(): void
}

/** Sends through the SMTP server of `SMTP_URL`. Reads no files and no URLs for a message, whatever is in it. */
export function connectMailer(o: { smtpUrl: string; from: string }): Mailer {
  const transport = createTransport({
    url: o.smtpUrl,
    pool: true,
    maxConnections: 4,
    // The queue tries again, and knows how often; a library that did so by itself would send copies.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as never)
  return {
    from: o.from,
    async send(mail) {
      try {
        // An address as an object is one address, whatever stands in it.
        await transport.sendMail({ from: o.from, ...mail, to: { name: "", address: mail.to } })
        return { state: "accepted" }
      } catch (error) {
        const { responseCode, code, command } = error as SendFault
        const why = `${responseCode ?? ""} ${code ?? "unknown"}`.trim()
        const final = (responseCode ?? 0) >= 500 && ABOUT_THE_MAIL.has(command ?? "")
        return { state: final ? "refused" : "later", why }
      }
    },
    check: () =>
      transport.verify().then(
        () => true,
        () => false,
      ),
    close: () => transport.close(),
  }
}

type SendFault = { responseCode?: number; code?: string; command?: string }

/** The commands of SMTP (RFC 5321 §4.1.1) whose refusal is about this mail and not about us. */
const ABOUT_THE_MAIL = new Set(["RCPT TO", "DATA"])
