import type { Db } from "../../platform/db/connect.ts"
import type { Seal } from "../../platform/seal.ts"
import {
  findCursor,
  type FolderCursor,
  knownDigests,
  knownKeys,
  putCursor,
  putFault,
  putSecret,
} from "./store.ts"

type Folder = { mailboxId: string; folder: string }

/** What is remembered of mailboxes that are fetched elsewhere. `seal` is that of the mailboxes' secrets. */
export function fetchingMemory(o: {
  db: Db
  seal: Seal
  secretOf: (mailboxId: string) => Promise<string | null>
}) {
  const { db } = o
  const asked = new Map<string, Date | null>()
  return {
    async cursorOf(folder: Folder): Promise<FolderCursor | null> {
      const cursor = await findCursor(db, folder.mailboxId, folder.folder)
      asked.set(keyOf(folder), cursor?.againSince ?? null)
      return cursor
    },
    async keepCursor(folder: Folder, cursor: FolderCursor, at: Date): Promise<void> {
      await putCursor(db, { ...cursor, ...folder, at, before: asked.get(keyOf(folder)) ?? null })
      asked.set(keyOf(folder), cursor.againSince)
    },
    keepFault: (folder: Folder, fault: string | null, at: Date) => putFault(db, { ...folder, fault, at }),
    knownKeys: async (keys: string[]) => new Set(await knownKeys(db, keys)),
    knownDigests: async (mailboxId: string, digests: string[]) =>
      new Set(await knownDigests(db, mailboxId, digests)),
    secretOf: o.secretOf,
    keepSecret: (mailboxId: string, secret: string) =>
      putSecret(db, mailboxId, o.seal.close(Buffer.from(secret), mailboxId)),
  }
}

function keyOf({ mailboxId, folder }: Folder): string {
  return `${mailboxId} ${folder}`
}
