/**
 * Wanting to talk: hovering, focusing or touching the button, or any element of the page with `data-veridesk-open` (its
 * value, if any, is the form to begin with). Such links keep their address for whoever has no JavaScript.
 */
export function onIntent(
  button: HTMLButtonElement,
  o: { near: () => void; act: (from: HTMLElement, topic: string | null) => void },
): void {
  const placeOf = (event: Event) => {
    const [target] = event.composedPath()
    return target instanceof Element ? target.closest<HTMLElement>("[data-veridesk-open]") : null
  }
  for (const kind of ["pointerenter", "focus", "touchstart"] as const)
    button.addEventListener(kind, o.near, { passive: true })
  button.addEventListener("click", () => o.act(button, null))
  for (const kind of ["pointerover", "focusin"] as const)
    document.addEventListener(kind, (event) => placeOf(event) && o.near(), { passive: true })
  document.addEventListener("click", (event) => {
    const place = placeOf(event)
    if (!place || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    o.act(place, place.dataset["verideskOpen"] || null)
  })
  addEventListener("keydown", (event) => {
    if (event.key !== "F6" || event.altKey || event.ctrlKey) return
    const root = button.getRootNode() as ShadowRoot
    const panel = root.querySelector<HTMLElement>(".panel")
    const isInside = root.activeElement !== null && root.activeElement !== button
    const to = panel?.checkVisibility() && !isInside ? panel : isInside ? button : null
    if (!to) return
    event.preventDefault()
    to.focus()
  })
}
