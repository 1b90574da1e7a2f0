import type { ReactVirtualizer } from "@tanstack/react-virtual"
import { type RefObject, useEffect, useRef } from "react"
import { useCell } from "../data/cell.ts"
import { openId } from "../frame/place.ts"
import { useAction } from "../frame/use-action.ts"
import type { Line } from "./lines.ts"
import { readAround } from "./prefetch.ts"

type Virtual = ReactVirtualizer<HTMLDivElement, Element>

/** j and k through the list; the open row stays in sight, and what lies around it is read ahead. */
export function useListKeys(
  lines: readonly Line[],
  virtual: Virtual,
  scroller: RefObject<HTMLElement | null>,
): void {
  const current = useCell(openId)
  // Where the open row stood: when it leaves the list, the next one is the one that took its place.
  const place = useRef(0)
  const move = (step: 1 | -1) => {
    const ids = idsIn(lines)
    const at = ids.indexOf(openId.get() ?? "")
    const next = at >= 0 ? ids[at + step] : ids[step > 0 ? place.current : place.current - 1]
    if (next) openId.set(next)
  }
  useAction("next", () => move(1))
  useAction("previous", () => move(-1))
  useAction("open", () => {
    const focused = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"]
    if (focused) openId.set(focused)
  })
  useEffect(() => {
    const at = current ? idsIn(lines).indexOf(current) : -1
    if (at >= 0) place.current = at
  }, [lines, current])
  useEffect(() => {
    if (!current) return
    const index = lines.findIndex((line) => line.is === "row" && line.id === current)
    if (index < 0) return
    virtual.scrollToIndex(index, { align: "auto" })
    if (scroller.current?.contains(document.activeElement)) focusRow(scroller.current, current)
    readAround(idsIn(lines), current)
    // Only a move of the person's scrolls; a list that changes under them doesn't.
    // eslint-disable-next-line react/exhaustive-deps
  }, [current])
}

function idsIn(lines: readonly Line[]): string[] {
  return lines.flatMap((line) => (line.is === "row" ? [line.id] : []))
}

function focusRow(within: HTMLElement, id: string): void {
  requestAnimationFrame(() =>
    within.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus({ preventScroll: true }),
  )
}
