import { useCallback, useEffect, useState, useSyncExternalStore } from "react"
import { Refused } from "../data/api.ts"
import { useCell } from "../data/cell.ts"
import { markRead } from "../data/server.ts"
import { markRow, openings, rows, timelines } from "../data/state.ts"
import { follow, load, unfollow } from "../data/sync.ts"
import { isFresh } from "../inbox/prefetch.ts"

/** Passing by with j or k is no following: only what stays open this long is. */
const FOLLOW_AFTER_MS = 200
/** A conversation seen for the first time is read sooner, but not for each one that is only passed. */
const FIRST_AFTER_MS = 100
/** What has been on the screen this long has been read. */
const READ_AFTER_MS = 1000
/** A copy older than this is asked for again even where the row says that nothing changed: drafts, viewers. */
const STALE_MS = 60_000

type OpenState = "reading" | "open" | "failed" | "missing"

/** Reads and follows the open conversation, and marks it read. */
export function useOpen(id: string) {
  const [now, setNow] = useState(() => beginning(id))
  if (now.id !== id) setNow(beginning(id))

  const read = useCallback(async () => {
    const first = timelines.get(id) === null
    // Where one has moved on meanwhile, the answer changes nothing on the screen.
    const change = (more: Partial<typeof now>) => setNow((old) => (old.id === id ? { ...old, ...more } : old))
    try {
      const opened = await load(id)
      change(first ? { state: "open", readUpTo: opened.lastReadSeq } : { state: "open" })
    } catch (error) {
      change({ state: error instanceof Refused && error.status === 404 ? "missing" : "failed" })
    }
  }, [id])

  useEffect(() => {
    const age = Date.now() - (openings.get(id)?.at ?? 0)
    const timer = setTimeout(
      () => {
        follow(id)
        // What is held is on the screen already; it is brought up to date once one stays.
        if (!timelines.get(id) || !isFresh(id) || age > STALE_MS) void read()
      },
      timelines.get(id) ? FOLLOW_AFTER_MS : FIRST_AFTER_MS,
    )
    return () => {
      clearTimeout(timer)
      unfollow(id)
    }
  }, [id, read])

  useReadMark(id)
  return { state: now.state, readUpTo: now.readUpTo, again: () => void read() }
}

/** The mark "New" stays where it was when one came, though reading goes on. */
function beginning(id: string): { id: string; state: OpenState; readUpTo: number } {
  return {
    id,
    state: timelines.get(id) ? "open" : "reading",
    readUpTo: openings.get(id)?.lastReadSeq ?? Number.POSITIVE_INFINITY,
  }
}

/** Tells the server how far one has read: once a second at most, and only while the page is in sight. */
function useReadMark(id: string): void {
  const cursor = useCell(timelines.of(id))?.cursor ?? 0
  const unread = useCell(rows.of(id))?.unread ?? false
  const visible = useVisible()
  useEffect(() => {
    if (!unread || cursor === 0 || !visible) return
    const timer = setTimeout(() => {
      markRow(id, { unread: false })
      const opening = openings.get(id)
      if (opening) openings.set(id, { ...opening, lastReadSeq: cursor })
      // A mark that got lost is set again when the conversation is opened again.
      markRead(id, cursor).catch(() => {})
    }, READ_AFTER_MS)
    return () => clearTimeout(timer)
  }, [id, cursor, unread, visible])
}

/** Whether the page is in sight; what came while it wasn't is read when it is again. */
function useVisible(): boolean {
  return useSyncExternalStore(
    (listener) => {
      document.addEventListener("visibilitychange", listener)
      return () => document.removeEventListener("visibilitychange", listener)
    },
    () => !document.hidden,
  )
}
