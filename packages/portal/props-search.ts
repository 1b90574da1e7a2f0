import type { Instant, Locale } from "./props-shared.ts"

/** A text cut where it matches the question; the parts together are the text. */
export type MarkedText = { text: string; hit: boolean }[]

/** One thing that was found. */
export interface SearchResult {
  kind: "article" | "announcement" | "tool"
  href: string
  title: MarkedText
  snippet: MarkedText
  /** Name of its topic, or null. */
  topic: string | null
  updatedAt: Instant
  /** The language of this text. */
  locale: Locale
}

/** A filter above the results. `href` switches it on, or off where it is on. */
export interface SearchChip {
  label: { kind: "article" | "announcement" | "tool" } | { topic: string }
  count: number
  href: string
  on: boolean
}

/** What was pasted in place of a question, and where it leads. */
export type SearchCode =
  | { kind: "txid"; txid: string; network: string | null; depositHref: string; withdrawalHref: string }
  | { kind: "address"; verifyHref: string; depositHref: string }
  | { kind: "uid" }
  | { kind: "api-error"; code: string; href: string }
  | { kind: "ticket"; number: string; href: string }

/** One of the reader's own tickets. */
export interface FoundTicket {
  number: string
  href: string
  title: string
  updatedAt: Instant
}

export interface SearchProps {
  query: string
  /** The question held a secret: it was neither looked up nor is it shown. */
  secret: boolean
  code: SearchCode | null
  /** Of everything found. */
  total: number
  results: SearchResult[]
  chips: SearchChip[]
  /** Null for who isn't signed in. */
  tickets: FoundTicket[] | null
  /** What comes nearest, where nothing was found. */
  closest: SearchResult[]
  /** Tasks of the front page, for who found nothing. */
  tasks: { task: "deposit" | "withdrawal" | "locked" | "lost-2fa" | "card" | "scam"; href: string }[]
  /** The ticket form with the question in it. */
  askHref: string
  /** Which page of the results, from 1, and of how many. */
  page: number
  pages: number
  newerHref: string | null
  olderHref: string | null
}

/** One row of the list under the box. */
export interface SuggestedRow {
  href: string
  title: MarkedText
  /** A tool's or article's first words, a ticket's number. */
  about: string
  locale: Locale
}

/** GET `/{locale}/search/suggest?q=`: what the list under the box shows, eight rows at most. */
export interface Suggestions {
  groups: { group: "articles" | "announcements" | "tools" | "tickets"; rows: SuggestedRow[] }[]
}
