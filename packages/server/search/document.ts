import type { Locale } from "@veridesk/contract/locale.ts"

export type DocumentKind = "article" | "announcement" | "tool"
export type Audience = "public" | "signed-in" | "staff"

/** Which thing: with a language one text of it, without one all of them. */
export type DocumentKey = { kind: DocumentKind; key: string; locale?: Locale }

/** One text that search can find, as whoever keeps it hands it over. */
export type SearchDocument = {
  kind: DocumentKind
  /** Names it among its kind, for instance an article's slug. */
  key: string
  locale: Locale
  title: string
  summary: string
  /** Plain text. */
  body: string
  /** Other words that people look for it by. */
  keywords: string[]
  /** Key of its topic, or null. */
  topic: string | null
  audience: Audience
  updatedAt: Date
}
