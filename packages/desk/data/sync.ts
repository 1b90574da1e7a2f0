import type { DeskChats } from "@veridesk/contract/chat/desk.ts"
import type { ConversationRow, TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { OpenedConversation, View, Viewer } from "@veridesk/contract/desk-api.ts"
import type { ServerFrame } from "@veridesk/contract/live.ts"
import { applyAll, fromPage, hasGap, prepend, type Timeline } from "./apply.ts"
import { clockLead, readChats, takeChats, takeTyping } from "./chats.ts"
import { meet } from "./drafts.ts"
import { sendFrame } from "./live.ts"
import { customerQuery, queries } from "./queries.ts"
import { readAgain } from "./read-again.ts"
import { readConversation, readCounts, readEvents } from "./server.ts"
import { counts, openings, rows, takeRow, takeTimeline, timelines, viewers } from "./state.ts"

/*
 * Keeps the store and the server in step: takes frames in, follows the open conversations from their cursors,
 * pulls what is missing. Nothing is dropped silently: a hole is repaired, and where that would take too long,
 * the conversation is read anew. A read that failed is repeated as long as the conversation is followed.
 */

/** A hole longer than this is not repaired event by event. */
const LONGEST_REPAIR = 600

/** So often it is said again that somebody still writes: whoever is told forgets it by itself (ms). */
const SAY_AGAIN_MS = 6000

/** Each with what this person does in it. More than one where live conversations stand side by side. */
const followed = new Map<string, Viewer["doing"]>()
/** When what one does was last said, by conversation (ms). */
const saidAt = new Map<string, number>()
let watched: View = "mine"
let listsAgain: () => void = () => {}

/** What a followed conversation lacks because a read of it failed. */
const missing = readAgain(load, (id) => followed.has(id))

/** The list asks to be told when it must be read again. */
export function whenListsOutdated(listener: () => void): void {
  listsAgain = listener
}

type RowListener = (row: ConversationRow, before: ConversationRow | null) => void
const rowListeners = new Set<RowListener>()

/** Tells of rows that come by the line (not of those a list was read with), with what was known before. */
export function whenRowArrives(listener: RowListener): () => void {
  rowListeners.add(listener)
  return () => rowListeners.delete(listener)
}

type Alert = Extract<ServerFrame, { t: "alert" }>
const alertListeners = new Set<(alert: Alert) => void>()

/** Tells leads of promises that are at risk or broken, whatever they look at. */
export function whenAlertArrives(listener: (alert: Alert) => void): () => void {
  alertListeners.add(listener)
  return () => alertListeners.delete(listener)
}

/** The line is open (again): ask for everything anew, from the cursors we hold. */
export function onLineOpen(first: boolean): void {
  sendFrame({ t: "watch", view: watched })
  for (const id of followed.keys()) follow(id)
  missing.now()
  if (!first) listsAgain()
  void readChats().then(takeLive, ignore)
  void readCounts().then(({ counts: fresh }) => counts.set(fresh), ignore)
}

export function watch(view: View): void {
  watched = view
  sendFrame({ t: "watch", view })
}

export function onFrames(frames: readonly ServerFrame[]): void {
  const events = new Map<string, TimelineEvent[]>()
  for (const frame of frames) {
    if (frame.t === "event") {
      const { conversationId } = frame.event
      events.set(conversationId, [...(events.get(conversationId) ?? []), frame.event])
    } else if (frame.t === "row") arrive(frame.row)
    else if (frame.t === "counts") counts.set({ ...counts.get(), ...frame.counts })
    else if (frame.t === "chats") takeLive(frame.chats)
    else if (frame.t === "typing") takeTyping(frame.conversationId, frame.name, frame.on)
    else if (frame.t === "hello") clockLead.set(Date.parse(frame.serverTime) - Date.now())
    else if (frame.t === "viewers") viewers.set(frame.conversationId, frame.viewers)
    else if (frame.t === "alert") for (const listener of alertListeners) listener(frame)
    else if (frame.t === "resync") resync()
  }
  for (const [id, batch] of events) takeEvents(id, batch)
  for (const frame of frames) if (frame.t === "caught-up") caughtUp(frame.conversationId, frame.seq)
}

function arrive(row: ConversationRow): void {
  const before = rows.get(row.id)
  takeRow(row)
  for (const listener of rowListeners) listener(row, before)
}

/** Takes in live conversations; what was written in one of mine is heard, whatever list is looked at. */
export function takeLive(chats: DeskChats): void {
  for (const { row } of chats.mine) {
    const before = rows.get(row.id)
    if (before && row.lastSeq > before.lastSeq) arrive(row)
    else takeRow(row)
  }
  for (const { row } of chats.others) takeRow(row)
  takeChats(chats)
}

/** Puts events into a conversation we hold; a hole before them is pulled from the server. */
export function takeEvents(id: string, events: readonly TimelineEvent[]): void {
  const known = timelines.get(id)
  if (!known) return
  const next = applyAll(known, events)
  takeTimeline(next)
  if (hasGap(next)) void repair(id)
  // Whether mail reaches the customer stands in their panel, which nobody sends.
  if (events.some(({ kind }) => kind === "mail.bounced" || kind === "mail.cleared"))
    void queries.invalidateQueries({ queryKey: customerQuery(id).queryKey })
}

/** Asks for what came after our cursor, once; where that fails, it is asked for again later. */
export async function pull(id: string): Promise<void> {
  const known = timelines.get(id)
  if (!known) return
  await readEvents(id, { after: known.cursor }).then(
    (page) => takeEvents(id, page.events),
    (error: unknown) => missing.later(id, error),
  )
}

/** Follows a conversation, from our cursor on, until `unfollow`. */
export function follow(id: string): void {
  if (!followed.has(id)) followed.set(id, "viewing")
  const known = timelines.get(id)
  if (!known) return // followed as soon as it has been read
  sendFrame({ t: "follow", conversationId: id, after: known.cursor })
}

export function unfollow(id: string): void {
  saidAt.delete(id)
  if (!followed.delete(id)) return
  sendFrame({ t: "unfollow", conversationId: id })
}

/** Says what this person does in a conversation that is followed: when it changes, and now and then while they write. */
export function say(id: string, now: Viewer["doing"]): void {
  if (!followed.has(id)) return
  const isOld = now === "replying" && Date.now() - (saidAt.get(id) ?? 0) > SAY_AGAIN_MS
  if (followed.get(id) === now && !isOld) return
  followed.set(id, now)
  saidAt.set(id, Date.now())
  sendFrame({ t: "doing", conversationId: id, doing: now })
}

const opening = new Map<string, Promise<OpenedConversation>>()

/** Reads a conversation and puts it into the store; calls for one that is being read join that reading. */
export function load(id: string): Promise<OpenedConversation> {
  const running = opening.get(id)
  if (running) return running
  const started = readConversation(id)
    .then((opened) => {
      takeOpened(id, opened)
      return opened
    })
    .finally(() => opening.delete(id))
  opening.set(id, started)
  return started
}

/** Reads an older page before what is loaded. */
export async function loadEarlier(id: string): Promise<void> {
  const known = timelines.get(id)
  const first = known?.events[0]
  if (!known?.earlier || !first) return
  const page = await readEvents(id, { before: first.seq }, 100)
  const now = timelines.get(id)
  if (now) takeTimeline(prepend(now, page.events, page.more))
}

function takeOpened(id: string, opened: OpenedConversation): void {
  takeRow(opened.row)
  // After a resync the server knows better: what we hold may be of a log that was since put back.
  const known = anew.delete(id) ? null : timelines.get(id)
  takeTimeline(joined(id, known, opened))
  const { fields, lastReadSeq, held } = opened
  openings.set(id, { fields, lastReadSeq, held, seq: opened.row.lastSeq, at: Date.now() })
  viewers.set(id, opened.viewers)
  meet(id, opened.drafts)
  const now = timelines.get(id)
  if (now && hasGap(now)) void repair(id)
  if (followed.has(id)) follow(id)
}

/** A fresh page goes onto what we hold where the two meet; otherwise it takes its place. */
function joined(id: string, known: Timeline | null, opened: OpenedConversation): Timeline {
  const first = opened.events[0]
  if (!known || !first || first.seq > known.cursor + 1) {
    const fresh = fromPage(id, opened.events, opened.earlier)
    // What came by socket while the page was on its way is newer than the page.
    return known ? applyAll(fresh, [...known.events, ...known.early.values()]) : fresh
  }
  return applyAll(known, opened.events)
}

const repairing = new Set<string>()

async function repair(id: string): Promise<void> {
  if (repairing.has(id)) return
  repairing.add(id)
  try {
    for (let round = 0; round < 4; round++) {
      const known = timelines.get(id)
      if (!known || !hasGap(known)) return
      const newest = Math.max(...known.early.keys())
      if (newest - known.cursor > LONGEST_REPAIR) return void (await load(id))
      const page = await readEvents(id, { after: known.cursor })
      const now = timelines.get(id)
      if (now) takeTimeline(applyAll(now, page.events))
    }
  } catch (error) {
    missing.later(id, error)
  } finally {
    repairing.delete(id)
  }
}

/** The server has sent everything after our cursor; a smaller cursor means that something got lost on the way. */
function caughtUp(id: string, seq: number): void {
  // Only now does the server count us among those who follow, and listens to what we say that we do.
  const doing = followed.get(id)
  if (doing) sendFrame({ t: "doing", conversationId: id, doing })
  const known = timelines.get(id)
  if (known && known.cursor < seq) void pull(id)
}

/** Conversations whose next reading takes the place of what we hold. */
const anew = new Set<string>()

function resync(): void {
  listsAgain()
  void readChats().then(takeLive, ignore)
  for (const id of followed.keys()) {
    anew.add(id)
    load(id).catch((error: unknown) => missing.later(id, error))
  }
}

/** For reads that are repeated by the next event anyway. */
function ignore(): void {}
