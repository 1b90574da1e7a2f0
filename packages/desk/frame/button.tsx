import type { ButtonHTMLAttributes, Ref } from "react"
import css from "./button.module.css"
import { Icon } from "./icon.tsx"
import type { DeskIcon } from "./icon-names.ts"

type Look = "primary" | "secondary" | "quiet" | "danger" | "note"
type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: Look
  small?: boolean
  wide?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** A button with words. `aria-disabled` (with the reason in its title) rather than `disabled`, so that it can be found. */
export function Button({ look = "secondary", small, wide, className, ...rest }: ButtonProps) {
  return <button type="button" className={buttonClass(look, { small, wide, className })} {...rest} />
}

/** The same look for things that are buttons of another kind: links, menu triggers. */
export function buttonClass(
  look: Look,
  more: { small?: boolean; wide?: boolean; className?: string } = {},
): string {
  const own = look === "secondary" ? "" : css[look]
  return [css.btn, own, more.small && css.small, more.wide && css.wide, more.className]
    .filter(Boolean)
    .join(" ")
}

/** A button with an icon only: its name is spoken, and shown with its key when one points at it or comes to it. */
export function IconButton(props: {
  icon: DeskIcon
  label: string
  keys?: string
  size?: 16 | 20
  pressed?: boolean
  className?: string
  onPress?: () => void
}) {
  const { icon, label, keys, size = 16, pressed, className, onPress } = props
  return (
    <button
      type="button"
      className={className ? `${css.icon} ${className}` : css.icon}
      aria-label={label}
      aria-pressed={pressed}
      data-tip={label}
      data-keys={keys}
      onClick={onPress}
    >
      <Icon name={icon} size={size} />
    </button>
  )
}
