import { cells } from "../data/cell.ts"
import type { Slash } from "./slash.ts"

/** What is asked of the list of macros over a composer. */
export interface Picking extends Slash {
  kind: "any" | "letter"
  /** Opened by a button: the slash is not the writer's own and goes when they leave. */
  byButton: boolean
}

/** By conversation; null while the list is closed. */
export const pickings = cells<Picking | null>(null)
/** The id of the option that is chosen, for the text field, which keeps the focus. */
export const chosenOption = cells<string | null>(null)

/** A text that its writer wants to keep as a macro of their own. */
export const owned = cells<string | null>(null)

let keys: ((key: string) => boolean) | null = null

/** The open list takes its keys from the text field. Gives the way to stop. */
export function takeKeys(handler: (key: string) => boolean): () => void {
  keys = handler
  return () => {
    if (keys === handler) keys = null
  }
}

/** True where the list has done something with the key. */
export function passKey(key: string): boolean {
  return keys?.(key) ?? false
}
