import type { Draft } from "@veridesk/contract/desk-api.ts"
import type { MacroUse } from "@veridesk/contract/macros.ts"
import { Refused } from "./api.ts"
import { cells } from "./cell.ts"
import { type DraftFile, draftKey, isAddress, isEmptyDraft, type LocalDraft } from "./draft.ts"
import { kept } from "./keep.ts"
import { type Mode, putDraft } from "./server.ts"
import { markRow, me } from "./state.ts"
import { describe, resumeUploads } from "./uploads.ts"

/*
 * What a person is writing, by conversation and mode. It lies in the browser within a quarter of a second and on
 * the server within two; nothing that arrives late ever takes its place while it is being written.
 */

const LOCAL_MS = 150
const SERVER_MS = 1200
const SERVER_AT_LATEST_MS = 1900
/** After a failed try. */
const AGAIN_MS = 5000

/** The draft of each key; null where there is none. */
export const drafts = cells<LocalDraft | null>(null)
/** A draft written on another device that is newer than the one here, waiting for the person's choice. */
export const otherDrafts = cells<Draft | null>(null)
/** When each draft was last safe on the server (ISO), for the line "Draft saved". */
export const savedAt = cells<string | null>(null)

/** Takes what was just written. */
export function write(
  conversationId: string,
  mode: Mode,
  written: { text?: string; files?: DraftFile[]; macros?: MacroUse[]; cc?: string[]; basedOn?: number },
): void {
  const key = draftKey(conversationId, mode)
  const old = drafts.get(key)
  const next: LocalDraft = {
    key,
    conversationId,
    mode,
    staffId: me.get()?.id ?? "",
    text: written.text ?? old?.text ?? "",
    files: written.files ?? old?.files ?? [],
    macros: written.macros ?? old?.macros ?? [],
    cc: written.cc ?? old?.cc ?? [],
    basedOn: old?.basedOn ?? written.basedOn ?? null,
    updatedAt: new Date().toISOString(),
    onServer: false,
  }
  drafts.set(key, isEmptyDraft(next) ? null : next)
  markDraft(conversationId)
  soon(key, next)
}

/** The writer has seen what came meanwhile and goes on writing. */
export function rebase(conversationId: string, mode: Mode, basedOn: number): void {
  const draft = drafts.get(draftKey(conversationId, mode))
  if (draft) drafts.set(draft.key, { ...draft, basedOn })
}

/**
 * Takes a draft off the screen because it is being sent; nothing more of it goes to the server. It stays on disk
 * until `forgetLifted` says that the message lies there.
 */
export function lift(conversationId: string, mode: Mode): LocalDraft | null {
  const key = draftKey(conversationId, mode)
  const draft = drafts.get(key)
  cancel(key)
  drafts.set(key, null)
  savedAt.set(key, null)
  markDraft(conversationId)
  return draft
}

/** The message is safe: the draft goes from disk and server too, unless the next one has been begun. */
export function forgetLifted(draft: LocalDraft): void {
  if (!drafts.get(draft.key)) soon(draft.key, emptied(draft))
}

/** The text has been thrown away. */
export function discard(conversationId: string, mode: Mode): void {
  const key = draftKey(conversationId, mode)
  const old = drafts.get(key)
  drafts.set(key, null)
  otherDrafts.set(key, null)
  savedAt.set(key, null)
  markDraft(conversationId)
  if (old) soon(key, emptied(old))
}

function emptied(draft: LocalDraft): LocalDraft {
  return {
    ...draft,
    text: "",
    files: [],
    macros: [],
    cc: [],
    updatedAt: new Date().toISOString(),
    onServer: false,
  }
}

/** Looks at the drafts the server has: one we don't have is taken, a newer one of another device is offered. */
export function meet(conversationId: string, served: readonly Draft[]): void {
  for (const theirs of served) {
    const key = draftKey(conversationId, theirs.mode)
    const ours = drafts.get(key)
    if (!ours && !unsaved.has(key)) adopt(conversationId, theirs)
    else if (ours && theirs.updatedAt > ours.updatedAt && theirs.text !== ours.text)
      otherDrafts.set(key, theirs)
  }
}

/** Takes the draft of the other device in place of ours. */
export function adopt(conversationId: string, theirs: Draft): void {
  const key = draftKey(conversationId, theirs.mode)
  const files = theirs.attachmentIds.map(
    (id) => drafts.get(key)?.files.find((file) => file.id === id) ?? unnamed(id),
  )
  const draft = {
    key,
    conversationId,
    mode: theirs.mode,
    staffId: me.get()?.id ?? "",
    text: theirs.text,
    files,
    macros: theirs.macros,
    cc: theirs.cc ?? [],
  }
  drafts.set(key, { ...draft, basedOn: null, updatedAt: theirs.updatedAt, onServer: true })
  otherDrafts.set(key, null)
  markDraft(conversationId)
  void keepLocally(key)
  void nameFiles(key)
}

