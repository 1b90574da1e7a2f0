import { draftKey } from "../data/draft.ts"
import { discard, drafts, rebase, write } from "../data/drafts.ts"
import { retry, takeBack } from "../data/outbox.ts"
import type { Outgoing, OutgoingMessage } from "../data/outgoing.ts"
import { timelines } from "../data/state.ts"
import { tell } from "../frame/toasts.ts"
import { say } from "../words/words.ts"
import { beginWriting } from "./mode.ts"
import { putBack } from "./put-back.ts"
import { type HeldBack, heldBack, send } from "./send.ts"

/** A stopped reply and the three ways on. */
export interface Stop {
  basedOn: number
  /** What the server named, where it was the server that stopped it. */
  seqs: readonly number[]
  edit(): void
  anyway(): void
  discard(): void
}

/** The stop of a conversation: held back before it was sent, or stopped by the server after. */
export function stopOf(id: string, held: HeldBack | null, waiting: readonly Outgoing[]): Stop | null {
  if (held) return stopOfDraft(id, held)
  const message = waiting.find(
    (item): item is OutgoingMessage => item.kind === "message" && item.state === "stopped",
  )
  return message ? stopOfMessage(message) : null
}

function stopOfDraft(id: string, held: HeldBack): Stop {
  return {
    basedOn: held.basedOn,
    seqs: [],
    edit() {
      rebase(id, "reply", timelines.get(id)?.cursor ?? held.basedOn)
      heldBack.set(id, null)
      beginWriting(id, "reply")
    },
    anyway: () => send(id, "reply", { then: held.then, anyway: true, vouched: held.vouched }),
    discard() {
      const draft = drafts.get(draftKey(id, "reply"))
      heldBack.set(id, null)
      discard(id, "reply")
      if (!draft) return
      tell(say("stop.discarded"), {
        undo: () => {
          write(id, "reply", {
            text: draft.text,
            files: draft.files,
            macros: draft.macros,
            basedOn: timelines.get(id)?.cursor,
          })
        },
      })
    },
  }
}

function stopOfMessage(message: OutgoingMessage): Stop {
  return {
    basedOn: message.basedOn,
    seqs: message.news,
    edit() {
      putBack(takeBack(message))
      beginWriting(message.conversationId, message.mode)
    },
    anyway: () => retry(message, { anyway: true }),
    discard() {
      const taken = takeBack(message)
      tell(say("stop.discarded"), { undo: () => putBack(taken) })
    },
  }
}
