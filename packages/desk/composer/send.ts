import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { unresolvedIn } from "@veridesk/contract/macro-variables.ts"
import { mattersSince } from "../data/apply.ts"
import { cells } from "../data/cell.ts"
import { isLive } from "../data/chats.ts"
import { draftKey, isAddress, type LocalDraft, saysNothing } from "../data/draft.ts"
import { drafts, forgetLifted, lift } from "../data/drafts.ts"
import { sendMessage } from "../data/outbox.ts"
import type { Mode } from "../data/server.ts"
import { me, timelines } from "../data/state.ts"
import { anyRefused } from "../data/uploads.ts"
import { tell } from "../frame/toasts.ts"
import { selectHole } from "../macros/holes.ts"
import { say } from "../words/words.ts"
import { neverAsk } from "./never-ask.ts"
import { lookForSecrets, suspected } from "./suspected.ts"

export interface HeldBack {
  then: "stay" | "resolve"
  basedOn: number
  /** See `SendOptions`. */
  vouched: string | null
}

/** A reply that was held back because somebody wrote meanwhile; by conversation. */
export const heldBack = cells<HeldBack | null>(null)

interface SendOptions {
  then: "stay" | "resolve"
  anyway?: boolean
  /** The text of which its writer says that there is no secret in it. */
  vouched?: string | null
}

/**
 * Sends what stands in the composer. Nothing is sent that seems to hold a secret. A reply is held back where
 * somebody wrote since it was begun, as far as we know it here (the server looks again), where it asks for what we
 * never ask for, and where something of a macro is still to be filled in.
 */
export function send(id: string, mode: Mode, options: SendOptions): void {
  const draft = drafts.get(draftKey(id, mode))
  if (!draft || saysNothing(draft) || looking.has(draft.key)) return
  if (mode === "reply" && neverAsk(draft.text)) return
  if (mode === "reply" && unresolvedIn(draft.text).length > 0) return selectHole(id)
  const wrong = mode === "reply" ? draft.cc?.find((one) => !isAddress(one)) : undefined
  if (wrong) return tell(say("composer.cc.wrong", { address: wrong }), { tone: "fault" })
  if (anyRefused(draft.files)) return tell(say("attach.refused-first"), { tone: "fault" })
  if (options.vouched === draft.text) return sendDraft(draft, options)
  void look(draft, options)
}

/** Drafts that are being looked at; to press "send" again meanwhile changes nothing. */
const looking = new Set<string>()

async function look(draft: LocalDraft, options: SendOptions): Promise<void> {
  const { key, conversationId, mode, text } = draft
  looking.add(key)
  const findings = await lookForSecrets(text).finally(() => looking.delete(key))
  const now = drafts.get(key)
  // What was typed while the judgement was on its way has not been looked at.
  if (now?.text !== text) return send(conversationId, mode, options)
  if (findings.length === 0) return sendDraft(now, options)
  suspected.set(key, { text, findings, then: options.then, anyway: options.anyway ?? false })
}

function sendDraft(draft: LocalDraft, { then, anyway = false, vouched = null }: SendOptions): void {
  const { key, conversationId: id, mode } = draft
  suspected.set(key, null)
  const timeline = timelines.get(id)
  const basedOn = draft.basedOn ?? timeline?.cursor ?? 0
  const news = timeline ? mattersSince(timeline, basedOn, me.get()?.id ?? "").filter(stops(id)) : []
  if (mode === "reply" && !anyway && news.length > 0) {
    heldBack.set(id, { then, basedOn, vouched })
    return
  }
  heldBack.set(id, null)
  const onDisk = sendMessage({
    conversationId: id,
    mode,
    body: draft.text.trim(),
    files: draft.files,
    macros: draft.macros ?? [],
    cc: mode === "reply" && !isLive(id) ? (draft.cc ?? []) : [],
    basedOn: timeline && anyway ? timeline.cursor : basedOn,
    anyway: anyway || isLive(id),
    then,
  })
  lift(id, mode)
  void onDisk.then(() => forgetLifted(draft))
}

/** In a live conversation both talk at once: there only a colleague's word holds a reply back. */
function stops(id: string): (event: TimelineEvent) => boolean {
  return isLive(id) ? (event) => event.actor.realm === "staff" : () => true
}
