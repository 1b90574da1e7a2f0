import { format } from "@veridesk/ui/say-lite.ts"
import type { Locale } from "@veridesk/ui/say.ts"
import { loaderTexts } from "./texts.ts"

export type Launcher = {
  button: HTMLButtonElement
  say: (locale: Locale) => void
  news: (count: number) => void
  expanded: (isOpen: boolean) => void
}

const NS = "http://www.w3.org/2000/svg"
const FAR_PX = 24

/** The button: a labelled ticket that folds to a square while one scrolls down, so that it stands in nobody's way. */
export function makeLauncher(root: ShadowRoot, locale: Locale): Launcher {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "launch"
  const picture = document.createElementNS(NS, "svg")
  picture.setAttribute("viewBox", "0 0 20 20")
  picture.setAttribute("aria-hidden", "true")
  const path = document.createElementNS(NS, "path")
  path.setAttribute("d", "M3.5 4h13v9.5h-6.8L6 16.8v-3.3H3.5zM7 8.8h6")
  picture.append(path)
  const label = document.createElement("span")
  const count = document.createElement("small")
  button.append(picture, label)
  root.append(button)
  fold(button)

  let now = locale
  let unread = 0
  const draw = () => {
    const texts = loaderTexts(now)
    button.lang = now === "en" ? "en" : "zh-Hans"
    label.textContent = texts.support
    button.title = texts.support
    button.classList.toggle("news", unread > 0)
    if (unread === 0) return count.remove()
    count.textContent = format(now, texts.news, { n: unread })
    button.append(count)
  }
  draw()
  return {
    button,
    say: (to) => {
      now = to
      draw()
    },
    news: (n) => {
      unread = n
      draw()
    },
    expanded: (isOpen) => button.setAttribute("aria-expanded", String(isOpen)),
  }
}

function fold(button: HTMLButtonElement): void {
  // Not read before somebody scrolls: it would have the page laid out at once.
  let turnedAt = 0
  let isDown = false
  addEventListener(
    "scroll",
    () => {
      const goesDown = scrollY > turnedAt
      if (goesDown !== isDown && Math.abs(scrollY - turnedAt) > FAR_PX) {
        isDown = goesDown
        button.classList.toggle("mini", isDown)
      }
      if (goesDown === isDown || Math.abs(scrollY - turnedAt) > FAR_PX) turnedAt = scrollY
    },
    { passive: true },
  )
}
