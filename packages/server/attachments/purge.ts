import { readdir, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { UNBOUND_LIFE_MS } from "./attachment.ts"
import type { Attachments } from "./open.ts"
import { dropBytes } from "./remove.ts"
import * as store from "./store.ts"

const AT_ONCE = 200

/**
 * Forgets uploads that no message took up for a day: their rows, bytes and arriving files, and files in the arriving
 * folder that belong to no row. Called by the hour; may run in several processes. @returns how many uploads went
 */
export async function purgeUnbound(a: Attachments): Promise<number> {
  const before = new Date(a.clock().getTime() - UNBOUND_LIFE_MS)
  let count = 0
  for (;;) {
    const gone = await store.deleteUnbound(a.db, { before, most: AT_ONCE })
    for (const { id, blobs } of gone) await dropBytes(a, { id, addresses: blobs, isBeingChecked: false })
    count += gone.length
    if (gone.length < AT_ONCE) break
  }
  await clearFolder(a, before)
  return count
}

async function clearFolder(a: Attachments, before: Date): Promise<void> {
  for (const name of await readdir(a.folder)) {
    const path = join(a.folder, name)
    const seen = await stat(path).catch(() => null)
    if (seen?.isFile() && seen.mtime < before) await rm(path, { force: true })
  }
}
