import { useEffect, useRef } from "react"
import type { Mode } from "../data/server.ts"
import { say } from "../data/sync.ts"

/** Nobody is shown as writing for longer than this after their last key. */
const REST_MS = 12_000

/** Tells the colleagues that one writes, as long as one does; the customer of a live conversation hears of replies. */
export function useDoing(id: string, mode: Mode): (writing: boolean) => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      say(id, "viewing")
    },
    [id],
  )
  return (writing) => {
    clearTimeout(timer.current)
    say(id, writing ? (mode === "note" ? "noting" : "replying") : "viewing")
    if (writing) timer.current = setTimeout(() => say(id, "viewing"), REST_MS)
  }
}
