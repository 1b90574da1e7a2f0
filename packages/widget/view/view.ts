import type { PageContext, WidgetConfig } from "@veridesk/contract/chat/widget.ts"
import type { Identify } from "../data/session.ts"
import { localeOf } from "../loader/settings.ts"
import { mountPanel } from "../panel/panel.tsx"
import type { Theme } from "../panel/app.ts"
import { readNote } from "./note.ts"

/*
 * The panel as a page of its own, for the web view of an app. Who is in front of it comes in the fragment, which no server
 * and no log ever sees, or by messages of the app's page from an origin that the installation names.
 */
const base = location.origin
const fragment = new URLSearchParams(location.hash.slice(1))
history.replaceState(history.state, "", location.pathname + location.search)

let token = fragment.get("token")
let context: PageContext = {}
for (const key of ["order", "asset", "article", "url", "title"] as const) {
  const value = fragment.get(key)
  if (value) context[key] = value
}
const locale = localeOf(fragment.get("locale") ?? navigator.language)
const theme = (["light", "dark"] as const).find((each) => each === fragment.get("theme")) ?? "auto"
document.documentElement.lang = locale

const config = (await (await fetch(`${base}/widget/config.json?locale=${locale}`)).json()) as WidgetConfig
const parent = window.parent === window ? (window.opener as Window | null) : window.parent
const origins = new Set(config.origins ?? [])

/** The app is asked for a fresh token; one from the fragment serves once. */
const identify: Identify = async () => {
  const given = token
  token = null
  if (given) return given
  tell({ veridesk: "identify" })
  return new Promise((done) => {
    waiting.add(done)
    setTimeout(() => done(null), 10_000)
  })
}
const waiting = new Set<(token: string | null) => void>()

/** Names no origin but those of the list: a message is never said to whoever happens to listen. */
function tell(note: { veridesk: "identify" | "close" | "unread"; count?: number }): void {
  for (const origin of origins) parent?.postMessage(note, origin)
  // Apps without a page around us listen under this name.
  const app = (window as { VerideskApp?: { postMessage?: (text: string) => void } }).VerideskApp
  app?.postMessage?.(JSON.stringify(note))
}

const frame = document.createElement("veridesk-support")
document.body.append(frame)
const panel = await mountPanel(frame.attachShadow({ mode: "open" }), {
  base,
  config,
  locale,
  theme,
  user: fragment.get("user"),
  identify: () => (token || parent || "VerideskApp" in window ? identify : null),
  context: () => context,
  mode: "page",
  onUnread: (count) => tell({ veridesk: "unread", count }),
  onClose: () => tell({ veridesk: "close" }),
})

addEventListener("message", ({ origin, data }) => {
  if (!origins.has(origin)) return
  const note = readNote(data)
  if (note?.token) {
    for (const done of waiting) done(note.token)
    if (waiting.size === 0) token = note.token
    waiting.clear()
    panel.identified()
  }
  if (note?.context) context = note.context
  if (note?.theme) panel.theme(note.theme satisfies Theme)
})
panel.show({ focus: false })
