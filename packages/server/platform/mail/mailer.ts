import { createTransport } from "nodemailer"
import { asLetter } from "./as-letter.ts"
import type { OutgoingMail } from "./outgoing-mail.ts"

/**
 * What the far side said. `refused` is final (5xx about this recipient or this content). `later` may be tried again
 * with the same Message-ID: where it said so, where it refuses us (our sender, our password), which somebody can set
 * right, and where the connection broke after DATA and nobody knows. `status` is the code of RFC 3463, where it gave one.
 * `why` is a code that may stand in logs; `said` are the words of the far side, which may name people.
 */
export type MailOutcome =
  | { state: "accepted" }
  | { state: "refused"; why: string; status: string | null; said: string | null }
  | { state: "later"; why: string; said: string | null }

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
        await transport.sendMail(asLetter(mail, o.from))
        return { state: "accepted" }
      } catch (error) {
        const { responseCode, code, command, response } = error as SendFault
        const why = `${responseCode ?? ""} ${code ?? "unknown"}`.trim()
        const final = (responseCode ?? 0) >= 500 && ABOUT_THE_MAIL.has(command ?? "")
        // Of what is said to our password nothing is kept.
        const said = code === "EAUTH" ? null : wordsOf(response)
        return final
          ? { state: "refused", why, status: statusIn(response), said }
          : { state: "later", why, said }
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

type SendFault = { responseCode?: number; code?: string; command?: string; response?: string }

const LONGEST = 300

/** An answer of several lines (RFC 5321 §4.2.1) as one, without what nobody can read. */
function wordsOf(response: string | undefined): string | null {
  const line = (response ?? "")
    .replace(/\r?\n\d{3}[- ]/g, " ")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
  return line === "" ? null : line.slice(0, LONGEST).toWellFormed()
}

function statusIn(response: string | undefined): string | null {
  return /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(response ?? "")?.[1] ?? null
}

/** The commands of SMTP (RFC 5321 §4.1.1) whose refusal is about this mail and not about us. */
const ABOUT_THE_MAIL = new Set(["RCPT TO", "DATA"])
