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
 * What the far side said. `refused` is final (5xx); `later` may be tried again with the same Message-ID,
 * also where the connection broke after DATA and nobody knows.
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
        await transport.sendMail({ from: o.from, ...mail })
        return { state: "accepted" }
      } catch (error) {
        const { responseCode, code } = error as { responseCode?: number; code?: string }
        const why = `${responseCode ?? ""} ${code ?? "unknown"}`.trim()
        return responseCode && responseCode >= 500 ? { state: "refused", why } : { state: "later", why }
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
