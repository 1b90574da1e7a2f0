import type { Locale } from "@veridesk/ui/say.ts"
import type { Theme } from "../panel/app.ts"

/** What the one line in the page says: the script's address and its data-… attributes. */
export type Settings = {
  /** The support host: where the script came from. */
  base: string
  locale: Locale
  theme: Theme
  /** What tells the customers of one browser apart; never shown, never sent. */
  user: string | null
  /** An address of the page's own host that gives `{ "token": … }` for whoever is signed in. */
  tokenUrl: string | null
  launcher: boolean
  offset: { block: number; inline: number }
}

export function readSettings(script: HTMLScriptElement): Settings {
  const { dataset, src } = script
  const px = (text: string | undefined) => Math.min(400, Math.max(0, Number(text) || 0))
  return {
    base: new URL(src).origin,
    locale: localeOf(dataset["locale"] ?? document.documentElement.lang ?? navigator.language),
    theme: dataset["theme"] === "dark" || dataset["theme"] === "light" ? dataset["theme"] : "auto",
    user: dataset["user"] || null,
    tokenUrl: dataset["tokenUrl"] || null,
    launcher: dataset["launcher"] !== "none",
    offset: { block: px(dataset["offsetBlock"]), inline: px(dataset["offsetInline"]) },
  }
}

export function localeOf(tag: string): Locale {
  return /^zh\b/i.test(tag || navigator.language) ? "zh-CN" : "en"
}
