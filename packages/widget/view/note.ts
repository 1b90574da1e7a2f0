import type { PageContext } from "@veridesk/contract/chat/widget.ts"
import type { Theme } from "../panel/app.ts"

export type Note = { token?: string; context?: PageContext; theme?: Theme }

const MOST_TOKEN = 8000
const MOST_TEXT = 500

/** What the app's page said, as far as it is something we know, each of it with a bound; null for anything else. */
export function readNote(data: unknown): Note | null {
  if (typeof data !== "object" || data === null || !("veridesk" in data)) return null
  const given = data.veridesk
  if (typeof given !== "object" || given === null) return null
  const { token, context, theme } = given as Record<string, unknown>
  const note: Note = {}
  if (typeof token === "string" && token.length >= 20 && token.length <= MOST_TOKEN) note.token = token
  if (theme === "auto" || theme === "light" || theme === "dark") note.theme = theme
  if (typeof context === "object" && context !== null)
    note.context = contextIn(context as Record<string, unknown>)
  return note
}

function contextIn(given: Record<string, unknown>): PageContext {
  const context: PageContext = {}
  for (const key of ["url", "title", "order", "asset", "article"] as const) {
    const value = given[key]
    if (typeof value === "string") context[key] = value.slice(0, MOST_TEXT)
  }
  return context
}
