import type { PageContext, WidgetConfig } from "@veridesk/contract/chat/widget.ts"
import { recall } from "../data/keep.ts"
import { OPEN_MARK, SHOWN_MARK } from "../data/open-mark.ts"
import type { Identify } from "../data/session.ts"
import type { Theme } from "../panel/app.ts"
import type { mountPanel, Panel } from "../panel/panel.tsx"
import type { VerideskApi } from "../sdk.ts"
import { makeFrame } from "./frame.ts"
import { onIntent } from "./intent.ts"
import { makeLauncher } from "./launcher.ts"
import { pageContext } from "./page-context.ts"
import { localeOf, readSettings } from "./settings.ts"
import { loaderTexts } from "./texts.ts"
import { tokenFrom } from "./token.ts"

const PHONE = "(max-width: 600px)"

/** The line in the page runs this: a button, an API, and nothing more until somebody wants to talk. */
function start(script: HTMLScriptElement): void {
  const settings = readSettings(script)
  const { base } = settings
  const frame = makeFrame()
  const launcher = makeLauncher(frame.root, settings.locale)
  launcher.button.hidden = !settings.launcher
  const offset = (o: { block?: number; inline?: number }) => {
    if (o.block !== undefined) frame.host.style.setProperty("--vd-block", `${o.block}px`)
    if (o.inline !== undefined) frame.host.style.setProperty("--vd-inline", `${o.inline}px`)
  }
  offset(settings.offset)

  let identify: Identify | null = settings.tokenUrl === null ? null : tokenFrom(settings.tokenUrl)
  let context: PageContext = {}
  let isOpen = false
  let panel: Promise<Panel> | null = null
  let opener: HTMLElement | null = null
  const listeners = new Set<(count: number) => void>()

  const config = fetch(`${base}/widget/config.json?locale=${settings.locale}`, { credentials: "omit" })
    .then((response) => response.json() as Promise<WidgetConfig>)
    .catch(() => null)

  const load = (): Promise<Panel> => {
    panel ??= mount().catch((error: unknown) => {
      panel = null
      throw error
    })
    return panel
  }
  const mount = async () => {
    const here =
      (await config) ?? ((await (await fetch(`${base}/widget/config.json`)).json()) as WidgetConfig)
    const part = (await import(/* @vite-ignore */ new URL(here.panel, base).href)) as {
      mountPanel: typeof mountPanel
    }
    return part.mountPanel(frame.root, {
      base,
      config: here,
      locale: settings.locale,
      theme: settings.theme,
      user: settings.user,
      identify: () => identify,
      context: () => pageContext(context),
      mode: "panel",
      onUnread: (count) => {
        launcher.news(count)
        for (const listener of listeners) listener(count)
      },
      onClose: () => api.hide(),
    })
  }

  const show = async (focus: boolean) => {
    isOpen = true
    launcher.expanded(true)
    launcher.button.title = loaderTexts(settings.locale).support
    try {
      const here = await load()
      if (isOpen) here.show({ focus })
      return here
    } catch {
      isOpen = false
      launcher.expanded(false)
      launcher.button.title = loaderTexts(settings.locale).away
      return null
    }
  }

  const openAt = async (topic: string | null, more?: PageContext) => {
    if (more) context = { ...context, ...more }
    const here = await show(true)
    here?.open(topic, more)
    return here !== null
  }

  const api: VerideskApi = {
    show: () => void show(true),
    hide() {
      if (!isOpen) return
      isOpen = false
      launcher.expanded(false)
      void panel?.then((here) => here.hide())
      ;(opener ?? launcher.button).focus()
      opener = null
    },
    open(topic, more) {
      void openAt(topic ?? null, more)
    },
    identify(given) {
      identify = typeof given === "string" ? async () => given : given
      void panel?.then((here) => here.identified())
    },
    onUnread(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    theme(theme: Theme) {
      settings.theme = theme
      void panel?.then((here) => here.theme(theme))
    },
    locale(tag: string) {
      settings.locale = localeOf(tag)
      launcher.say(settings.locale)
      void panel?.then((here) => here.locale(settings.locale))
    },
    context(more) {
      context = more
    },
    launcher(o) {
      if (o.shown !== undefined) launcher.button.hidden = !o.shown
      offset(o)
    },
    signOut() {
      identify = null
      void panel?.then((here) => here.signOut())
      sessionStorage.removeItem("veridesk.session")
      api.hide()
    },
  }

  onIntent(launcher.button, {
    near: () => void load().catch(() => null),
    act: (from, topic) => {
      opener = from
      if (from !== launcher.button)
        return void openAt(topic).then((isThere) => {
          // Where we can't be had, the link leads where it always did.
          if (!isThere && from instanceof HTMLAnchorElement) location.assign(from.href)
        })
      if (isOpen) api.hide()
      else api.show()
    },
  })
  takeQueue(api)
  whenIdle(() => {
    // A page within the same visit goes on where the last one was; a sheet would only stand in the way of the page.
    if (recall("tab", SHOWN_MARK) && !matchMedia(PHONE).matches) void show(false)
    else if (recall("device", OPEN_MARK)) void load().catch(() => null)
  })
}

/** Calls made before we were here: `Veridesk.q` has them in their order. */
function takeQueue(api: VerideskApi): void {
  const before = window.Veridesk as { q?: [keyof VerideskApi, ...unknown[]][] } | undefined
  window.Veridesk = api
  for (const [name, ...given] of before?.q ?? []) (api[name] as (...all: unknown[]) => unknown)?.(...given)
}

function whenIdle(act: () => void): void {
  if ("requestIdleCallback" in window) requestIdleCallback(act, { timeout: 4000 })
  else setTimeout(act, 1500)
}

const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  if (document.body) start(script)
  else addEventListener("DOMContentLoaded", () => start(script))
}
