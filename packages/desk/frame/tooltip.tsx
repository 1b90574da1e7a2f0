import { useEffect, useState } from "react"
import css from "./button.module.css"
import { Kbd } from "./kbd.tsx"

const AFTER_MS = 500
const GAP_PX = 6

interface Tip {
  text: string
  keys: string
  left: number
  top: number
}

/**
 * The one tooltip of the desk: shows the name and key of whatever carries `data-tip` when one points at it or comes
 * to it by keyboard, stays while one points at the tooltip itself, and goes with Escape (WCAG 1.4.13).
 */
export function Tooltip() {
  const [tip, setTip] = useState<Tip | null>(null)
  useEffect(() => listen(setTip), [])
  if (!tip) return null
  return (
    <div className={css.tip} style={{ left: tip.left, top: tip.top }} data-tooltip="" aria-hidden="true">
      {tip.text}
      {tip.keys && <Kbd>{tip.keys}</Kbd>}
    </div>
  )
}

function listen(show: (tip: Tip | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let over: Element | null = null
  const come = (target: EventTarget | null, pause: number) => {
    if (!(target instanceof Element) || target.closest("[data-tooltip]")) return
    const owner = target.closest<HTMLElement>("[data-tip]")
    if (owner === over) return
    leave()
    if (!owner) return
    over = owner
    timer = setTimeout(() => show(tipOf(owner)), pause)
  }
  const leave = () => {
    clearTimeout(timer)
    over = null
    show(null)
  }
  const onPointer = (event: PointerEvent) => {
    if (event.pointerType === "mouse") come(event.target, AFTER_MS)
  }
  const onFocus = (event: FocusEvent) => {
    if (event.target instanceof Element && event.target.matches(":focus-visible")) come(event.target, 0)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape") leave()
  }
  const events = [
    ["pointerover", onPointer],
    ["focusin", onFocus],
    ["focusout", leave],
    ["pointerdown", leave],
    ["scroll", leave],
    ["keydown", onKey],
  ] as const
  for (const [name, handler] of events) document.addEventListener(name, handler as EventListener, true)
  return () => {
    clearTimeout(timer)
    for (const [name, handler] of events) document.removeEventListener(name, handler as EventListener, true)
  }
}

/** Below its owner where there is room, else above; never over the edge. */
function tipOf(owner: HTMLElement): Tip | null {
  if (!owner.isConnected) return null
  const box = owner.getBoundingClientRect()
  const below = box.bottom + 40 < innerHeight
  return {
    text: owner.dataset["tip"] ?? "",
    keys: owner.dataset["keys"] ?? "",
    left: Math.min(Math.max(box.left + box.width / 2, 80), innerWidth - 80),
    top: below ? box.bottom + GAP_PX : box.top - GAP_PX - 28,
  }
}
