import { type Client, singleClient } from "../db/connect.ts"
import type { Log } from "../log.ts"

const CHANNEL = "veridesk_events"
const COALESCE_MS = 15
const REOPEN_MS = 1000

/** What was shown here when it was written is read by this process's own readers so much later, many at once. */
const SHOWN_MS = 40

export type Bell = {
  ring(here?: "shown"): void
  onRing(listener: () => void): () => void
  close(): Promise<void>
}

/**
 * Wakes the readers of every process. A write rings after its commit: this process at once (or in a moment, where
 * whoever looks on here has been shown it already), the others by a NOTIFY that carries nothing, sent at most every 15 ms on a connection of its own, since NOTIFY inside the
 * write's transaction would make all commits queue behind one lock.
 */
export async function hangBell(o: { url: string; log: Log }): Promise<Bell> {
  const listeners = new Set<() => void>()
  let client: Client | null = null
  let pending: NodeJS.Timeout | null = null
  let later: NodeJS.Timeout | null = null
  let sending = false
  let closed = false
  const wake = () => {
    for (const listener of listeners) listener()
  }
  const wakeLater = () => {
    later = null
    wake()
  }
  const open = async () => {
    const next = singleClient(o.url, "veridesk bell")
    // A connection that breaks may say so more than once, and is replaced once.
    next.on("error", () => client === next && reopen())
    next.on("end", () => client === next && reopen())
    await next.connect()
    const { rows } = await next.query<{ pid: number }>("select pg_backend_pid() as pid")
    const own = rows[0]?.pid
    // What this process rings it has heard already.
    next.on("notification", ({ processId }) => processId !== own && wake())
    await next.query(`listen ${CHANNEL}`)
    if (closed) return next.end()
    client = next
  }
  const reopen = () => {
    client = null
    if (closed) return
    // Readers poll as well, so a bell that is away for a second costs latency and nothing else.
    setTimeout(() => void open().then(wake, reopen), REOPEN_MS).unref()
  }
  // One at a time on the wire; what rings meanwhile is the next one.
  const send = () => {
    pending = null
    if (sending || !client) {
      if (client && !closed) pending = setTimeout(send, COALESCE_MS)
      return
    }
    sending = true
    client
      .query(`notify ${CHANNEL}`)
      .catch(() => o.log.warn({ code: "bell-silent" }, "the bell could not be rung"))
      .finally(() => {
        sending = false
      })
  }
  await open()
  return {
    ring(here) {
      if (here === "shown") later ??= setTimeout(wakeLater, SHOWN_MS)
      else wake()
      pending ??= setTimeout(send, COALESCE_MS)
    },
    onRing(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      closed = true
      if (pending) clearTimeout(pending)
      if (later) clearTimeout(later)
      listeners.clear()
      const last = client
      client = null
      await last?.end()
    },
  }
}
