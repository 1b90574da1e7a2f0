import type { ChatHome, PageContext, WidgetConfig } from "@veridesk/contract/chat/widget.ts"
import type { Locale } from "@veridesk/ui/say.ts"
import { createContext } from "preact"
import { useContext } from "preact/hooks"
import type { Cell } from "../data/cell.ts"
import type { Api } from "../data/api.ts"
import type { Identify, Session } from "../data/session.ts"
import type { Store } from "../data/store.ts"
import type { Talk } from "../data/talk.ts"
import type { Uploads } from "../files/uploads.ts"
import type { Answers } from "../intake/answers.ts"
import type { Say } from "../words/say.ts"
import type { Times } from "../words/time.ts"

export type Page =
  | { at: "home" }
  | { at: "intake" }
  | { at: "chat" }
  | { at: "rating" }
  | { at: "transcript" }

export type Theme = "auto" | "light" | "dark"

/** What the reader chose, kept on the device. */
export type Prefs = { size: "normal" | "large"; sound: boolean }

/** What the page that carries us passes in. */
export type Host = {
  /** The support host, without a slash at its end. */
  base: string
  config: WidgetConfig
  locale: Locale
  theme: Theme
  user: string | null
  identify: () => Identify | null
  context: () => PageContext
  /** `page`: the panel is the page itself, as in an app's web view. */
  mode: "panel" | "page"
  onUnread: (count: number) => void
  /** The panel was closed from inside. */
  onClose: () => void
  onLocale: (locale: Locale) => void
}

export type HomeState = { state: "loading" } | { state: "here"; home: ChatHome } | { state: "away" }

export type App = {
  host: Host
  t: Say
  times: Times
  locale: Locale
  api: Api
  session: Session
  store: Store
  talk: Talk
  uploads: Uploads
  page: Cell<Page>
  home: Cell<HomeState>
  prefs: Cell<Prefs>
  theme: Cell<Theme>
  answers: Cell<Answers>
  draft: Cell<string>
  /** Said politely by screen readers. */
  said: Cell<string>
  /** Whether the panel is on the screen. */
  isShown: Cell<boolean>
  changeLocale: (locale: Locale) => void
}

export const AppContext = createContext<App | null>(null)

export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error("drawn outside of the panel")
  return app
}
