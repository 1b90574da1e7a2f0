import type { DeskIcon } from "./icon-names.ts"

/** A drawing from the sprite, 16 px unless told; it says nothing to a screen reader, the words beside it do. */
export function Icon({ name, size = 16 }: { name: DeskIcon; size?: 12 | 14 | 16 | 20 | 24 }) {
  return (
    <svg className="i" width={size} height={size} aria-hidden="true" focusable="false">
      <use href={`${SPRITE_ADDRESS}#${name}`} />
    </svg>
  )
}
