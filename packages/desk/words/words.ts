import type { Locale } from "@veridesk/contract/locale.ts"
import type { Values } from "@veridesk/ui/say.ts"
import { format } from "@veridesk/ui/say-lite.ts"
import { cell, useCell } from "../data/cell.ts"
import { prefs } from "../data/prefs.ts"
import type { accountTexts } from "./account-texts.ts"
import type { adminTexts } from "./admin-texts.ts"
import type { chatsTexts } from "./chats-texts.ts"
import type { mailTexts } from "./mail-texts.ts"
import type { usualTexts } from "./usual-texts.ts"

/*
 * The desk's sentences in the language of its reader. Each language is a chunk of its own; switching loads the
 * other one and repaints, and what is being written stays where it is.
 */

export type WordKey =
  | keyof typeof usualTexts
  | keyof typeof accountTexts
  | keyof typeof adminTexts
  | keyof typeof chatsTexts
  | keyof typeof mailTexts
export type Say = (key: WordKey, values?: Values) => string

interface Spoken {
  locale: Locale
  texts: Record<string, string>
  say: Say
}

const spoken = cell<Spoken>(speak("en", {}))

/** What is loaded beside the usual texts once it is first needed. */
type Also = "account" | "admin" | "chats" | "mail"
const needed = new Set<Also>()
const files: Record<Also, Record<"en" | "zh", () => Promise<{ texts: Record<string, string> }>>> = {
  account: { en: () => import("./texts-account-en.ts"), zh: () => import("./texts-account-zh.ts") },
  admin: { en: () => import("./texts-admin-en.ts"), zh: () => import("./texts-admin-zh.ts") },
  chats: { en: () => import("./texts-chats-en.ts"), zh: () => import("./texts-chats-zh.ts") },
  mail: { en: () => import("./texts-mail-en.ts"), zh: () => import("./texts-mail-zh.ts") },
}

/** Loads the texts of a language and speaks it from then on. */
export async function speakIn(locale: Locale): Promise<void> {
  const { texts: usual } = await (locale === "zh-CN" ? import("./texts-zh.ts") : import("./texts-en.ts"))
  const more = new Map<Also, Record<string, string>>()
  // While some is loaded, it may turn out that more is needed.
  for (let lacks = [...needed]; lacks.length > 0; lacks = [...needed].filter((one) => !more.has(one)))
    for (const one of lacks) more.set(one, await textsOf(one, locale))
  if (prefs.get().locale !== locale) return
  document.documentElement.lang = locale
  spoken.set(speak(locale, Object.assign({}, usual, ...more.values())))
}

/** Loads what the pages for leads and administrators say too, and from then on with every change of language. */
export function speakOfAdministration(): Promise<void> {
  return speakOf("admin")
}

/** A part about accounts together with what it says. */
export async function withAccountTexts<M>(module: Promise<M>): Promise<M> {
  await speakOf("account")
  return module
}

/** A part of live chat together with what it says. */
export async function withChatTexts<M>(module: Promise<M>): Promise<M> {
  await speakOf("chats")
  return module
}

/** A part that shows mails together with what it says. */
export async function withMailTexts<M>(module: Promise<M>): Promise<M> {
  await speakOf("mail")
  return module
}

const loading = new Map<Also, Promise<void>>()

function speakOf(also: Also): Promise<void> {
  const started = loading.get(also) ?? load(also)
  loading.set(also, started)
  started.catch(() => loading.delete(also))
  return started
}

async function load(also: Also): Promise<void> {
  needed.add(also)
  for (;;) {
    const { locale } = spoken.get()
    const more = await textsOf(also, locale)
    const now = spoken.get()
    // Where the language was changed meanwhile, the other one's is what is wanted.
    if (now.locale === locale) return spoken.set(speak(locale, { ...now.texts, ...more }))
  }
}

async function textsOf(also: Also, locale: Locale): Promise<Record<string, string>> {
  return (await files[also][locale === "zh-CN" ? "zh" : "en"]()).texts
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
