import type { PageContext } from "@veridesk/contract/chat/widget.ts"
import type { Locale } from "@veridesk/ui/say.ts"
import { render } from "preact"
import { forget, remember } from "../data/keep.ts"
import { OPEN_MARK, SHOWN_MARK } from "../data/open-mark.ts"
import { accentOf } from "./accent.ts"
import { type App, AppContext, type Host, type Theme } from "./app.ts"
import { inLanguage, makeApp, type Stand } from "./make-app.ts"
import { startIntake, takeUp } from "./moves.ts"
import { isPhone, openSheet } from "./sheet.ts"
import { Shell } from "./shell.tsx"
import { chime } from "./sound.ts"

/** What the loader holds in its hand once the panel is here. */
export type Panel = {
  show: (o: { focus: boolean }) => void
  hide: () => void
  /** Straight to a matter; `context` is told to whoever joins. */
  open: (topic: string | null, context?: PageContext) => void
  theme: (theme: Theme) => void
  locale: (locale: Locale) => Promise<void>
  /** Somebody else signed in, or nobody is any more. */
  signOut: () => void
  identified: () => void
}

/** Draws the panel into a shadow root and keeps it up to date, shown or not. */
export async function mountPanel(
  root: ShadowRoot,
  given: Omit<Host, "onLocale">,
  stand?: Stand,
): Promise<Panel> {
  const place = document.createElement("div")
  const frame = root.host as HTMLElement
  const { sheet } = await import("../css/sheet.ts")
  adopt(root, sheet + brandSheet(given.config.brand.accent))
  let undo: (() => void) | null = null
  let app: App

  const locale = async (to: Locale) => {
    app = await inLanguage(app, to)
    draw()
  }
  const host: Host = { ...given, onLocale: (to) => void locale(to) }
  app = await makeApp(host, stand)

  const draw = () =>
    render(
      <AppContext.Provider value={app}>
        <Shell isSheet={undo !== null} />
      </AppContext.Provider>,
      place,
    )
  watch(app)
  if (stand?.begin) stand.begin(app)
  else void takeUp(app)

  return {
    show({ focus }) {
      if (!place.isConnected) root.append(place)
      place.hidden = false
      if (isPhone() && host.mode === "panel" && !undo) undo = openSheet(frame, host.onClose)
      app.isShown.set(true)
      host.onUnread(0)
      draw()
      remember("tab", SHOWN_MARK, true)
      if (focus) requestAnimationFrame(() => focusFirst(place))
    },
    hide() {
      app.isShown.set(false)
      place.hidden = true
      forget("tab", SHOWN_MARK)
      const after = undo
      undo = null
      after?.()
    },
    open(topic, context) {
      if (topic && app.page.get().at !== "chat")
        startIntake(app, { as: "chat", form: topic, ...(context?.asset && { description: "" }) })
    },
    theme: (theme) => app.theme.set(theme),
    locale,
    signOut() {
      app.session.end()
      app.talk.leave()
      void app.store.clear()
      app.draft.set("")
      app.page.set({ at: "home" })
      app.home.set({ state: "loading" })
      forget("device", OPEN_MARK)
    },
    identified() {
      if (app.session.who.get().state === "known") return
      app.session.who.set({ state: "unknown" })
      void takeUp(app)
    },
  }
}

/** What goes on whether the panel is on the screen or not. */
function watch(app: App): void {
  const { talk } = app
  let unread = 0
  talk.chat.on((chat) => {
    const isOpen = chat && (chat.phase === "queued" || chat.phase === "active")
    if (isOpen) remember("device", OPEN_MARK, chat.conversationId)
    else forget("device", OPEN_MARK)
  })
  let phase = talk.chat.get()?.phase ?? null
  talk.chat.on((chat) => {
    // It ended before one's eyes: rating is asked once, and skipped in one tap.
    if (
      phase === "active" &&
      chat?.phase === "ended" &&
      !chat.rated &&
      app.isShown.get() &&
      app.page.get().at === "chat"
    )
      app.page.set({ at: "rating" })
    phase = chat?.phase ?? null
  })
  talk.onArrival(({ message }, isNew) => {
    if (!isNew || message?.side !== "staff" || (app.isShown.get() && !document.hidden)) return
    app.host.onUnread(++unread)
    if (app.prefs.get().sound) chime()
  })
  app.isShown.on((isShown) => {
    if (isShown) unread = 0
  })
  let before = app.session.who.get().state
  app.session.who.on(({ state }) => {
    if (state === "known" && (before === "guest" || before === "expired")) void takeUp(app)
    before = state
  })

  let draftOf: string | null = null
  talk.chat.on((chat) => {
    const id = chat?.conversationId ?? null
    if (id === draftOf) return
    draftOf = id
    if (id) void app.store.draft(id).then((text) => text && app.draft.get() === "" && app.draft.set(text))
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  app.draft.on((text) => {
    clearTimeout(timer)
    const id = draftOf
    timer = setTimeout(() => id && void app.store.keepDraft(id, text), 250)
  })

  addEventListener("online", talk.line.tryNow)
  addEventListener("online", talk.outbox.go)
  addEventListener("offline", () => talk.line.link.set("offline"))
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) talk.line.tryNow()
  })
}

/** On a touch screen the heading, so that no keyboard jumps up; else where one writes, or the heading. */
function focusFirst(place: HTMLElement): void {
  const isTouch = matchMedia("(pointer: coarse)").matches
  const field = place.querySelector<HTMLElement>("[data-compose]:not(:disabled)")
  const first = place.querySelector<HTMLElement>("[data-first]")
  ;(isTouch ? first : (field ?? first))?.focus({ preventScroll: true })
}

/** Style sheets are made, not written into the page: no policy of the page stands against them. */
function adopt(root: ShadowRoot, css: string): void {
  const made = new CSSStyleSheet()
  made.replaceSync(css)
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, made]
}

function brandSheet(accent: string): string {
  const themes = accentOf(accent)
  if (!themes) return ""
  const told = (values: Record<string, string>) =>
    Object.entries(values)
      .map(([name, value]) => `${name}:${value}`)
      .join(";")
  const dark = told(themes.dark)
  return `.vd{${told(themes.light)}}.vd[data-theme=dark]{${dark}}@media(prefers-color-scheme:dark){.vd:not([data-theme=light]){${dark}}}`
}
