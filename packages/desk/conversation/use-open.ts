import { useCallback, useEffect, useState } from "react"
import { Refused } from "../data/api.ts"
import { useCell } from "../data/cell.ts"
import { meet } from "../data/drafts.ts"
import { markRead } from "../data/server.ts"
import { markRow, openings, rows, timelines } from "../data/state.ts"
import { follow, load, unfollow } from "../data/sync.ts"
import { isFresh } from "../inbox/prefetch.ts"
import { draftReplaced } from "../composer/mode.ts"

/** Passing by with j or k is no following: only what stays open this long is. */
const FOLLOW_AFTER_MS = 200
/** What has been on the screen this long has been read. */
const READ_AFTER_MS = 1000
/** A copy older than this is asked for again even where the row says that nothing changed: drafts, viewers. */
const STALE_MS = 60_000

/** Reads and follows the open conversation, and marks it read. */
export function useOpen(id: string) {
  const [state, setState] = useState<"reading" | "open" | "failed" | "missing">(
    timelines.get(id) ? "open" : "reading",
  )
  // The mark "New" stays where it was when one came, though reading goes on.
  const [readUpTo, setReadUpTo] = useState(() => openings.get(id)?.lastReadSeq ?? Number.POSITIVE_INFINITY)

  const read = useCallback(async () => {
    const first = timelines.get(id) === null
    try {
      const opened = await load(id)
      if (first) setReadUpTo(opened.lastReadSeq)
      for (const mode of meet(id, opened.drafts)) draftReplaced(id, mode)
      setState("open")
    } catch (error) {
      const missing = error instanceof Refused && error.status === 404
      setState(missing ? "missing" : "failed")
    }
  }, [id])

  useEffect(() => {
    const age = Date.now() - (openings.get(id)?.at ?? 0)
    // A first sight can't wait; what is held is on the screen already and is brought up to date after a moment.
    if (!timelines.get(id)) void read()
    const timer = setTimeout(() => {
      follow(id)
      if (timelines.get(id) && (!isFresh(id) || age > STALE_MS)) void read()
    }, FOLLOW_AFTER_MS)
    return () => {
      clearTimeout(timer)
      unfollow(id)
    }
  }, [id, read])

  useReadMark(id)
  return { state, readUpTo, again: () => void read() }
}

/** Tells the server how far one has read: once a second at most, and only while the page is in sight. */
function useReadMark(id: string): void {
  const cursor = useCell(timelines.of(id))?.cursor ?? 0
  const unread = useCell(rows.of(id))?.unread ?? false
  useEffect(() => {
    if (!unread || cursor === 0) return
    const timer = setTimeout(() => {
      if (document.hidden) return
      markRow(id, { unread: false })
      const opening = openings.get(id)
      if (opening) openings.set(id, { ...opening, lastReadSeq: cursor })
      // A mark that got lost is set again when the conversation is opened again.
      markRead(id, cursor).catch(() => {})
    }, READ_AFTER_MS)
    return () => clearTimeout(timer)
  }, [id, cursor, unread])
}
