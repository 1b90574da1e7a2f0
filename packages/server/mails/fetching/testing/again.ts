import type { Db } from "../../../platform/db/connect.ts"
import { askAgain, stateOfFolders } from "../store.ts"

/** Asks for a mailbox to be looked through again, as an administrator does. */
export async function askForAgain(db: Db, mailboxId: string, since: Date): Promise<void> {
  await askAgain(db, { mailboxId, since, by: null, at: new Date() })
}

/** What came of the last time, once it is done. */
export async function cameOfAgain(
  db: Db,
  mailboxId: string,
): Promise<{ found: number; taken: number } | null> {
  const [folder] = (await stateOfFolders(db, mailboxId)).folders
  return folder?.againDoneAt ? { found: folder.againFound, taken: folder.againTaken } : null
}
