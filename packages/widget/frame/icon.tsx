import { type DrawingName, drawings } from "./drawings.ts"

/** Decoration only: what an icon means stands beside it in words, or in the name of its button. */
export function Icon({ name, size, flip }: { name: DrawingName; size?: "s"; flip?: boolean }) {
  const names = ["i", size, flip && "flip"].filter(Boolean).join(" ")
  return (
    <svg class={names} viewBox="0 0 20 20" aria-hidden="true">
      <path d={drawings[name]} />
    </svg>
  )
}
