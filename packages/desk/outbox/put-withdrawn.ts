import type { Withdrawn } from "@veridesk/contract/mail/outbox.ts"
import { draftKey } from "../data/draft.ts"
import { drafts, write } from "../data/drafts.ts"

/** Puts the text of an answer that was taken back into the composer, before what is being written there now. */
export function putWithdrawn({ conversationId, text, cc }: Withdrawn): void {
  const now = drafts.get(draftKey(conversationId, "reply"))
  write(conversationId, "reply", {
    text: now?.text.trim() ? `${text}\n\n${now.text}` : text,
    cc: [...new Set([...cc, ...(now?.cc ?? [])])],
  })
}
