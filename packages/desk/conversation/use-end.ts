import type { ReactVirtualizer } from "@tanstack/react-virtual"
import { type RefObject, useCallback, useEffect, useRef, useState } from "react"

/** Closer to the end than this counts as being there, and new messages are followed. */
export const END_PX = 80
/** More lines than this at once are an older page, not news. */
const BURST = 20

type Virtual = ReactVirtualizer<HTMLDivElement, Element>

/**
 * Whether the end is out of sight, and how many lines came while it was. Whoever is at the end stays there, also
 * when the composer grows or a sheet rises and the log gets lower.
 */
export function useEnd(count: number, scroller: RefObject<HTMLElement | null>, virtual: Virtual) {
  const isThere = useRef(true)
  const [away, setAway] = useState(false)
  const [missed, setMissed] = useState(0)
  const seen = useRef(count)

  const look = useCallback(() => {
    const element = scroller.current
    if (!element) return
    // Asked of the page itself: while the log changes its height the virtual list is a step behind.
    isThere.current = element.scrollHeight - element.scrollTop - element.clientHeight <= END_PX
    setAway(!isThere.current)
    if (isThere.current) setMissed(0)
  }, [scroller])

  useEffect(() => {
    const grown = count - seen.current
    seen.current = count
    if (grown > 0 && grown < BURST && !isThere.current) setMissed((n) => n + grown)
  }, [count])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const observer = new ResizeObserver(() => {
      if (!isThere.current) return
      virtual.scrollToEnd()
      setAway(false)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, virtual])

  return { away, missed, look }
}
