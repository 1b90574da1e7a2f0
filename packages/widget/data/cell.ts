import { useEffect, useState } from "preact/hooks"

/** A value that tells when it changes: what the panel shows is kept in a handful of these. */
export type Cell<T> = {
  get: () => T
  set: (next: T) => void
  /** From what it is now. */
  change: (to: (was: T) => T) => void
  on: (listener: (value: T) => void) => () => void
}

export function cell<T>(first: T): Cell<T> {
  let value = first
  const listeners = new Set<(value: T) => void>()
  const set = (next: T) => {
    if (Object.is(next, value)) return
    value = next
    for (const listener of listeners) listener(value)
  }
  return {
    get: () => value,
    set,
    change: (to) => set(to(value)),
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Draws a component again whenever the cell changes. */
export function useCell<T>(from: Cell<T>): T {
  const [value, show] = useState<T>(from.get)
  useEffect(() => {
    show(() => from.get())
    return from.on((next) => show(() => next))
  }, [from])
  return value
}
