import type { TimelineEvent } from "@veridesk/contract/conversation.ts"

/** Keys of letters begin alike, for shipped and for made ones. */
const LETTER = /^letter-/u

export function isLetterKey(key: string): boolean {
  return LETTER.test(key)
}

/** Whether a reply was written as a letter; its event names the macros it was made of. */
export function isLetter({ payload }: TimelineEvent): boolean {
  const { macros } = payload
  return (
    Array.isArray(macros) &&
    macros.some(
      (use: unknown) =>
        typeof use === "object" &&
        use !== null &&
        "key" in use &&
        typeof use.key === "string" &&
        isLetterKey(use.key),
    )
  )
}
