import { cells } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import type { WordKey } from "../words/words.ts"

/*
 * Everything one can do by a key or from the palette, by name. A screen that can do it says so while it is there;
 * the key, the help overlay, the tooltips and the palette all read the same table.
 */

const usualKeys = {
  next: "j",
  previous: "k",
  open: "o",
  back: "u",
  reply: "r",
  note: "n",
  macro: "m",
  resolve: "e",
  undo: "z",
  assign: "a",
  "assign-me": "i",
  team: "v",
  priority: "p",
  status: "s",
  claim: "t",
  merge: "M",
  split: "x",
  link: "l",
  "next-message": "J",
  "previous-message": "K",
  "toggle-list": "[",
  "toggle-panel": "]",
  search: "/",
  help: "?",
  knowledge: "g k",
  archive: "g a",
  chats: "g c",
  "chat-1": "g 1",
  "chat-2": "g 2",
  "chat-3": "g 3",
  "chat-presence": "g p",
  "chat-accept": "y",
  "chat-decline": "Y",
  "chat-next": "T",
} as const

export type ActionId = keyof typeof usualKeys
export const actionIds = Object.keys(usualKeys) as ActionId[]

/** The word of an action: `action.reply` and so on. */
export function actionWord(id: ActionId): WordKey {
  return `action.${id}`
}

/** The key of an action, with the person's own choice before ours; null where single keys are off. */
export function keyOf(id: ActionId): string | null {
  const { singleKeys, keys } = prefs.get()
  return singleKeys ? (keys[id] ?? usualKeys[id]) : null
}

export function usualKeyOf(id: ActionId): string {
  return usualKeys[id]
}

/** As keys are shown: capitals as Shift and the letter; two keys that follow each other beside each other. */
export function keyLabel(key: string): string {
  return /^\p{Lu}$/u.test(key) ? `Shift ${key}` : key
}

type Doer = () => void
const none: readonly Doer[] = []
const doers = cells<readonly Doer[]>(none)

/** Says that an action can be done now; the newest to say so does it. Gives the way to take it back. */
export function offer(id: ActionId, act: Doer): () => void {
  doers.set(id, [...doers.get(id), act])
  return () => {
    doers.set(
      id,
      doers.get(id).filter((other) => other !== act),
    )
  }
}

/** Does it, where it can be done. */
export function act(id: ActionId): boolean {
  const doer = doers.get(id).at(-1)
  doer?.()
  return doer !== undefined
}

export function canDo(id: ActionId): boolean {
  return doers.get(id).length > 0
}
