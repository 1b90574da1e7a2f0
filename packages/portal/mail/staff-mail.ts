import type { MailContext, StaffInviteMail } from "../props-mail.ts"
import { type Sheet, sayFor } from "./sheet.tsx"

export function staffInvite(props: StaffInviteMail, context: MailContext): Sheet {
  const { m, when } = sayFor(context)
  return {
    subject: m("invite.subject", { brand: context.brand.shortName }),
    preview: m("invite.preview", { by: props.invitedBy }),
    blocks: [
      { block: "title", text: m("invite.title", { brand: context.brand.shortName }) },
      { block: "text", text: m("invite.text", { by: props.invitedBy, role: props.role }) },
      { block: "button", label: m("invite.go"), href: props.inviteUrl },
      { block: "small", text: m("valid-until", { time: when(props.expiresAt) }) },
      { block: "small", text: m("invite.not-you") },
    ],
  }
}
