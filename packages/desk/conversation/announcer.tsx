import { useEffect, useRef, useState } from "react"
import type { Timeline } from "../data/apply.ts"
import { me } from "../data/state.ts"
import { say } from "../words/words.ts"

const LONGEST_SPOKEN = 200

/**
 * Speaks what others wrote since the conversation was opened, once, with its sender; a burst as a number. The log
 * itself is silent, because scrolling brings old lines in that nobody wants to hear again.
 */
export function Announcer({ timeline }: { timeline: Timeline }) {
  const [text, setText] = useState("")
  const spokenUpTo = useRef({ id: timeline.conversationId, seq: timeline.cursor })
  useEffect(() => {
    if (spokenUpTo.current.id !== timeline.conversationId) {
      spokenUpTo.current = { id: timeline.conversationId, seq: timeline.cursor }
      return
    }
    const { seq } = spokenUpTo.current
    spokenUpTo.current.seq = timeline.cursor
    const myId = me.get()?.id
    const fresh = timeline.events
      .slice(-30)
      .filter((event) => event.seq > seq && event.message && event.actor.id !== myId)
    const last = fresh.at(-1)
    if (!last) return
    const body = last.message?.body?.slice(0, LONGEST_SPOKEN) ?? ""
    setText(
      fresh.length > 1
        ? say("log.spoken.many", { n: fresh.length })
        : say("log.spoken", { who: last.actor.name, body }),
    )
  }, [timeline])
  return (
    <div className="vh" role="status" aria-live="polite">
      {text}
    </div>
  )
}
