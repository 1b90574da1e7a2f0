import type { ComponentChildren } from "preact"
import type { DrawingName } from "./drawings.ts"
import { Icon } from "./icon.tsx"

/** A bar across the panel: what is the case, and what to do. */
export function Say(o: {
  tone: "info" | "warn" | "bad"
  icon: DrawingName
  alert?: boolean
  children: ComponentChildren
}) {
  return (
    <div class={`say ${o.tone}`} role={o.alert ? "alert" : undefined}>
      <Icon name={o.icon} />
      <div>{o.children}</div>
    </div>
  )
}
