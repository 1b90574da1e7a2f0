import { listenToOutbox } from "../data/outbox.ts"
import type { Outgoing, Problem } from "../data/outgoing.ts"
import { rows } from "../data/state.ts"
import { say } from "../words/words.ts"
import { goTo, openId } from "./place.ts"
import { tell } from "./toasts.ts"

/** Tells the person when the server refused something they had already moved on from. Gives the way to stop. */
export function tellOutcomes(): () => void {
  listenToOutbox({
    onRefused(item, problem) {
      if (item.kind === "change") tell(refusalText(problem), { tone: "fault" })
      else if (openId.get() !== item.conversationId) tell(textFor("outbox.failed", item), pointTo(item))
    },
    onStopped(item) {
      if (openId.get() !== item.conversationId) tell(textFor("outbox.stopped", item), pointTo(item))
    },
  })
  return () => listenToOutbox({ onRefused() {}, onStopped() {} })
}

/** The server's sentence and what to do next; ours where it sent none. */
export function refusalText(problem: Problem): string {
  const text = problem.message || say("refused.unknown")
  return problem.next ? `${text} ${problem.next}` : text
}

function textFor(key: "outbox.failed" | "outbox.stopped", item: Outgoing): string {
  return say(key, { name: rows.get(item.conversationId)?.customerName ?? "" })
}

function pointTo(item: Outgoing) {
  return { tone: "fault", action: { label: say("open"), run: () => goTo(item.conversationId) } } as const
}
