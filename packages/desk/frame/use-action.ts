import { useEffect, useRef } from "react"
import { type ActionId, offer } from "./actions.ts"

/** Offers an action while the component is there and `on` is true. The handler may change freely. */
export function useAction(id: ActionId, handler: () => void, on = true): void {
  const latest = useRef(handler)
  useEffect(() => {
    latest.current = handler
  })
  useEffect(() => (on ? offer(id, () => latest.current()) : undefined), [id, on])
}
