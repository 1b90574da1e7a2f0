import { type ReactNode, Suspense, useRef, useState } from "react"
import type { MenuProps } from "./choice.ts"
import css from "./menu.module.css"
import { part } from "./part.tsx"

const loadPopover = () => import("./menu-popover.tsx")
const MenuPopover = part(() => loadPopover().then((m) => m.MenuPopover))

interface ChoiceMenuProps extends MenuProps {
  /** What stands in the button. */
  children: ReactNode
  /** Where a key can open it too. */
  isOpen?: boolean
  onOpenChange?(open: boolean): void
  className?: string
}

/**
 * A button that opens a list of choices; with `searchable`, typing narrows the list and Enter takes the first. As
 * long as it is closed it is a plain button: a screen has a dozen of them, and each conversation shows them anew.
 */
export function ChoiceMenu({ children, isOpen, onOpenChange, className, ...menu }: ChoiceMenuProps) {
  const [openHere, setOpenHere] = useState(false)
  const owner = useRef<HTMLButtonElement>(null)
  const open = isOpen ?? openHere
  const set = (now: boolean) => {
    setOpenHere(now)
    onOpenChange?.(now)
  }
  return (
    <>
      <button
        ref={owner}
        type="button"
        className={className ?? css.trigger}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={() => void loadPopover()}
        onFocus={() => void loadPopover()}
        onClick={() => set(!open)}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" || open) return
          event.preventDefault()
          set(true)
        }}
      >
        {children}
        {/* After what is seen, so that somebody who speaks what they see is understood. */}
        <span className="vh"> {menu.label}</span>
      </button>
      {open && (
        <Suspense fallback={null}>
          <MenuPopover {...menu} owner={owner} onClose={() => set(false)} />
        </Suspense>
      )}
    </>
  )
}
