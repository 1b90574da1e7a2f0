import { useEffect, useState } from "react"
import { useCell } from "../data/cell.ts"
import { line } from "../data/live.ts"
import { waitingCount } from "../data/outbox.ts"
import { useSay } from "../words/words.ts"
import { Icon } from "./icon.tsx"
import { useNow } from "./now.ts"
import { useOnline } from "./online.ts"
import css from "./offline-bar.module.css"
import { span } from "./time.ts"

/** A short break is nobody's business; after this it is said. */
const SAY_AFTER_MS = 2500

/** Says that the line is cut, since when, and what waits to be sent. Everything else goes on. */
export function OfflineBar() {
  const words = useSay()
  const { state, since } = useCell(line)
  const online = useOnline()
  const waiting = useCell(waitingCount)
  const now = useNow("second")
  const late = useAfter(state === "broken", SAY_AFTER_MS)
  if (!late) return null
  const key = online ? "offline.paused" : "offline.offline"
  return (
    <div className={css.bar} role="status">
      <Icon name="offline" />
      <span>
        {words(key, { since: span(words, Math.max(0, now - since)) })}
        {waiting > 0 && ` ${words("offline.waiting", { n: waiting })}`}
      </span>
    </div>
  )
}

/** True once `on` has been true for a while. */
function useAfter(on: boolean, pause: number): boolean {
  const [after, setAfter] = useState(false)
  useEffect(() => {
    if (!on) return setAfter(false)
    const timer = setTimeout(() => setAfter(true), pause)
    return () => clearTimeout(timer)
  }, [on, pause])
  return on && after
}
