import { useCell } from "../data/cell.ts"
import { type MenuName, openMenu } from "../frame/place.ts"

/** A menu of the head that a key can open too. */
export function useOpenByKey(name: MenuName) {
  const open = useCell(openMenu)
  return { isOpen: open === name, onOpenChange: (now: boolean) => openMenu.set(now ? name : null) }
}
