import { type ReactNode, useEffect, useState } from "react"
import { Icon } from "./icon.tsx"
import css from "./paper.module.css"

const SHOW_AFTER_MS = 150

export function Perforation() {
  return <div className={css.perf} aria-hidden="true" />
}

/** A slip with the seal: only for what the registry or the address book vouches for. */
export function SealSlip({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={css.seal}>
      <Icon name="seal" size={20} />
      <b>{title}</b>
      <span>{children}</span>
    </div>
  )
}

export function Callout({ tone, children }: { tone: "info" | "warn" | "danger"; children: ReactNode }) {
  return (
    <div className={tone === "info" ? css.callout : `${css.callout} ${css[tone]}`}>
      <Icon name={tone === "info" ? "info" : "warning"} />
      <div>{children}</div>
    </div>
  )
}

/** Says why there is nothing, and offers the one thing to do about it. */
export function Empty({ title, text, action }: { title: string; text?: string; action?: ReactNode }) {
  return (
    <div className={css.empty}>
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {action}
    </div>
  )
}

/** Grey lines in the shape of what is coming; only after a moment, so that quick answers don't flicker. */
export function Skeleton({ lines, label }: { lines: number; label: string }) {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), SHOW_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!late) return null
  return (
    <div className={css.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, i) => (
        <span key={i} />
      ))}
    </div>
  )
}
