import { newId } from "@veridesk/contract/ids.ts"
import { domainsOf, Refused } from "./api.ts"
import { cell, cells } from "./cell.ts"
import { kept } from "./keep.ts"
import {
  type Outgoing,
  type OutgoingChange,
  type OutgoingMessage,
  type Problem,
  patchOf,
  seqsOf,
} from "./outgoing.ts"
import { type Change, change, writeMessage } from "./server.ts"
import { addPatch, dropPatch, me } from "./state.ts"
import { pull, takeEvents } from "./sync.ts"
import { whenUploaded } from "./uploads.ts"

/*
 * Everything the desk writes goes through here: shown at once, kept in IndexedDB, sent one after the other for
 * each conversation, repeated with the same id until the server has answered. It leaves only when the server
 * has it or the person takes it back.
 */

const nothing: readonly Outgoing[] = []
export const outgoing = cells<readonly Outgoing[]>(nothing)
/** How much is waiting in all conversations together. */
export const waitingCount = cell(0)

interface OutboxListener {
  /** A change was refused; the row shows its old state again. */
  onRefused(item: Outgoing, problem: Problem): void
  onStopped(item: OutgoingMessage): void
}
let listener: OutboxListener = { onRefused() {}, onStopped() {} }
export function listenToOutbox(to: OutboxListener): void {
  listener = to
}

export type NewMessage = Pick<
  OutgoingMessage,
  "conversationId" | "mode" | "body" | "files" | "macros" | "cc" | "basedOn" | "anyway" | "then"
>

/** Shows a message at once and sends it. Gives a promise that is kept when the browser has it on disk. */
export function sendMessage(message: NewMessage): Promise<void> {
  const item: OutgoingMessage = { ...fresh(), ...message, kind: "message", state: "waiting", news: [] }
  if (message.then === "resolve") addPatch(item.conversationId, item.id, { status: "solved" })
  return add(item)
}

/** Shows a change of status, assignee, team or priority at once and sends it. */
export function sendChange(conversationId: string, what: Change): void {
  const item: OutgoingChange = { ...fresh(), conversationId, kind: "change", change: what, state: "waiting" }
  addPatch(conversationId, item.id, patchOf(what))
  void add(item)
}

/** Sends a failed or stopped message again, under the same id. */
export function retry(
  item: OutgoingMessage,
  more: Partial<Pick<OutgoingMessage, "anyway" | "basedOn" | "confirmedDomains">> = {},
): void {
  if (item.then === "resolve") addPatch(item.conversationId, item.id, { status: "solved" })
  show({ ...item, ...more, state: "waiting", problem: null, news: [], tries: 0 })
  pumpNow(item.conversationId)
}

/** Takes an unsent message back; gives it to the caller, who owns the text now. */
export function takeBack(item: OutgoingMessage): OutgoingMessage {
  remove(item)
  if (item.then === "resolve") dropPatch(item.conversationId, item.id)
  return item
}

/** Tries everything that waits; called when the line comes back. */
export function pumpAll(): void {
  for (const id of outgoing.keys()) pumpNow(id)
}

/** What an earlier visit of this person left unsent. */
export async function restoreOutbox(staffId: string): Promise<void> {
  const db = await kept()
  const left = ((await db?.getAll("outbox")) ?? []).filter((item) => item.staffId === staffId)
  left.sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const item of left) {
    if (outgoing.get(item.conversationId).some(({ id }) => id === item.id)) continue
    if (item.kind === "change") addPatch(item.conversationId, item.id, patchOf(item.change))
    show(item.state === "sending" ? { ...item, state: "waiting" } : item)
  }
  pumpAll()
}

export function forgetOutbox(): void {
  for (const timer of timers.values()) clearTimeout(timer)
  timers.clear()
  outgoing.clear()
  waitingCount.set(0)
}

const timers = new Map<string, ReturnType<typeof setTimeout>>()
const pumping = new Set<string>()

/** Without waiting for the end of a pause. */
function pumpNow(conversationId: string): void {
  clearTimeout(timers.get(conversationId))
  timers.delete(conversationId)
  void pump(conversationId)
}

