import { draftKey } from "../data/draft.ts"
import { drafts, rebase, write } from "../data/drafts.ts"
import type { OutgoingMessage } from "../data/outgoing.ts"
import { timelines } from "../data/state.ts"
import { composerMode } from "./mode.ts"

/** Puts a message that was not sent back into the composer, before whatever is being written there now. */
export function putBack(message: OutgoingMessage): void {
  const { conversationId, mode, body, files, macros = [], cc = [] } = message
  const now = drafts.get(draftKey(conversationId, mode))
  const text = now?.text.trim() ? `${body}\n\n${now.text}` : body
  const cursor = timelines.get(conversationId)?.cursor ?? message.basedOn
  write(conversationId, mode, {
    text,
    files: [...files, ...(now?.files ?? [])],
    macros: [...macros, ...(now?.macros ?? [])].slice(0, 5),
    cc: [...new Set([...cc, ...(now?.cc ?? [])])],
    basedOn: cursor,
  })
  rebase(conversationId, mode, cursor)
  composerMode.set(conversationId, mode)
}
