import type { PageContext } from "@veridesk/contract/chat/widget.ts"

/** `window.Veridesk`. Calls made before the loader is here wait in `Veridesk.q` and are done in their order. */
export type VerideskApi = {
  show(): void
  hide(): void
  /** Opens the panel, at a form of the support desk where one is named. */
  open(topic?: string, context?: PageContext): void
  /** How to get a fresh signed token of your backend for whoever is signed in; called again when a session ends. */
  identify(token: string | (() => Promise<string | null | undefined>)): void
  /** Told whenever the number of unread answers changes. @returns stops it */
  onUnread(listener: (count: number) => void): () => void
  theme(theme: "auto" | "light" | "dark"): void
  /** A BCP 47 tag; other languages than those of the product are shown in English. */
  locale(tag: string): void
  /** What the page is about: shown to whoever answers as told by the page, never believed. */
  context(context: PageContext): void
  /** Hides the button, or moves it away from what stands in its corner (pixels). */
  launcher(o: { shown?: boolean; block?: number; inline?: number }): void
  /** Call it when your customer signs out: nothing of theirs stays on the device. */
  signOut(): void
}

export type VerideskOptions = {
  locale?: string
  theme?: "auto" | "light" | "dark"
  /** An opaque name of the signed-in customer; another one never sees what this one wrote. */
  user?: string
  launcher?: boolean
  offset?: { block?: number; inline?: number }
  /** The nonce of the page's content security policy. */
  nonce?: string
  identify?: () => Promise<string | null | undefined>
}

declare global {
  interface Window {
    Veridesk?: unknown
  }
}

const names = [
  "show",
  "hide",
  "open",
  "identify",
  "onUnread",
  "theme",
  "locale",
  "context",
  "launcher",
  "signOut",
] as const

/**
 * Puts the support button of the desk at `url` into this page, once, and resolves when it is there.
 * @throws Error where the script can't be had
 */
export function loadVeridesk(url: string, options: VerideskOptions = {}): Promise<VerideskApi> {
  const script = document.createElement("script")
  script.src = new URL("/widget/loader.js", url).href
  script.async = true
  if (options.nonce) script.nonce = options.nonce
  const { locale, theme, user, offset } = options
  if (locale) script.dataset["locale"] = locale
  if (theme) script.dataset["theme"] = theme
  if (user) script.dataset["user"] = user
  if (options.launcher === false) script.dataset["launcher"] = "none"
  if (offset?.block) script.dataset["offsetBlock"] = String(offset.block)
  if (offset?.inline) script.dataset["offsetInline"] = String(offset.inline)
  window.Veridesk ??= waiting()
  const { q } = window.Veridesk as { q?: unknown[][] }
  if (options.identify) q?.push(["identify", options.identify])
  return new Promise((done, failed) => {
    script.onload = () => done(window.Veridesk as VerideskApi)
    script.onerror = () => failed(new Error(`${script.src} can't be loaded`))
    document.head.append(script)
  })
}

/** Stands in until the loader is here. */
function waiting(): { q: unknown[][] } & Record<string, unknown> {
  const q: unknown[][] = []
  const calls = names.map((name) => [name, (...given: unknown[]) => void q.push([name, ...given])])
  return { q, ...Object.fromEntries(calls) }
}
