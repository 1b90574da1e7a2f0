import type { MailBounce } from "@veridesk/contract/mail/read-mail.ts"
import { fieldsIn, first, every } from "../parse/headers.ts"
import type { KindInput } from "./input.ts"
import { addressIn, aboutIn, MOST_RECIPIENTS } from "./returned.ts"

/** A complaint (RFC 5965): somebody called a mail of ours spam. */
export function readFeedback({ tree }: KindInput): MailBounce {
  const report = tree.parts.find(({ type }) => type === "message/feedback-report")
  const fields = report ? fieldsIn(report.content) : []
  const why = (first(fields, "feedback-type") ?? "abuse").slice(0, 100)
  const named = [...every(fields, "original-rcpt-to"), ...every(fields, "removal-recipient")].flatMap(
    (value) => addressIn(value) ?? [],
  )
  const recipients = [...new Set(named)].slice(0, MOST_RECIPIENTS)
  return {
    recipients: recipients.map((address) => ({ address, action: "complained", status: null, why })),
    about: aboutIn(tree.parts),
  }
}
