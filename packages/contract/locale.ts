import * as z from "zod"

/** The languages of the product's own sentences. Content may be in any language (BCP 47). */
const locales = ["en", "zh-CN"] as const
export const locale = z.enum(locales)
export type Locale = z.infer<typeof locale>

/** The first part of a public page's address. Each language has its own addresses. */
export const localeSegments = { en: "en", "zh-CN": "zh-cn" } as const satisfies Record<Locale, string>

/** The language that an address names, or null where it names none. */
export function localeOfPath(path: string): Locale | null {
  const first = /^\/([^/?#]*)/.exec(path)?.[1]
  return locales.find((each) => localeSegments[each] === first) ?? null
}

/** The same page in another language; null where the address names no language. */
export function pathIn(locale: Locale, path: string): string | null {
  return localeOfPath(path) === null ? null : path.replace(/^\/[^/?#]*/, `/${localeSegments[locale]}`)
}

/** Picks the product language for an `Accept-Language` value (RFC 9110 §12.5.4); English where none fits. */
export function localeFor(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.trim().split(";")
      const q = rest.find((item) => item.trim().startsWith("q="))
      return { tag: tag.toLowerCase(), q: q ? Number(q.trim().slice(2)) : 1 }
    })
    .filter((item) => item.tag && item.q > 0)
    .sort((a, b) => b.q - a.q)
  for (const { tag } of wanted) {
    if (tag === "zh" || tag.startsWith("zh-")) return "zh-CN"
    if (tag === "en" || tag.startsWith("en-")) return "en"
  }
  return "en"
}
