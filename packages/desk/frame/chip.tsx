import type { ReactNode } from "react"
import css from "./chip.module.css"
import { Icon } from "./icon.tsx"
import type { DeskIcon } from "./icon-names.ts"

/** A word or two in a small frame. `seal` is for what has been verified, and for nothing else. */
export type Tone = "plain" | "vip" | "risk" | "warn" | "info" | "ok" | "draft" | "seal"

export function Chip({
  tone = "plain",
  icon,
  children,
}: {
  tone?: Tone
  icon?: DeskIcon
  children: ReactNode
}) {
  return (
    <span className={tone === "plain" ? css.chip : `${css.chip} ${css[tone]}`}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  )
}
