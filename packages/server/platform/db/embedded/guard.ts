import { setTimeout as pause } from "node:timers/promises"
import type { Cluster } from "./cluster.ts"
import { findRunning, startPostmaster } from "./postmaster.ts"

/** Watches over the server until `end()` is called, which answers when no start is under way any more. */
export type Guard = { end(): Promise<void> }

const LOOK_MS = 500
const LONGEST_PAUSE_MS = 30_000

/**
 * Starts the server again when it has gone away under us (killed for want of memory, say), on the same socket, so
 * that the pools of this process find it again by themselves. Tries less and less often while it fails.
 */
export function guard(cluster: Cluster, log: (line: string) => void): Guard {
  const over = new AbortController()
  const watch = async () => {
    let wait = LOOK_MS
    while (await paused(wait, over.signal)) {
      try {
        if (await findRunning(cluster)) continue
        log("PostgreSQL has gone away and is started again.")
        await startPostmaster(cluster)
        wait = LOOK_MS
      } catch (cause) {
        wait = Math.min(wait * 2, LONGEST_PAUSE_MS)
        log(
          `PostgreSQL could not be started again: ${cause instanceof Error ? cause.message : String(cause)}`,
        )
      }
    }
  }
  const watching = watch()
  return {
    end() {
      over.abort()
      return watching
    },
  }
}

/** False when the watch is over. Does not keep the process alive. */
async function paused(ms: number, signal: AbortSignal): Promise<boolean> {
  return pause(ms, true, { signal, ref: false }).catch(() => false)
}
