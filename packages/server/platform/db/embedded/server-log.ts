import { constants } from "node:fs"
import { open, rename, stat } from "node:fs/promises"
import { join } from "node:path"
import type { Cluster } from "./cluster.ts"
import { folderFault } from "./faults.ts"

/** The open log file of the server; `readNew` gives what was written since it was opened. */
export type ServerLog = { fd: number; readNew(): Promise<string>; close(): Promise<void> }

const KEPT_BYTES = 8 * 1024 * 1024

/** Opens `postgres.log` to append to; one that has grown over 8 MB is first put aside as `postgres.log.old`. */
export async function openServerLog(cluster: Cluster): Promise<ServerLog> {
  const path = join(cluster.dataDir, "postgres.log")
  try {
    const before = await stat(path).catch(() => null)
    if (before && before.size > KEPT_BYTES) await rename(path, `${path}.old`)
    const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW
    const file = await open(path, flags, 0o600)
    // The next start may be one without root's rights.
    if (cluster.account) await file.chown(cluster.account.uid, cluster.account.gid)
    const from = (await file.stat()).size
    return {
      fd: file.fd,
      async readNew() {
        const buffer = Buffer.alloc((await file.stat()).size - from)
        await file.read(buffer, 0, buffer.length, from)
        return buffer.toString("utf8")
      },
      close: () => file.close(),
    }
  } catch (cause) {
    throw folderFault(cluster.dataDir, cause)
  }
}
