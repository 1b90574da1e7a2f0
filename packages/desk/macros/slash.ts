/** The word at the cursor that asks for a macro: where it starts and what was typed of the name. */
export interface Slash {
  start: number
  end: number
  query: string
}

/** With a Chinese input method the same key gives 、 or a wide slash. */
const SLASHES = "/／、"
/** Longer than any name: whoever writes that much is writing a path. */
const LONGEST = 40

/** Reads a slash at the start of a word up to the cursor; null where there is none. */
export function slashAt(text: string, caret: number): Slash | null {
  const before = text.slice(Math.max(0, caret - LONGEST), caret)
  const word = /(?:^|\s)(\S+)$/u.exec(before)?.[1]
  if (!word || !SLASHES.includes(word.charAt(0))) return null
  const start = caret - word.length
  const isStart = start === 0 || /\s/u.test(text.charAt(start - 1))
  const query = word.slice(1)
  return isStart && !/[/／、]/u.test(query) ? { start, end: caret, query } : null
}
