import type { Db } from "../../platform/db/connect.ts"
import type { Seal } from "../../platform/seal.ts"
import {
  askAgain,
  findCursor,
  type FolderCursor,
  knownDigests,
  knownKeys,
  putCursor,
  putFault,
  putSecret,
} from "./store.ts"

/** What is remembered of mailboxes that are fetched elsewhere. `seal` is that of the mailboxes' secrets. */
export function fetchingMemory(o: {
  db: Db
  seal: Seal
  secretOf: (mailboxId: string) => Promise<string | null>
}) {
  const { db } = o
  const asked = new Map<string, Date | null>()
  return {
    async cursorOf(mailboxId: string, folder: string): Promise<FolderCursor | null> {
      const cursor = await findCursor(db, mailboxId, folder)
      asked.set(`${mailboxId} ${folder}`, cursor?.againSince ?? null)
      return cursor
    },
    async keepCursor(mailboxId: string, folder: string, cursor: FolderCursor, at: Date): Promise<void> {
      const key = `${mailboxId} ${folder}`
      await putCursor(db, { ...cursor, mailboxId, folder, at, before: asked.get(key) ?? null })
      asked.set(key, cursor.againSince)
    },
    keepFault: (mailboxId: string, folder: string, fault: string | null, at: Date) =>
      putFault(db, { mailboxId, folder, fault, at }),
    askAgain: (mailboxId: string, since: Date) => askAgain(db, mailboxId, since),
    knownKeys: async (keys: string[]) => new Set(await knownKeys(db, keys)),
    knownDigests: async (mailboxId: string, digests: string[]) =>
      new Set(await knownDigests(db, mailboxId, digests)),
    secretOf: o.secretOf,
    keepSecret: (mailboxId: string, secret: string) =>
      putSecret(db, mailboxId, o.seal.close(Buffer.from(secret), mailboxId)),
  }
}
