import { useEffect, useRef } from "preact/hooks"
import type { TicketProps } from "../props-ticket.ts"

interface Options {
  /** Highest seq on the page. */
  seq: number
  /** While a reply is on its way its answer brings the fresh view. */
  paused: boolean
  onFresh: (fresh: TicketProps) => void
}

const every = 20_000
const most = 120_000

/** Dispatched on `window` by whatever learns of a change first (a socket, another tab): the page looks at once. */
export const changedEvent = "veridesk:ticket-changed"

/**
 * Looks for news while the page is seen: every 20 s, slower when the network fails, at once when the page comes
 * back into view or `veridesk:ticket-changed` is dispatched on the window.
 */
export function useRefresh({ seq, paused, onFresh }: Options): void {
  const latest = useRef({ seq, paused, onFresh })
  latest.current = { seq, paused, onFresh }

  useEffect(() => {
    let wait = every
    let timer: ReturnType<typeof setTimeout>
    let last = ""
    const look = async () => {
      clearTimeout(timer)
      if (document.visibilityState === "visible" && !latest.current.paused) {
        const response = await fetch(location.pathname, { headers: { accept: "application/json" } }).catch(
          () => null,
        )
        wait = response?.ok ? every : Math.min(most, wait * 2)
        const text = response?.ok ? await response.text() : ""
        if (text !== "" && !latest.current.paused) {
          const fresh = JSON.parse(text) as TicketProps
          const { reply: _reply, ...shown } = fresh
          const state = JSON.stringify(shown)
          if (last !== "" && state !== last) latest.current.onFresh(fresh)
          else if (last === "" && (fresh.thread.at(-1)?.seq ?? 0) > latest.current.seq)
            latest.current.onFresh(fresh)
          last = state
        }
      }
      // A little chance, so that a thousand pages opened by one announcement don't ask in step.
      timer = setTimeout(() => void look().catch(() => undefined), wait * (0.8 + Math.random() * 0.4))
    }
    const now = () => void look().catch(() => undefined)
    const seen = () => document.visibilityState === "visible" && now()
    timer = setTimeout(now, every)
    document.addEventListener("visibilitychange", seen)
    addEventListener(changedEvent, now)
    addEventListener("online", now)
    return () => {
      clearTimeout(timer)
      document.removeEventListener("visibilitychange", seen)
      removeEventListener(changedEvent, now)
      removeEventListener("online", now)
    }
  }, [])
}
