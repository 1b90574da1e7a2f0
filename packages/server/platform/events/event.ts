/** One line of the log, as readers get it. */
export type StoredEvent = {
  id: number
  xid: string
  conversationId: string
  seq: number
  kind: string
  actor: { realm: "customer" | "staff" | "system"; id: string | null }
  payload: Record<string, unknown>
  at: Date
}

/** A place in the log: everything up to and with this event has been handled. */
export type Cursor = { xid: string; id: number }

export const START: Cursor = { xid: "0", id: 0 }

/** Less than nothing where `a` stands before `b`. Transaction ids are decimal numbers too long to be one of ours. */
export function comparePlaces(a: Cursor, b: Cursor): number {
  if (a.xid === b.xid) return a.id - b.id
  return a.xid.length - b.xid.length || (a.xid < b.xid ? -1 : 1)
}
