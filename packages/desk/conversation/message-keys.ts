import type { ReactVirtualizer } from "@tanstack/react-virtual"
import { type RefObject, useRef } from "react"
import { useAction } from "../frame/use-action.ts"
import type { Item } from "./items.ts"

type Virtual = ReactVirtualizer<HTMLDivElement, Element>

/** Shift and j or k move from message to message; the focus goes with them, so that a reader hears each one. */
export function useMessageKeys(
  items: readonly Item[],
  virtual: Virtual,
  { scroller, on }: { scroller: RefObject<HTMLElement | null>; on: boolean },
): void {
  const last = useRef<string | null>(null)
  const move = (step: 1 | -1) => {
    const keys = items.flatMap((item) => (item.is === "message" || item.is === "outgoing" ? [item.key] : []))
    const focused =
      document.activeElement?.closest<HTMLElement>("[data-message]")?.dataset["message"] ?? last.current
    const at = focused ? keys.indexOf(focused) : -1
    const key = at < 0 ? keys.at(-1) : keys[at + step]
    if (!key) return
    last.current = key
    virtual.scrollToIndex(
      items.findIndex((item) => item.key === key),
      { align: "auto" },
    )
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-message="${key}"]`)?.focus(),
    )
  }
  useAction("next-message", () => move(1), on)
  useAction("previous-message", () => move(-1), on)
}
