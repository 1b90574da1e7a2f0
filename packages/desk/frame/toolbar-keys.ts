import type { KeyboardEvent } from "react"

/* A toolbar is one stop for Tab; arrows, Home and End move within it (the toolbar pattern of WAI-ARIA). */

const steps: Record<string, (at: number, most: number) => number> = {
  ArrowRight: (at, most) => (at + 1) % most,
  ArrowLeft: (at, most) => (at - 1 + most) % most,
  Home: () => 0,
  End: (_at, most) => most - 1,
}

export function moveIn(bar: HTMLElement | null, event: KeyboardEvent): void {
  const step = steps[event.key]
  const buttons = [...(bar?.querySelectorAll("button") ?? [])]
  const at = buttons.findIndex((button) => button === document.activeElement)
  if (!step || at < 0) return
  event.preventDefault()
  buttons[step(at, buttons.length)]?.focus()
}

/** Tab comes back to where one was. */
export function stopAt(bar: HTMLElement | null, target: EventTarget | null): void {
  if (!(target instanceof HTMLButtonElement)) return
  for (const button of bar?.querySelectorAll("button") ?? []) button.tabIndex = button === target ? 0 : -1
}

/** A key as this computer's keyboard has it. */
export function keyHere(keys: string | undefined): string | undefined {
  return /Mac|iPhone|iPad/.test(navigator.platform) ? keys?.replace("Ctrl", "⌘").replace("Alt", "⌥") : keys
}
