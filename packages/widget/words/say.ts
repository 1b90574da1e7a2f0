import type { widget } from "@veridesk/ui/messages/widget.ts"
import type { Locale, Values } from "@veridesk/ui/say.ts"
import { format } from "@veridesk/ui/say-lite.ts"

export type Key = keyof typeof widget
export type Say = (key: Key, values?: Values) => string
export type Texts = Record<Key, string>

/** Fetches the sentences of one language. */
export async function fetchTexts(locale: Locale): Promise<Texts> {
  const { texts } = locale === "zh-CN" ? await import("./texts-zh.ts") : await import("./texts-en.ts")
  return texts
}

export function sayIn(locale: Locale, texts: Texts): Say {
  return (key, values) => {
    const text = texts[key]
    return text.includes("{") ? format(locale, text, values) : text
  }
}
