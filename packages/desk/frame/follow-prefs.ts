import { prefs } from "../data/prefs.ts"
import { speakIn } from "../words/words.ts"

/** Keeps the page in the language, theme and density its reader chose. */
export function followPrefs(): void {
  apply()
  prefs.subscribe(apply)
}

function apply(): void {
  const { theme, density, locale } = prefs.get()
  const root = document.documentElement
  if (theme === "system") delete root.dataset["theme"]
  else root.dataset["theme"] = theme
  root.dataset["density"] = density
  if (root.lang !== locale) void speakIn(locale)
}
