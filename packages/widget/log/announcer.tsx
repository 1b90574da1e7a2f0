import { useEffect, useRef, useState } from "preact/hooks"
import { useCell } from "../data/cell.ts"
import { useApp } from "../panel/app.ts"

const BURST_MS = 800
const TYPING_APART_MS = 5_000
const QUEUE_APART_MS = 30_000

/**
 * What a screen reader is told. Only what comes now: the history is never read again, one's own words aren't echoed, and
 * of many at once only how many. Typing and the line have a region each, with pauses.
 */
export function Announcer() {
  const { t, talk, said } = useApp()
  const status = useCell(said)
  const [arrived, tell] = useState<string[]>([])
  const burst = useRef<string[]>([])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = talk.onArrival((event, isNew) => {
      if (event.message?.side === "customer" || !isNew) return
      const text = event.message?.body
      if (!text) return
      burst.current.push(`${event.actor.name}: ${text}`)
      clearTimeout(timer)
      timer = setTimeout(() => {
        const lines = burst.current.splice(0)
        tell((was) => [
          ...was.slice(-4),
          lines.length > 2 ? t("log.burst", { n: lines.length }) : lines.join(" "),
        ])
      }, BURST_MS)
    })
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [talk, t])

  return (
    <>
      <div class="vh" role="log" aria-label={t("log.new.label")}>
        {arrived.map((text, i) => (
          <p key={`${i}${text}`}>{text}</p>
        ))}
      </div>
      <p class="vh" role="status">
        {status}
      </p>
      <Typing />
      <Place />
    </>
  )
}

function Typing() {
  const { t, talk } = useApp()
  const name = useCell(talk.typing)
  const text = useSpaced(name ? t("typing", { name }) : "", TYPING_APART_MS)
  return (
    <p class="vh" role="status">
      {text}
    </p>
  )
}

function Place() {
  const { t, talk } = useApp()
  const place = useCell(talk.chat)?.queue
  const isNext = place?.position === 1
  const text = useSpaced(
    place && !isNext ? t("queue.said", { position: place.position }) : "",
    QUEUE_APART_MS,
  )
  return (
    <>
      <p class="vh" role="status">
        {text}
      </p>
      <p class="vh" role="alert">
        {isNext && t("queue.next")}
      </p>
    </>
  )
}

/** The newest text, but not sooner than `ms` after the one before. */
function useSpaced(text: string, ms: number): string {
  const [shown, show] = useState("")
  const last = useRef(0)
  useEffect(() => {
    if (text === "") return
    const wait = Math.max(0, last.current + ms - Date.now())
    const timer = setTimeout(() => {
      last.current = Date.now()
      show(text)
    }, wait)
    return () => clearTimeout(timer)
  }, [text, ms])
  return shown
}