/** Asks for the names of files that another device put in. */
async function nameFiles(key: string): Promise<void> {
  for (const file of drafts.get(key)?.files ?? []) {
    if (file.name !== "") continue
    const known = await describe(file.id).catch(() => null)
    const now = drafts.get(key)
    if (known && now)
      drafts.set(key, { ...now, files: now.files.map((item) => (item.id === known.id ? known : item)) })
  }
}

export async function restoreDrafts(staffId: string): Promise<void> {
  const db = await kept()
  for (const draft of (await db?.getAll("drafts")) ?? []) {
    if (draft.staffId !== staffId || drafts.get(draft.key)) continue
    drafts.set(draft.key, draft)
    void resumeUploads(draft.files)
    if (!draft.onServer) soon(draft.key, draft)
  }
}

/** Writes everything down now: the page is being hidden or closed. */
export function saveNow(): void {
  for (const key of unsaved.keys()) {
    void keepLocally(key)
    void toServer(key, true)
  }
}

export function forgetDrafts(): void {
  for (const key of unsaved.keys()) cancel(key)
  drafts.clear()
  otherDrafts.clear()
  savedAt.clear()
}

interface Unsaved {
  /** What is to be saved; an empty one takes the draft away. */
  draft: LocalDraft
  since: number
  local: ReturnType<typeof setTimeout>
  server: ReturnType<typeof setTimeout>
}
const unsaved = new Map<string, Unsaved>()
const sending = new Set<string>()

function cancel(key: string): Unsaved | undefined {
  const waiting = unsaved.get(key)
  clearTimeout(waiting?.local)
  clearTimeout(waiting?.server)
  unsaved.delete(key)
  return waiting
}

function soon(key: string, draft: LocalDraft): void {
  const waiting = cancel(key)
  const since = waiting?.since ?? Date.now()
  const left = Math.max(0, Math.min(SERVER_MS, since + SERVER_AT_LATEST_MS - Date.now()))
  unsaved.set(key, {
    draft,
    since,
    local: setTimeout(() => void keepLocally(key), LOCAL_MS),
    server: setTimeout(() => void toServer(key), left),
  })
}

async function keepLocally(key: string): Promise<void> {
  const db = await kept()
  const draft = drafts.get(key)
  await (draft ? db?.put("drafts", draft) : db?.delete("drafts", key))?.catch(() => {})
}

/** One request at a time for each draft, so that an older text can't overtake a newer one. */
async function toServer(key: string, closing = false): Promise<void> {
  const waiting = unsaved.get(key)
  if (!waiting || sending.has(key)) return
  sending.add(key)
  const { draft } = waiting
  try {
    const attachmentIds = draft.files.map(({ id }) => id)
    const { mode, text, updatedAt, macros = [], cc = [] } = draft
    // Somebody half typed is nobody yet, and the server takes addresses only.
    const kept = { mode, text, attachmentIds, updatedAt, macros, cc: cc.filter(isAddress) }
    await putDraft(draft.conversationId, kept, closing)
    if (unsaved.get(key)?.draft === draft) saved(key)
  } catch (error) {
    // Refused for good (a conversation one may no longer see): it stays in the browser until something changes.
    if (error instanceof Refused && !error.passing && unsaved.get(key)?.draft === draft) unsaved.delete(key)
  } finally {
    sending.delete(key)
  }
  const next = unsaved.get(key)
  if (!next) return
  next.since = Date.now()
  clearTimeout(next.server)
  next.server = setTimeout(() => void toServer(key), next.draft === draft ? AGAIN_MS : SERVER_MS)
}

function saved(key: string): void {
  unsaved.delete(key)
  const draft = drafts.get(key)
  if (!draft) return
  drafts.set(key, { ...draft, onServer: true })
  savedAt.set(key, new Date().toISOString())
  void keepLocally(key)
}

function markDraft(conversationId: string): void {
  const any = (["reply", "note"] as const).some((mode) => drafts.get(draftKey(conversationId, mode)))
  markRow(conversationId, { draft: any })
}

/** A file put into the draft on another device: known there by name, here by its id only. */
function unnamed(id: string): DraftFile {
  return { id, name: "", size: 0, mediaType: "" }
}
