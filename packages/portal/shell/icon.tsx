import type { IconName } from "@veridesk/ui/icons.ts"
import { usePage } from "./page-state.ts"

/** Decoration beside a word; an icon that stands alone gets its name from the button around it. */
export function Icon({ name, size }: { name: IconName; size?: "s" | "l" }) {
  const { icons } = usePage()
  return (
    <svg class={size ? `i ${size}` : "i"} aria-hidden="true">
      <use href={`${icons}#${name}`} />
    </svg>
  )
}
