import type { UploadView } from "@veridesk/contract/attachments.ts"
import { type DBSchema, type IDBPDatabase, openDB } from "idb"

/** What was typed and not yet taken by the server, kept on this device only. */
export interface Draft {
  type: string
  requestId: string
  values: Record<string, string>
  attachments: UploadView[]
  /** Drafts of before there were places for evidence have none. */
  evidence?: Record<string, string[]>
  savedAt: string
}

/** A file that is not yet whole on the server. */
export interface KeptFile {
  /** UUIDv7, also its id on the server. */
  id: string
  /** Form and person it belongs to. */
  scope: string
  requestId: string
  /** The place for evidence it is for. */
  slot?: string
  file: File
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Draft }
  files: { key: string; value: KeptFile; indexes: { scope: string } }
}

let opened: Promise<IDBPDatabase<Schema>> | null = null

/** The database, opened once. Rejects where the browser keeps nothing (private windows of some, full disks). */
export function store(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("veridesk-portal", 1, {
    upgrade(database) {
      database.createObjectStore("drafts")
      database.createObjectStore("files", { keyPath: "id" }).createIndex("scope", "scope")
    },
  })
  return opened
}

/** A draft older than this says more about the device than about the person in front of it. */
const draftDays = 14

export async function recall(key: string): Promise<Draft | null> {
  try {
    const draft = await (await store()).get("drafts", key)
    if (!draft || Date.now() - Date.parse(draft.savedAt) > draftDays * 86_400_000) return null
    return draft
  } catch {
    return null
  }
}

/** False when nothing could be kept: then the page doesn't claim that it was. */
export async function keep(key: string, draft: Draft): Promise<boolean> {
  try {
    await (await store()).put("drafts", draft, key)
    return true
  } catch {
    return false
  }
}

/** Once the server has it, or the reader starts again. */
export async function forget(key: string): Promise<void> {
  try {
    const database = await store()
    await database.delete("drafts", key)
    for (const file of await database.getAllFromIndex("files", "scope", key))
      await database.delete("files", file.id)
  } catch {
    // Nothing was kept, so there is nothing to forget.
  }
}
