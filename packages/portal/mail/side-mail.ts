import type { MailContext, SideMessageMail } from "../props-mail.ts"
import { type Sheet, sayFor } from "./sheet.tsx"

/** A question of an agent to somebody outside: their own words, and the page on which to answer. */
export function sideMessage(props: SideMessageMail, context: MailContext): Sheet {
  const { m, when, link } = sayFor(context)
  const { agent, subject, body } = props
  const brand = context.brand.shortName
  return {
    subject: m("side.subject", { brand, subject }),
    preview: m("side.preview", { agent, brand }),
    blocks: [
      { block: "title", text: subject },
      { block: "quote", by: agent, text: body },
      { block: "button", label: m("side.go"), href: link(props.answerPath) },
      { block: "small", text: m("side.until", { time: when(props.expiresAt) }) },
    ],
  }
}
