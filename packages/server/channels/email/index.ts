import { MAX_BODY } from "@veridesk/contract/conversation.ts"
import type { Channel } from "../channel.ts"

export { openCheckers } from "./authenticity/checkers.ts"
export { generateKey, inspectKey, keyBytes, keysIn, protectMail, wkdHash } from "./crypto/index.ts"
export { headersOf, type KeysFor, openReaders } from "./read/index.ts"

/** E-mail: answers go out as mails, and come back as such. */
export const email: Channel = {
  name: "email",
  can: { maxLength: MAX_BODY, attachments: true, live: false, typing: false, receipts: false },
}
