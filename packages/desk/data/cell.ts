import { useCallback, useSyncExternalStore } from "react"

/*
 * The desk's own store is made of cells: a value, and who wants to know when it changes. A screen listens to
 * the one row or the one conversation it shows, so that a burst of events repaints those and nothing else.
 */

export interface Cell<T> {
  get(): T
  /** Sets the value; listeners are told at once, in the same task, unless the value is the same. */
  set(value: T): void
  subscribe(listener: () => void): () => void
}

export function cell<T>(initial: T): Cell<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** Cells by key, made when first asked for; `empty` is what a key holds before anything is known of it. */
export interface Cells<T> {
  of(key: string): Cell<T>
  get(key: string): T
  set(key: string, value: T): void
  /** Keys that hold something other than `empty`. */
  keys(): string[]
  clear(): void
}

export function cells<T>(empty: T): Cells<T> {
  const all = new Map<string, Cell<T>>()
  function of(key: string): Cell<T> {
    const known = all.get(key)
    if (known) return known
    const made = cell(empty)
    all.set(key, made)
    return made
  }
  return {
    of,
    get: (key) => all.get(key)?.get() ?? empty,
    set: (key, value) => of(key).set(value),
    keys: () => [...all].filter(([, item]) => !Object.is(item.get(), empty)).map(([key]) => key),
    clear() {
      for (const item of all.values()) item.set(empty)
    },
  }
}

/** The value of a cell, kept current in a component. */
export function useCell<T>(source: Cell<T>): T {
  return useSyncExternalStore(source.subscribe, source.get, source.get)
}

/** One part of a cell's value; the component repaints when that part changes. `pick` must give stable values. */
export function useCellPart<T, P>(source: Cell<T>, pick: (value: T) => P): P {
  const read = useCallback(() => pick(source.get()), [source, pick])
  return useSyncExternalStore(source.subscribe, read, read)
}
