import { deskArchive } from "@veridesk/ui/messages/desk-archive.ts"
import { deskMail } from "@veridesk/ui/messages/desk-mail.ts"
import { deskMailCrypto } from "@veridesk/ui/messages/desk-mail-keys.ts"
import { deskMailboxes } from "@veridesk/ui/messages/desk-mailboxes.ts"
import { deskOutbox } from "@veridesk/ui/messages/desk-outbox.ts"

/** What the desk says of mails; it comes with the first mail, or with the first of their pages. */
export const mailTexts = { ...deskArchive, ...deskMail, ...deskMailCrypto, ...deskMailboxes, ...deskOutbox }
