import { type Locale, localeSegments } from "@veridesk/contract/locale.ts"

/**
 * Addresses of the pages that anybody may read. Each language has its own, so that a search engine, a link in a
 * mail and a reader's bookmark mean one text: the language is in the path, never in a cookie.
 */
export function publicPaths(locale: Locale) {
  const at = (path: string) => `/${localeSegments[locale]}${path}`
  const part = encodeURIComponent
  return {
    home: at(""),
    topics: at("/topics"),
    topic: (key: string) => at(`/topics/${part(key)}`),
    article: (slug: string) => at(`/articles/${part(slug)}`),
    /** POST, `useful`, `reason`, `comment`: what a reader says of an article. */
    articleFeedback: (slug: string) => at(`/articles/${part(slug)}/feedback`),
    search: (query?: string) => at(query === undefined ? "/search" : `/search?q=${part(query)}`),
    announcements: at("/announcements"),
    announcement: (slug: string) => at(`/announcements/${part(slug)}`),
    subscribe: at("/announcements/subscribe"),
    verify: (thing?: string) => at(thing === undefined ? "/verify" : `/verify?q=${part(thing)}`),
    verifyMessage: at("/verify/message"),
    verifyAgent: at("/verify/agent"),
    verifyTranscript: at("/verify/transcript"),
    reportImpostor: at("/verify/report"),
    status: at("/status"),
    contact: at("/contact"),
    tools: at("/tools"),
    depositTool: at("/tools/deposit"),
    withdrawalTool: at("/tools/withdrawal"),
    lockTool: at("/tools/lock"),
    apiErrorTool: at("/tools/api-errors"),
  } as const
}
