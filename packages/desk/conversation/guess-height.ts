import type { Item } from "./items.ts"

const LINE = 22
const LETTERS_A_LINE = 62

/** A first guess of how high a line of the log will be; the real height is measured when it is drawn. */
export function guessHeight(item: Item | undefined): number {
  switch (item?.is) {
    case "message":
      return 34 + textHeight(item.message.body ?? "") + item.message.attachments.length * 84
    case "outgoing":
      return 56 + textHeight(item.message.body) + item.message.files.length * 84
    case "new":
      return 30
    default:
      return 28
  }
}

function textHeight(text: string): number {
  let lines = 0
  for (const line of text.split("\n")) {
    // A Han character is about as wide as two Latin letters.
    const wide = [...line].reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0)
    lines += Math.max(1, Math.ceil(wide / LETTERS_A_LINE))
  }
  return lines * LINE + 14
}
