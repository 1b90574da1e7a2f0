import { type DBSchema, type IDBPDatabase, openDB } from "idb"

/** A message on its way, kept on this device until the server has it. */
export type Outgoing = {
  /** UUIDv7: the server's key against doubles. */
  id: string
  conversationId: string
  body: string
  files: { id: string; name: string; size: number }[]
  lang: string | null
  at: string
  state: "waiting" | "sending" | "failed" | "stored"
  /** Why it was refused, in the reader's language. */
  reason: string | null
  seq: number | null
}

interface Schema extends DBSchema {
  outbox: { key: string; value: Outgoing; indexes: { conversation: string } }
  drafts: { key: string; value: { text: string; at: number } }
}

let opened: Promise<IDBPDatabase<Schema>> | null = null

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("veridesk-chat", 1, {
    upgrade(made) {
      made.createObjectStore("outbox", { keyPath: "id" }).createIndex("conversation", "conversationId")
      made.createObjectStore("drafts")
    },
  })
  return opened
}

export type Store = {
  put: (message: Outgoing) => Promise<boolean>
  drop: (id: string) => Promise<void>
  all: (conversationId: string) => Promise<Outgoing[]>
  keepDraft: (key: string, text: string) => Promise<boolean>
  draft: (key: string) => Promise<string>
  clear: () => Promise<void>
}

/** What was typed and not yet taken. Each write says whether it was kept: a full disk is told, never hidden. */
export const store: Store = {
  put: (message) => kept(async (db) => db.put("outbox", message)),
  drop: async (id) => void (await kept((db) => db.delete("outbox", id))),
  async all(conversationId) {
    try {
      const found = await (await database()).getAllFromIndex("outbox", "conversation", conversationId)
      return found.sort((a, b) => (a.id < b.id ? -1 : 1))
    } catch {
      return []
    }
  },
  keepDraft: (key, text) =>
    kept((db) => (text === "" ? db.delete("drafts", key) : db.put("drafts", { text, at: Date.now() }, key))),
  async draft(key) {
    try {
      return (await (await database()).get("drafts", key))?.text ?? ""
    } catch {
      return ""
    }
  },
  clear: async () => void (await kept(async (db) => Promise.all([db.clear("outbox"), db.clear("drafts")]))),
}

async function kept(write: (db: IDBPDatabase<Schema>) => Promise<unknown>): Promise<boolean> {
  try {
    await write(await database())
    return true
  } catch {
    return false
  }
}
