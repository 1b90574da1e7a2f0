import type { ReactNode } from "react"
import css from "./button.module.css"

/** A key as it is shown beside what it does. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={css.kbd}>{children}</kbd>
}
