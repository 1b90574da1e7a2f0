import type { portal } from "@veridesk/ui/messages/portal.ts"
import type { Locale, Values } from "@veridesk/ui/say.ts"
import { createContext } from "preact"
import { useContext } from "preact/hooks"
import type { BrandFacts, ErrorFact, Instant, ViewerFacts } from "../props.ts"

export type PortalKey = keyof typeof portal

/** What every component may know about the page it stands on, the same on the server and in the browser. */
export interface PageState {
  locale: Locale
  zone: string
  now: Instant
  csrf: string
  path: string
  brand: BrandFacts
  viewer: ViewerFacts | null
  /** Address of the icon sprite. */
  icons: string
  /** A message of the portal in the reader's language. */
  t: (key: PortalKey, values?: Values) => string
  /** The sentence and the next step of an error. */
  problem: (error: ErrorFact) => { sentence: string; next: string | null }
}

const Page = createContext<PageState | null>(null)
export const PageProvider = Page.Provider

export function usePage(): PageState {
  const page = useContext(Page)
  if (!page) throw new Error("a component was drawn outside of a page")
  return page
}
