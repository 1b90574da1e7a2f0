import type { mail } from "@veridesk/ui/messages/mail.ts"
import { spokenTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { MailContext, SecretExposedMail } from "../props-mail.ts"
import { type Sheet, sayFor } from "./sheet.tsx"

/** What to do about each kind, at once and oneself; a kind without a line of its own gets the general one. */
const TO_DO: Record<string, keyof typeof mail> = {
  "seed-phrase": "exposed.seed-phrase",
  "private-key": "exposed.private-key",
  "api-secret": "exposed.api-secret",
  password: "exposed.password",
  "one-time-code": "exposed.one-time-code",
  "card-number": "exposed.card-number",
}

/** domain.md §3.4. Whoever wrote a secret into a mail has shown it to every server on its way: they are told what to do now. */
export function secretExposed(props: SecretExposedMail, context: MailContext): Sheet {
  const { m, link } = sayFor(context)
  const number = spokenTicketNumber(props.number)
  const steps = [...new Set(props.kinds.map((kind) => TO_DO[kind] ?? "exposed.other"))]
  return {
    subject: m("exposed.subject", { brand: context.brand.shortName, number }),
    preview: m("exposed.preview"),
    blocks: [
      { block: "title", text: m("exposed.title") },
      { block: "number", label: m("ticket"), number },
      { block: "text", text: m("exposed.seen") },
      { block: "list", items: steps.map((step) => m(step)) },
      { block: "text", text: m("exposed.ours") },
      ...(props.ticketPath === null
        ? []
        : [{ block: "button" as const, label: m("open-ticket"), href: link(props.ticketPath) }]),
    ],
  }
}
