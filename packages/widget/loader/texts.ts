import { widgetLoader } from "@veridesk/ui/messages/widget-loader.ts"
import type { Locale } from "@veridesk/ui/say.ts"

/** The few words of the button, in both languages: too few to be worth a request. */
export function loaderTexts(locale: Locale): Record<keyof typeof widgetLoader, string> {
  const side = locale === "en" ? "en" : "zh"
  return { support: widgetLoader.support[side], news: widgetLoader.news[side], away: widgetLoader.away[side] }
}
