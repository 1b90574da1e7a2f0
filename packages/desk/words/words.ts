import type { Locale } from "@veridesk/contract/locale.ts"
import type { desk } from "@veridesk/ui/messages/desk.ts"
import type { deskAccount } from "@veridesk/ui/messages/desk-account.ts"
import type { deskRequests } from "@veridesk/ui/messages/desk-requests.ts"
import type { requestTemplates } from "@veridesk/ui/messages/request-templates.ts"
import type { Values } from "@veridesk/ui/say.ts"
import { format } from "@veridesk/ui/say-lite.ts"
import { cell, useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import type { adminTexts } from "./admin-texts.ts"

/*
 * The desk's sentences in the language of its reader. Each language is a chunk of its own; switching loads the
 * other one and repaints, and what is being written stays where it is.
 */

export type WordKey =
  | keyof typeof desk
  | keyof typeof deskAccount
  | keyof typeof deskRequests
  | keyof typeof requestTemplates
  | keyof typeof adminTexts
export type Say = (key: WordKey, values?: Values) => string

interface Spoken {
  locale: Locale
  texts: Record<string, string>
  say: Say
}

const spoken = cell<Spoken>(speak("en", {}))

/** Loads the texts of a language and speaks it from then on. */
export async function speakIn(locale: Locale): Promise<void> {
  const [{ texts: usual }, also] = await Promise.all([
    locale === "zh-CN" ? import("./texts-zh.ts") : import("./texts-en.ts"),
    administers ? adminSide(locale) : {},
  ])
  const texts = { ...usual, ...also }
  if (prefs.get().locale !== locale) return
  document.documentElement.lang = locale
  spoken.set(speak(locale, texts))
}

let administers = false

/** Loads what the pages for leads and administrators say too, and from then on with every change of language. */
export async function speakOfAdministration(): Promise<void> {
  if (administers) return
  administers = true
  const { locale, texts } = spoken.get()
  const also = await adminSide(locale)
  if (spoken.get().locale === locale) spoken.set(speak(locale, { ...texts, ...also }))
}

async function adminSide(locale: Locale): Promise<Record<string, string>> {
  const { texts } = await (locale === "zh-CN" ? import("./texts-admin-zh.ts") : import("./texts-admin-en.ts"))
  return texts
}

/** For components; a change of language repaints them. */
export function useSay(): Say {
  return useCell(spoken).say
}

/** Outside of components: toasts, titles. */
export function say(key: WordKey, values?: Values): string {
  return spoken.get().say(key, values)
}

/** Whether there is a sentence for a key that was put together from data. */
export function isWordKey(key: string): key is WordKey {
  return key in spoken.get().texts
}

function speak(locale: Locale, texts: Record<string, string>): Spoken {
  return { locale, texts, say: (key, values) => format(locale, texts[key] ?? key, values) }
}
