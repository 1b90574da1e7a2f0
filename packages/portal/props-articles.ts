/** Props of articles and topics. Types only; take them from props.ts. */
import type { ArticleDocument } from "@veridesk/contract/article-document.ts"
import type { FeedbackReason } from "@veridesk/contract/articles.ts"
import type { ErrorFact, Instant, Locale } from "./props-shared.ts"

export interface ArticleProps {
  /** Absolute address without a heading: what "copy link" gives. */
  url: string
  slug: string
  title: string
  doc: ArticleDocument
  /** The language of the text, which is another than the page's where it isn't translated. */
  language: Locale
  topic: ArticleLink
  updatedAt: Instant
  /** Team that answers for it, or null. */
  team: string | null
  minutes: number
  /** By asset, or asset and network ("USDT", "USDT/tron"). */
  live: Record<string, LiveFacts>
  related: ArticleLink[]
  feedback: {
    state: "asked" | "useful" | "not-useful"
    problem: ErrorFact | null
    reason: FeedbackReason | null
    comment: string
  }
  /** GET: a ticket of the fitting type that carries the article along. */
  ask: string
  /** Drawn for those who write it: nothing on it can be answered. */
  preview: boolean
}

export interface ArticleLink {
  href: string
  title: string
}

/** What the exchange says; `asOf` null where it can't be asked now, and then nothing is shown. */
export interface LiveFacts {
  asOf: Instant | null
  networks: LiveNetwork[]
}

export interface LiveNetwork {
  network: string
  confirmations: number
  depositOpen: boolean
  withdrawalOpen: boolean
  /** Decimal strings, of the asset. */
  depositMinimum: string
  withdrawalMinimum: string
  fee: string
  /** Until when the network rests; "open-ended" where nobody knows; null where it works. */
  maintenance: Instant | "open-ended" | null
}

export interface TopicShelf extends ArticleLink {
  articles: number
  first: ArticleLink[]
}

export interface TopicsProps {
  total: number
  shelves: TopicShelf[]
}

export interface TopicProps {
  title: string
  articles: number
  shown: (ArticleLink & { summary: string; updatedAt: Instant; language: Locale })[]
  /** Address of what follows, or null. */
  next: string | null
  others: (ArticleLink & { articles: number })[]
}