async function pump(conversationId: string): Promise<void> {
  if (pumping.has(conversationId) || timers.has(conversationId)) return
  pumping.add(conversationId)
  try {
    for (let item = head(conversationId); item; item = head(conversationId)) {
      const sent = await deliver(item)
      if (!sent) return
    }
  } finally {
    pumping.delete(conversationId)
  }
}

function head(conversationId: string): Outgoing | undefined {
  return outgoing.get(conversationId).find((item) => item.state === "waiting")
}

/** Gives true where the next one may go; false where this conversation has to wait. */
async function deliver(item: Outgoing): Promise<boolean> {
  show({ ...item, state: "sending" })
  try {
    const written = await post(item)
    remove(item)
    dropPatch(item.conversationId, item.id, written.row)
    takeEvents(item.conversationId, written.events)
    return true
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return settle(item, error)
  }
}

async function post(item: Outgoing) {
  if (item.kind === "change") return change(item.conversationId, item.id, item.change)
  await Promise.all(item.files.map(({ id }) => whenUploaded(id)))
  return writeMessage(item.conversationId, item.mode, {
    messageId: item.id,
    body: item.body,
    attachmentIds: item.files.map(({ id }) => id),
    basedOn: item.basedOn,
    anyway: item.anyway,
    then: item.then,
    macros: item.macros ?? [],
    ...(item.cc?.length ? { cc: item.cc, confirmedDomains: item.confirmedDomains ?? [] } : {}),
  })
}

function settle(item: Outgoing, error: Refused): boolean {
  const domains = domainsOf(error.detail)
  const problem = {
    code: error.code,
    message: error.message,
    next: error.next,
    ...(domains.length > 0 && { domains }),
  }
  if (error.passing || error.status === 401) {
    show({ ...item, state: "waiting", tries: item.tries + 1, problem })
    waitAndPump(item, error.retryAfter)
    return false
  }
  if (item.kind === "change") {
    remove(item)
    dropPatch(item.conversationId, item.id)
    listener.onRefused(item, problem)
    return true
  }
  if (item.then === "resolve") dropPatch(item.conversationId, item.id)
  if (error.code === "stale-reply") {
    const stopped: OutgoingMessage = { ...item, state: "stopped", problem, news: seqsOf(error.detail) }
    void pull(item.conversationId).finally(() => {
      show(stopped)
      listener.onStopped(stopped)
    })
  } else {
    show({ ...item, state: "failed", problem })
    listener.onRefused(item, problem)
  }
  return true
}

/** 1, 2, 4 … 30 s, and never in step with other desks. */
function waitAndPump(item: Outgoing, retryAfter: number | null): void {
  const pause = retryAfter
    ? retryAfter * 1000
    : Math.min(1000 * 2 ** item.tries, 30_000) * (0.5 + Math.random() / 2)
  const timer = setTimeout(() => {
    timers.delete(item.conversationId)
    void pump(item.conversationId)
  }, pause)
  timers.set(item.conversationId, timer)
}

function fresh(): Pick<Outgoing, "id" | "staffId" | "at" | "tries" | "problem"> {
  const staffId = me.get()?.id ?? ""
  return { id: newId(), staffId, at: new Date().toISOString(), tries: 0, problem: null }
}

function add(item: Outgoing): Promise<void> {
  const onDisk = put(item)
  void pump(item.conversationId)
  return onDisk
}

function show(item: Outgoing): void {
  void put(item)
}

/** Shows the item in its new state and keeps it on disk; kept or not (a full disk), it stays on the screen. */
function put(item: Outgoing): Promise<void> {
  const here = outgoing.get(item.conversationId)
  const known = here.some(({ id }) => id === item.id)
  const next = known ? here.map((old) => (old.id === item.id ? item : old)) : [...here, item]
  outgoing.set(item.conversationId, next)
  recount()
  return kept()
    .then((db) => db?.put("outbox", item))
    .then(nothingMore, nothingMore)
}

function nothingMore(): void {}

function remove(item: Outgoing): void {
  const left = outgoing.get(item.conversationId).filter(({ id }) => id !== item.id)
  outgoing.set(item.conversationId, left.length > 0 ? left : nothing)
  recount()
  void kept().then((db) => db?.delete("outbox", item.id))
}

function recount(): void {
  const all = outgoing.keys().flatMap((id) => outgoing.get(id))
  waitingCount.set(all.filter(({ state }) => state === "waiting" || state === "sending").length)
}
