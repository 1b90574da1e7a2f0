import { IntlMessageFormat } from "intl-messageformat"

/** Languages of the product. zh-CN speaks to the reader as 你. */
export type Locale = "en" | "zh-CN"

/** Messages of one area in ICU MessageFormat, both languages side by side so that neither lags behind. */
export type Catalogue = Readonly<Record<string, { readonly en: string; readonly zh: string }>>

export type Values = Readonly<Record<string, string | number>>

/**
 * The message of `key` in the reader's language, with `values` put in.
 *
 * Throws when a value is missing or a message can't be parsed: both are mistakes of ours that the catalogue
 * test finds before a reader does. Angle brackets are plain text; nothing here makes HTML.
 */
export function say<C extends Catalogue>(
  locale: Locale,
  catalogue: C,
  key: keyof C & string,
  values?: Values,
): string {
  const message = messageOf(locale, catalogue, key)
  // Most messages have no argument; parsing them would only cost time.
  if (!/[{']/.test(message)) return message
  return String(formatter(locale, message).format(values))
}

/** True when `key` is a key of this catalogue: for codes that come from outside the type system. */
export function knows<C extends Catalogue>(catalogue: C, key: string): key is keyof C & string {
  return Object.hasOwn(catalogue, key)
}

/** The raw messages of one language whose keys begin with one of `prefixes`: what a page sends to its island. */
export function messagesFor(
  locale: Locale,
  catalogue: Catalogue,
  prefixes: readonly string[],
): Record<string, string> {
  const picked: Record<string, string> = {}
  for (const key of Object.keys(catalogue))
    if (prefixes.some((prefix) => key.startsWith(prefix))) picked[key] = messageOf(locale, catalogue, key)
  return picked
}

function messageOf(locale: Locale, catalogue: Catalogue, key: string): string {
  const entry = catalogue[key]
  if (!entry) throw new Error(`no message "${key}"`)
  return locale === "zh-CN" ? entry.zh : entry.en
}

/** Parsed messages by text. Catalogues are constants, so this can't grow beyond them. */
const parsed: Record<Locale, Map<string, IntlMessageFormat>> = { en: new Map(), "zh-CN": new Map() }

function formatter(locale: Locale, message: string): IntlMessageFormat {
  const known = parsed[locale].get(message)
  if (known) return known
  const made = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
  parsed[locale].set(message, made)
  return made
}
