import type { MailKeys } from "@veridesk/contract/mail/crypto-keys.ts"

/** For whoever reads a mail without keys: what is encrypted stays closed, what is signed is of nobody known. */
export const noKeys = (at: Date): MailKeys => ({ own: [], known: [], trusted: [], at })
