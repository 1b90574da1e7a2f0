import type { Timeline } from "../data/apply.ts"
import type { Opening } from "../data/state.ts"

/** Whether a conversation is kept by law: as it was when it was opened, or as the log has said since. */
export function isHeld(opening: Opening | null, timeline: Timeline | null): boolean {
  const last = timeline?.events.findLast(
    ({ kind, seq }) => seq > (opening?.seq ?? 0) && /held$|hold-lifted$/.test(kind),
  )
  if (!last) return opening?.held ?? false
  return last.kind === "conversation.held" || last.payload["still"] === true
}
