import { cell } from "../data/cell.ts"

/** How long an act can be undone by its toast or by `z`. */
const UNDO_MS = 6000
const FAULT_MS = 12_000

export interface Toast {
  id: number
  text: string
  /** A refusal stays longer and is spoken at once. */
  tone: "plain" | "fault"
  action: { label: string; run(): void } | null
  undo: (() => void) | null
}

export const toasts = cell<readonly Toast[]>([])
let last = 0

/** Says what happened; with `undo`, offers to take it back. */
export function tell(text: string, more: Partial<Pick<Toast, "tone" | "action" | "undo">> = {}): void {
  const toast: Toast = { id: ++last, text, tone: "plain", action: null, undo: null, ...more }
  // An older "undo" would be ambiguous beside a newer one, so only the newest stays.
  const others = toasts.get().filter((item) => !(item.undo && toast.undo))
  toasts.set([...others.slice(-2), toast])
  setTimeout(() => dismiss(toast.id), toast.tone === "fault" ? FAULT_MS : UNDO_MS)
}

export function dismiss(id: number): void {
  toasts.set(toasts.get().filter((toast) => toast.id !== id))
}

/** Takes back the newest act that can still be taken back. */
export function undoLast(): void {
  const toast = [...toasts.get()].reverse().find((item) => item.undo)
  if (!toast) return
  dismiss(toast.id)
  toast.undo?.()
}
