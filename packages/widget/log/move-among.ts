/** Arrows, Home and End move among the messages once one of them has the focus. */
export function moveAmong(event: KeyboardEvent): void {
  const { key, currentTarget } = event
  if (!(currentTarget instanceof HTMLElement)) return
  const messages = [...currentTarget.querySelectorAll<HTMLElement>("[data-message]")]
  const root = currentTarget.getRootNode() as ShadowRoot
  const now = messages.findIndex((each) => each === root.activeElement)
  const to = { ArrowUp: now - 1, ArrowDown: now + 1, Home: 0, End: messages.length - 1 }[key]
  if (to === undefined || now < 0) return
  event.preventDefault()
  messages[to]?.focus()
}
