import type { Me } from "@veridesk/contract/staff-account.ts"
import { list, restoreList } from "../inbox/list.ts"
import { idsOf } from "../inbox/order.ts"
import { emptyTimeline, type Timeline } from "./apply.ts"
import { forgetChats } from "./chats.ts"
import { forgetDrafts, restoreDrafts } from "./drafts.ts"
import { kept, wipe } from "./keep.ts"
import { forgetOutbox, restoreOutbox } from "./outbox.ts"
import { forget, me, openings, rows, takeRow, takeTimeline, timelines } from "./state.ts"

/*
 * The copy of the last screen, so that the next visit shows at once what was there. It is wiped when the person
 * signs out, when the session ends, and after eight hours; it never holds revealed personal data.
 */

const LONGEST_MS = 8 * 60 * 60 * 1000
const SAVE_MS = 1500
const MOST_TIMELINES = 50
const MOST_ROWS = 300
/** Of a long conversation only its end is kept. */
const MOST_EVENTS = 200

/** Puts the last visit's copy on the screen. Gives whose it was, or null where there is none to show. */
export async function restoreVisit(): Promise<Me | null> {
  const db = await kept()
  const visit = await db?.get("visit", "now")
  if (!db || !visit) return null
  if (Date.now() - visit.savedAt > LONGEST_MS) {
    await wipe(false)
    return null
  }
  me.set(visit.me)
  for (const row of visit.rows) takeRow(row)
  restoreList(visit.list)
  for (const { timeline, opening } of await db.getAll("timelines")) {
    takeTimeline(timeline)
    openings.set(timeline.conversationId, { ...opening, at: 0 })
  }
  // What was being written has to be there before anybody can write over it.
  await restoreWriting(visit.me.id)
  return visit.me
}

function restoreWriting(staffId: string): Promise<unknown> {
  return Promise.all([restoreDrafts(staffId), restoreOutbox(staffId)])
}

/** The server has said who this is: other people's copies go, this person's own unsent writing comes back. */
export async function beginVisit(person: Me): Promise<void> {
  const before = (await (await kept())?.get("visit", "now"))?.me.id ?? person.id
  if (before !== person.id) {
    forget()
    forgetChats()
    await wipe(false)
  }
  me.set(person)
  await restoreWriting(person.id)
}

/** Takes everything about customers off this device; `andWriting` also what was not sent yet. */
export async function endVisit(andWriting: boolean): Promise<void> {
  me.set(null)
  forget()
  forgetChats()
  forgetOutbox()
  forgetDrafts()
  clearTimeout(saving)
  await wipe(andWriting)
}

let saving: ReturnType<typeof setTimeout> | undefined
const changedTimelines = new Set<string>()

/** Saves soon, once for a burst of changes. */
export function saveVisitSoon(conversationId?: string): void {
  if (conversationId) changedTimelines.add(conversationId)
  saving ??= setTimeout(() => {
    saving = undefined
    void saveVisit()
  }, SAVE_MS)
}

async function saveVisit(): Promise<void> {
  const db = await kept()
  const person = me.get()
  if (!db || !person) return
  const state = list.get()
  const ids = new Set([...idsOf(state.shown).slice(0, MOST_ROWS), ...timelines.keys()])
  const shown = state.shown.map((group) => ({ ...group, ids: group.ids.filter((id) => ids.has(id)) }))
  const known = [...ids].flatMap((id) => rows.get(id) ?? [])
  await db.put("visit", { me: person, savedAt: Date.now(), list: { ...state, shown }, rows: known }, "now")
  for (const id of changedTimelines) {
    const timeline = timelines.get(id)
    const opening = openings.get(id)
    if (timeline && opening) await db.put("timelines", { timeline: lastPart(timeline), opening }, id)
  }
  changedTimelines.clear()
  await dropOldest(db)
}

/** Only the conversations looked at last are kept. */
async function dropOldest(db: NonNullable<Awaited<ReturnType<typeof kept>>>): Promise<void> {
  const keys = await db.getAllKeys("timelines")
  if (keys.length <= MOST_TIMELINES) return
  const byAge = [...keys].sort((a, b) => (openings.get(a)?.at ?? 0) - (openings.get(b)?.at ?? 0))
  await Promise.all(byAge.slice(0, keys.length - MOST_TIMELINES).map((key) => db.delete("timelines", key)))
}

function lastPart(timeline: Timeline): Timeline {
  const events = timeline.events.slice(-MOST_EVENTS)
  const cut = events.length < timeline.events.length
  const ids = new Set(events.flatMap((event) => event.message?.id ?? []))
  const messages = new Map([...timeline.messages].filter(([id]) => ids.has(id)))
  const { early } = emptyTimeline(timeline.conversationId)
  return { ...timeline, events, messages, early, earlier: timeline.earlier || cut }
}
