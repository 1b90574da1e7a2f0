import { renderToString } from "preact-render-to-string"
import type { MailContext, MailName, MailParts, MailProps } from "../props-mail.ts"
import { announcementConfirm, announcementDigest } from "./announcement-mail.ts"
import {
  agentReplied,
  documentsAsked,
  lockedOut,
  passwordReset,
  signInAlert,
  ticketReceived,
  ticketResolved,
  verifyEmail,
} from "./customer-mail.ts"
import { secretExposed } from "./exposed-mail.ts"
import { Letter } from "./letter.tsx"
import { plain } from "./plain.ts"
import { sideMessage } from "./side-mail.ts"
import type { Sheet } from "./sheet.tsx"
import { staffInvite } from "./staff-mail.ts"

/** Subject, HTML part and text part of a mail: a pure function, the two parts from one list of blocks. */
export function renderMail<Name extends MailName>(
  name: Name,
  props: MailProps[Name],
  context: MailContext,
): MailParts {
  const sheet = sheets[name](props, context)
  return {
    subject: sheet.subject,
    html: `<!doctype html>${renderToString(<Letter sheet={sheet} context={context} />)}`,
    text: plain(sheet, context),
  }
}

const sheets: { [Name in MailName]: (props: MailProps[Name], context: MailContext) => Sheet } = {
  "ticket-received": ticketReceived,
  "agent-replied": agentReplied,
  "documents-asked": documentsAsked,
  "ticket-resolved": ticketResolved,
  "secret-exposed": secretExposed,
  "verify-email": verifyEmail,
  "sign-in-alert": signInAlert,
  "password-reset": passwordReset,
  "staff-invite": staffInvite,
  "locked-out": lockedOut,
  "side-message": sideMessage,
  "announcement-digest": announcementDigest,
  "announcement-confirm": announcementConfirm,
}
