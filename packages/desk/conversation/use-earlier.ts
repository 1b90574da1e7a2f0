import { type RefObject, useCallback, useEffect, useRef, useState } from "react"
import type { Timeline } from "../data/apply.ts"
import { loadEarlier } from "../data/sync.ts"

/** Closer to the beginning of what is loaded than this, the page before is read. */
const NEAR_PX = 1200

/** Reads older pages as one scrolls towards them, one at a time; after a failure only when asked. */
export function useEarlier(
  { conversationId, earlier, events }: Timeline,
  scroller: RefObject<HTMLElement | null>,
) {
  const reading = useRef(false)
  const [failed, setFailed] = useState(false)
  const first = events[0]?.seq ?? 0

  const read = useCallback(async () => {
    if (!earlier || reading.current) return
    reading.current = true
    try {
      await loadEarlier(conversationId)
      setFailed(false)
    } catch {
      setFailed(true)
    } finally {
      reading.current = false
    }
  }, [conversationId, earlier])

  const look = useCallback(
    (element: HTMLElement) => {
      if (element.scrollTop < NEAR_PX && element.scrollHeight > element.clientHeight && !failed) void read()
    },
    [read, failed],
  )

  // Where one arrived at the very top before the page did, no scroll event will ask for the next.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (first > 0 && scroller.current) look(scroller.current)
    })
    return () => cancelAnimationFrame(frame)
  }, [first, look, scroller])

  return { failed, look, read: () => void read() }
}
