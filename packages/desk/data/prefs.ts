import type { Locale } from "@veridesk/contract/locale.ts"
import { cell } from "./cell.ts"

/*
 * How this person likes the desk on this device. Kept in localStorage, because the first paint needs it before
 * anything else is read; nothing here says anything about a customer.
 */

export interface Prefs {
  locale: Locale
  theme: "system" | "light" | "dark"
  density: "comfortable" | "compact"
  /** Shortcuts of one key without a modifier; WCAG 2.1.4 asks for an off-switch. */
  singleKeys: boolean
  /** Own keys by action, where they differ from the usual ones. */
  keys: Record<string, string>
  enterSends: boolean
  /** In live conversations, where one writes as one talks. */
  enterSendsChats: boolean
  sound: boolean
  /** Beside `sound`, which is for everything: when a chat is offered. */
  offerSound: boolean
  /** 0 … 1 */
  volume: number
  panel: boolean
  list: boolean
  /** Parts of the side panel that are folded. */
  folded: string[]
}

const KEY = "veridesk.desk.prefs"

function usual(): Prefs {
  const chinese = typeof navigator === "object" && /^zh\b/i.test(navigator.language)
  return {
    locale: chinese ? "zh-CN" : "en",
    theme: "system",
    density: "comfortable",
    singleKeys: true,
    keys: {},
    enterSends: false,
    enterSendsChats: true,
    sound: true,
    offerSound: true,
    volume: 0.6,
    panel: true,
    list: true,
    folded: [],
  }
}

export const prefs = cell<Prefs>(read())

/** Changes some of the preferences, now and for the next visits. */
export function prefer(changed: Partial<Prefs>): void {
  prefs.set({ ...prefs.get(), ...changed })
  try {
    localStorage.setItem(KEY, JSON.stringify(prefs.get()))
  } catch {
    // A browser without storage forgets the choice with the tab; nothing is lost by that.
  }
}

function read(): Prefs {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}")
    return typeof stored === "object" && stored !== null ? { ...usual(), ...stored } : usual()
  } catch {
    return usual()
  }
}
