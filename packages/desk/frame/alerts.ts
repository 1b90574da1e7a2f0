import type { ConversationRow } from "@veridesk/contract/conversation.ts"
import { prefs } from "../data/prefs.ts"
import { counts, me } from "../data/state.ts"
import { whenAlertArrives, whenRowArrives } from "../data/sync.ts"
import { say } from "../words/words.ts"
import { goTo, inSight, openId } from "./place.ts"
import { ring } from "./ring.ts"
import { tell } from "./toasts.ts"

/*
 * Nobody should have to look to know that a customer wrote: a sound, the number in the tab, a notification where
 * the browser may. Also while the tab is in front and another conversation is open.
 */

/** Gives the way to stop. */
export function listenForAlerts(): () => void {
  const stopRows = whenRowArrives((row, before) => {
    if (concernsMe(row) && isNews(row, before) && !isLookedAt(row)) alert(row)
  })
  const stopClocks = whenAlertArrives(({ kind, number, metric, conversationId }) =>
    tell(say(`alert.${kind}`, { number, metric: say(`clocks.metric.${metric}`) }), {
      action: { label: say("alert.clock.open"), run: () => goTo(conversationId) },
    }),
  )
  const stopCounts = counts.subscribe(showCount)
  const seen = () => {
    if (!document.hidden) showDot(false)
  }
  document.addEventListener("visibilitychange", seen)
  showCount()
  return () => {
    stopRows()
    stopClocks()
    stopCounts()
    document.removeEventListener("visibilitychange", seen)
    document.title = "Veridesk"
  }
}

/** Mine, or nobody's yet in one of my teams. */
function concernsMe(row: ConversationRow): boolean {
  const person = me.get()
  if (!person) return false
  if (row.assigneeId) return row.assigneeId === person.id
  return row.teamId !== null && person.teamIds.includes(row.teamId)
}

function isNews(row: ConversationRow, before: ConversationRow | null): boolean {
  if (row.lastSide !== "customer") return false
  if (!before) return true
  return (
    row.lastSeq > before.lastSeq &&
    (row.preview !== before.preview || row.waitingSince !== before.waitingSince)
  )
}

function isLookedAt(row: ConversationRow): boolean {
  return (openId.get() === row.id || inSight.get().includes(row.id)) && document.hasFocus()
}

function alert(row: ConversationRow): void {
  const { sound, volume } = prefs.get()
  if (sound) ring(volume)
  notifyHidden({ title: say("alert.title"), body: say("alert.body"), tag: row.id }, () => goTo(row.id))
}

/** Where nobody looks at the desk: a dot on its icon and, where the browser may, a notification. */
export function notifyHidden(note: { title: string; body: string; tag: string }, open: () => void): void {
  if (!document.hidden) return
  showDot(true)
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return
  // Names and texts of customers stay off a locked screen.
  const shown = new Notification(note.title, { body: note.body, tag: note.tag })
  shown.onclick = () => {
    window.focus()
    open()
    shown.close()
  }
}

function showCount(): void {
  const mine = counts.get()["mine"] ?? 0
  document.title = mine > 0 ? `(${mine}) Veridesk` : "Veridesk"
}

function showDot(on: boolean): void {
  const link = document.querySelector<HTMLLinkElement>("link[rel=icon]")
  if (link) link.href = on ? "/desk/icon-dot.svg" : "/desk/icon.svg"
}
