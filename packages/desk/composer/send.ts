import { mattersSince } from "../data/apply.ts"
import { cells } from "../data/cell.ts"
import { draftKey } from "../data/draft.ts"
import { drafts, forgetLifted, lift } from "../data/drafts.ts"
import { sendMessage } from "../data/outbox.ts"
import type { Mode } from "../data/server.ts"
import { me, timelines } from "../data/state.ts"
import { anyRefused } from "../data/uploads.ts"
import { tell } from "../frame/toasts.ts"
import { say } from "../words/words.ts"
import { neverAsk } from "./never-ask.ts"

/** A reply that was held back because somebody wrote meanwhile; by conversation. */
export const heldBack = cells<{ then: "stay" | "resolve"; basedOn: number } | null>(null)

interface SendOptions {
  then: "stay" | "resolve"
  anyway?: boolean
}

/**
 * Sends what stands in the composer. A reply is held back where somebody wrote since it was begun, as far as we
 * know it here (the server looks again), and where it asks for what we never ask for.
 */
export function send(id: string, mode: Mode, { then, anyway = false }: SendOptions): void {
  const draft = drafts.get(draftKey(id, mode))
  if (!draft) return
  if (mode === "reply" && neverAsk(draft.text)) return
  if (anyRefused(draft.files)) return tell(say("attach.refused-first"), { tone: "fault" })
  const timeline = timelines.get(id)
  const basedOn = draft.basedOn ?? timeline?.cursor ?? 0
  const news = timeline ? mattersSince(timeline, basedOn, me.get()?.id ?? "") : []
  if (mode === "reply" && !anyway && news.length > 0) {
    heldBack.set(id, { then, basedOn })
    return
  }
  heldBack.set(id, null)
  const onDisk = sendMessage({
    conversationId: id,
    mode,
    body: draft.text.trim(),
    files: draft.files,
    basedOn: timeline && anyway ? timeline.cursor : basedOn,
    anyway,
    then,
  })
  lift(id, mode)
  void onDisk.then(() => forgetLifted(draft))
}
