/** Below this width the panel is a sheet over the whole screen. */
const PHONE = "(max-width: 600px)"

export function isPhone(): boolean {
  return matchMedia(PHONE).matches
}

/**
 * What a sheet does to the page beneath: it can't be scrolled or reached, Back closes the sheet, and the sheet ends where
 * the keyboard begins (iOS moves the page instead, and tells it by visualViewport alone). @returns what undoes it
 */
export function openSheet(host: HTMLElement, close: () => void): () => void {
  const root = document.documentElement
  const { overflow } = root.style
  root.style.overflow = "hidden"
  const beneath = [...document.body.children].filter(
    (each): each is HTMLElement => each instanceof HTMLElement && each !== host && !each.inert,
  )
  for (const each of beneath) each.inert = true
  host.dataset["sheet"] = ""

  const fit = () => {
    const view = visualViewport
    host.style.setProperty("--vvh", `${view?.height ?? innerHeight}px`)
    host.style.setProperty("--vvt", `${view?.offsetTop ?? 0}px`)
  }
  fit()
  visualViewport?.addEventListener("resize", fit)
  visualViewport?.addEventListener("scroll", fit)

  let isOurs = true
  history.pushState({ ...(history.state as object | null), veridesk: true }, "")
  const back = () => {
    isOurs = false
    close()
  }
  addEventListener("popstate", back)

  return () => {
    removeEventListener("popstate", back)
    visualViewport?.removeEventListener("resize", fit)
    visualViewport?.removeEventListener("scroll", fit)
    for (const each of beneath) each.inert = false
    delete host.dataset["sheet"]
    root.style.overflow = overflow
    if (isOurs && (history.state as { veridesk?: boolean } | null)?.veridesk) history.back()
  }
}
