/**
 * Tells whether Enter means "send". An input method uses Enter to take a word; browsers say so in three ways, and Safari
 * in none of them, since it ends the composition just before the key: so a composition counts until the next turn.
 */
export function makeIme() {
  let isComposing = false
  return {
    onCompositionStart: () => {
      isComposing = true
    },
    onCompositionEnd: () => {
      setTimeout(() => {
        isComposing = false
      }, 0)
    },
    sends: (event: KeyboardEvent) =>
      event.key === "Enter" &&
      !event.shiftKey &&
      !event.altKey &&
      !event.isComposing &&
      event.keyCode !== 229 &&
      !isComposing,
  }
}
