import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks"

const NEAR_PX = 80

/**
 * Stays at the end while the reader is there, and where they are while they read further up: then what comes is counted.
 * `count` is how many have come in all, `own` how many one wrote oneself: whoever writes wants to see it. `fromTop`: what
 * stands above the log is read first.
 */
export function useStay({ count, own, fromTop }: { count: number; own: number; fromTop: boolean }) {
  const box = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(!fromTop)
  // Where one stood, and how high the log was, when this was last asked.
  const stood = useRef({ top: 0, height: 0 })
  const before = useRef({ count, own, fromTop })
  const [unseen, see] = useState(0)

  const toEnd = () => {
    const { current } = box
    if (current) {
      current.scrollTop = current.scrollHeight
      note(current)
    }
    isAtEnd.current = true
    see(0)
  }
  const note = ({ scrollTop: top, scrollHeight: height }: HTMLElement) => {
    stood.current = { top, height }
  }
  /**
   * Whether the reader is still where the end was. Asked of the page, since a scroll is told a frame after it is done;
   * what only gets higher or lower (the keyboard) moves nobody.
   */
  const stays = () => {
    const { current } = box
    if (!current || !isAtEnd.current) return isAtEnd.current
    const { top, height } = stood.current
    isAtEnd.current = current.scrollTop > Math.min(top, height - current.clientHeight) - NEAR_PX
    return isAtEnd.current
  }

  useLayoutEffect(() => {
    const came = count - before.current.count
    const wrote = own > before.current.own
    // Somebody has joined: what stood above is gone, and the talk begins.
    const began = before.current.fromTop && !fromTop
    before.current = { count, own, fromTop }
    if (stays() || wrote || began) toEnd()
    else if (came > 0) see((was) => was + came)
  }, [count, own, fromTop])

  useEffect(() => {
    const { current } = box
    if (!current) return
    const onScroll = () => {
      note(current)
      isAtEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_PX
      if (isAtEnd.current) see(0)
    }
    // The keyboard opens, a picture gets its height: the last message stays in sight.
    const watch = new ResizeObserver(() => stays() && toEnd())
    watch.observe(current)
    for (const child of current.children) watch.observe(child)
    current.addEventListener("scroll", onScroll, { passive: true })
    return () => {
      watch.disconnect()
      current.removeEventListener("scroll", onScroll)
    }
  }, [])

  return { box, unseen, toEnd, isAtEnd }
}
