import { type Client, singleClient } from "../db/connect.ts"
import type { Log } from "../log.ts"
import { lockName, nameIsFree } from "./store.ts"

const REOPEN_MS = 1000

/** The sign by which other processes see that this one lives: an advisory lock on the name its jobs are locked with. */
export type Life = {
  /** From now on this process lives under this name. */
  begin(name: string): Promise<void>
  /** Whether the process that works under this name is gone. Says no where it can't be known. */
  isOver(name: string): Promise<boolean>
  close(): Promise<void>
}

/**
 * Opens the connection that holds the lock. One that breaks is opened again, since without the lock the jobs under way
 * here would be taken for those of a dead process and done twice.
 */
export async function holdLife(o: { url: string; log: Log }): Promise<Life> {
  let client: Client | null = null
  let mine: string | null = null
  let closed = false
  const open = async () => {
    const next = singleClient(o.url, "veridesk jobs")
    // A connection that breaks may say so more than once, and is replaced once.
    next.on("error", () => client === next && reopen())
    next.on("end", () => client === next && reopen())
    await next.connect()
    if (mine) await lockName(next, mine)
    if (closed) return next.end()
    client = next
  }
  const reopen = () => {
    client = null
    if (closed) return
    o.log.warn({ code: "jobs-lock-lost" }, "the jobs' lock connection broke and is opened again")
    setTimeout(() => void open().catch(reopen), REOPEN_MS).unref()
  }
  await open()
  return {
    async begin(name) {
      mine = name
      if (client) await lockName(client, name)
    },
    isOver: async (name) => client !== null && name !== mine && nameIsFree(client, name),
    async close() {
      closed = true
      const last = client
      client = null
      await last?.end()
    },
  }
}
