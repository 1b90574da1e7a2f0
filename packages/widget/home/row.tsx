import type { ComponentChildren } from "preact"
import { type DrawingName } from "../frame/drawings.ts"
import { Icon } from "../frame/icon.tsx"

/** A line that leads somewhere: a page of ours in a new tab, or a place in the panel. */
export function Row(o: {
  icon: DrawingName
  title: ComponentChildren
  note?: ComponentChildren
  href?: string
  onClick?: () => void
}) {
  const inside = (
    <>
      <Icon name={o.icon} />
      <span>
        {o.title}
        {o.note && <small>{o.note}</small>}
      </span>
      <Icon name="next" size="s" flip />
    </>
  )
  return o.href ? (
    <a class="row" href={o.href} target="_blank" rel="noopener">
      {inside}
    </a>
  ) : (
    <button type="button" class="row" onClick={o.onClick}>
      {inside}
    </button>
  )
}
