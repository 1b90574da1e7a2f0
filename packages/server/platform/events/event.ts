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
