import type { Locale } from "@veridesk/ui/say.ts"
import { makeApi } from "../data/api.ts"
import { cell } from "../data/cell.ts"
import { recall, remember } from "../data/keep.ts"
import { SHOWN_MARK } from "../data/open-mark.ts"
import { makeSession } from "../data/session.ts"
import { openWire } from "../data/socket.ts"
import { store } from "../data/store.ts"
import { makeTalk } from "../data/talk.ts"
import { sizeOf } from "../files/file-line.ts"
import { makeUploads, mostOf } from "../files/uploads.ts"
import { type Answers, noAnswers } from "../intake/answers.ts"
import { fetchTexts, sayIn } from "../words/say.ts"
import { timesIn } from "../words/time.ts"
import type { App, HomeState, Host, Page, Prefs } from "./app.ts"

/** What of an app a preview puts something else in place of: everything that talks to a server. */
export type Stand = Partial<Pick<App, "api" | "session" | "store" | "talk">> & {
  /** Puts the panel into a state before anything is drawn. */
  begin?: (app: App) => void
}

/** Puts the panel together, in one language. */
export async function makeApp(host: Host, stand: Stand = {}): Promise<App> {
  const { locale } = host
  const t = sayIn(locale, await fetchTexts(locale))
  const session =
    stand.session ??
    makeSession({
      base: host.base,
      locale: () => host.locale,
      identify: host.identify,
      user: () => host.user,
    })
  const api =
    stand.api ??
    makeApi({ base: host.base, locale: () => host.locale, bearer: session.bearer, renew: session.renew })
  const talk =
    stand.talk ??
    makeTalk({
      api,
      store,
      connect: async (o) =>
        openWire({
          url: `${host.base.replace(/^http/, "ws")}/live/chat`,
          session: await session.bearer(),
          ...o,
        }),
      sessionOver: () =>
        session.renew().then(
          () => true,
          () => false,
        ),
      isOnline: () => navigator.onLine,
      isHidden: () => document.hidden,
    })
  const uploads = makeUploads({
    send: async () =>
      (await import("../files/tus-upload.ts")).tusUpload({
        base: host.base,
        bearer: session.bearer,
        locale: () => host.locale,
      }),
    words: (code, file) => t(`files.${code}`, { size: sizeOf(file.size), most: sizeOf(mostOf(file)) }),
  })
  const answers = cell<Answers>(recall("tab", "veridesk.answers") ?? noAnswers())
  answers.on((value) => remember("tab", "veridesk.answers", value))
  const prefs = cell<Prefs>(recall("device", "veridesk.prefs") ?? { size: "normal", sound: false })
  prefs.on((value) => remember("device", "veridesk.prefs", value))

  return {
    host,
    t,
    times: timesIn(locale),
    locale,
    session,
    api,
    store: stand.store ?? store,
    talk,
    uploads,
    // A page that is left in the middle of a question is gone on with on the next one of the tab.
    page: cell<Page>({ at: recall("tab", SHOWN_MARK) && answers.get().form !== null ? "intake" : "home" }),
    home: cell<HomeState>({ state: "loading" }),
    prefs,
    theme: cell(host.theme),
    answers,
    draft: cell(""),
    said: cell(""),
    isShown: cell(false),
    changeLocale: host.onLocale,
  }
}

/** The same panel in another language: what was typed and who is at the other end stay. */
export async function inLanguage(app: App, locale: Locale): Promise<App> {
  const t = sayIn(locale, await fetchTexts(locale))
  app.host.locale = locale
  app.home.set({ state: "loading" })
  return { ...app, t, times: timesIn(locale), locale }
}
