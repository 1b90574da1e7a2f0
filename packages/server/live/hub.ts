import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { ClientFrame } from "@veridesk/contract/live.ts"
import { type Place, readable, type Sources, timeline, timelineOfNamed } from "../conversations/index.ts"
import { counts, rowsByIds } from "../inbox/index.ts"
import type { Db } from "../platform/db/connect.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import type { Log } from "../platform/log.ts"
import type { Connection, Follower } from "./connection.ts"
import { Presence } from "./presence.ts"

/** Events sent to one follower in one catch-up; a client further behind reads the conversation anew. */
const LONGEST_CATCH_UP = 2000
const PAGE = 200
const COUNTS_EVERY_MS = 1000

export type Hub = ReturnType<typeof makeHub>

/**
 * Who is connected to this process, what they look at, and the sending of what changes there.
 * Fan-out is by who is looking: events go to the followers of their conversation, rows to the watchers of a view.
 */
export function makeHub(o: { db: Db; sources: Sources; log: Log }) {
  const connections = new Set<Connection>()
  const presence = new Presence()
  let countsDirty = false
  const countsTimer = setInterval(() => void sendCounts(), COUNTS_EVERY_MS)
  countsTimer.unref()

  return {
    connections,
    viewersOf: (conversationId: string) => presence.in(conversationId),

    enter(connection: Connection): void {
      connections.add(connection)
      connection.send({ t: "hello", staffId: connection.actor.id, serverTime: new Date().toISOString() })
    },

    leave(connection: Connection): void {
      connections.delete(connection)
      for (const conversationId of presence.leaveAll(connection.id)) tellViewers(conversationId)
    },

    async take(connection: Connection, frame: ClientFrame): Promise<void> {
      switch (frame.t) {
        case "follow":
          return follow(connection, frame.conversationId, frame.after)
        case "unfollow":
          connection.following.delete(frame.conversationId)
          if (
            presence.set(frame.conversationId, { connectionId: connection.id, ...nameOf(connection) }, "left")
          )
            tellViewers(frame.conversationId)
          return
        case "watch":
          connection.view = frame.view
          return
        case "doing":
          if (!connection.following.has(frame.conversationId)) return
          if (
            presence.set(
              frame.conversationId,
              { connectionId: connection.id, ...nameOf(connection) },
              frame.doing,
            )
          )
            tellViewers(frame.conversationId)
          return
        case "pong":
          return
      }
    },

    /** Handler of the live follower of the event log. */
    async spread(events: StoredEvent[]): Promise<void> {
      if (connections.size === 0) return
      countsDirty = true
      await Promise.all([spreadEvents(events), spreadRows(events)])
    },

    close(): void {
      clearInterval(countsTimer)
      for (const connection of connections) connection.close(1012)
    },
  }

  async function follow(connection: Connection, conversationId: string, after: number): Promise<void> {
    try {
      await readable(o.db, connection.actor, { id: conversationId })
    } catch (error) {
      const code = error instanceof Refusal ? error.code : "busy"
      return connection.send({ t: "refused", code, conversationId })
    }
    const follower: Follower = { lastSent: after, catchingUp: false, missed: false }
    connection.following.set(conversationId, follower)
    await catchUp(connection, conversationId, follower)
    await sendRows(connection, [conversationId])
    connection.send({ t: "viewers", conversationId, viewers: presence.in(conversationId) })
  }

  /** Reads from the follower's cursor until nothing is left, also what was written meanwhile. */
  async function catchUp(connection: Connection, conversationId: string, follower: Follower): Promise<void> {
    if (follower.catchingUp) return
    follower.catchingUp = true
    const from = follower.lastSent
    do {
      follower.missed = false
      const page = await timeline(o, conversationId, { after: follower.lastSent, limit: PAGE })
      for (const event of page.events)
        sendEvent(connection, follower, { event, text: JSON.stringify({ t: "event", event }) })
      if (page.more) follower.missed = true
      if (follower.lastSent - from > LONGEST_CATCH_UP) {
        connection.following.delete(conversationId)
        return connection.send({ t: "resync" })
      }
    } while (follower.missed && connection.following.get(conversationId) === follower)
    follower.catchingUp = false
    connection.send({ t: "caught-up", conversationId, seq: follower.lastSent })
  }

  function sendEvent(
    connection: Connection,
    follower: Follower,
    { event, text }: { event: TimelineEvent; text: string },
  ): void {
    if (event.seq !== follower.lastSent + 1) return
    follower.lastSent = event.seq
    connection.sendText(text)
  }

  async function spreadEvents(events: StoredEvent[]): Promise<void> {
    const followed = new Set([...connections].flatMap((connection) => [...connection.following.keys()]))
    const named = events.filter((event) => followed.has(event.conversationId))
    if (named.length === 0) return
    const shown = await timelineOfNamed(o.db, o.sources, named)
    for (const event of shown) {
      const text = JSON.stringify({ t: "event", event })
      for (const connection of connections) {
        const follower = connection.following.get(event.conversationId)
        if (!follower) continue
        if (follower.catchingUp) follower.missed = true
        else if (event.seq > follower.lastSent + 1) await catchUp(connection, event.conversationId, follower)
        else sendEvent(connection, follower, { event, text })
      }
    }
  }

  async function spreadRows(events: StoredEvent[]): Promise<void> {
    const last = new Map(
      events.filter((event) => "to" in event.payload).map((event) => [event.conversationId, event]),
    )
    await Promise.all(
      [...connections].map(async (connection) => {
        const touched = [...last.values()].filter((event) => touches(connection, event))
        if (touched.length === 0) return
        await sendRows(
          connection,
          touched.map((event) => event.conversationId),
        )
      }),
    )
  }

  async function sendRows(connection: Connection, conversationIds: string[]): Promise<void> {
    const rows = await rowsByIds(o.db, connection.actor.id, conversationIds)
    for (const row of rows) connection.send({ t: "row", row, gone: !within(connection, row) })
  }

  function tellViewers(conversationId: string): void {
    const text = JSON.stringify({ t: "viewers", conversationId, viewers: presence.in(conversationId) })
    for (const connection of connections)
      if (connection.following.has(conversationId)) connection.sendText(text)
  }

  async function sendCounts(): Promise<void> {
    if (!countsDirty) return
    countsDirty = false
    try {
      for (const connection of connections)
        connection.send({ t: "counts", counts: await counts(o.db, connection.actor) })
    } catch (error) {
      o.log.warn({ err: (error as Error).message }, "the counters could not be read")
    }
  }
}

function nameOf(connection: Connection) {
  return { staffId: connection.actor.id, name: connection.actor.name }
}

/**
 * Whether an event brings a conversation into the watched view, changes it there, or takes it out; or it is one that
 * is open before somebody, whose head shows status and person wherever it was opened from.
 */
function touches(connection: Connection, event: StoredEvent): boolean {
  if (connection.following.has(event.conversationId)) return true
  const { from, to } = event.payload as { from?: Place | null; to?: Place }
  return [from, to].some((place) => place && within(connection, place))
}

function within(
  connection: Connection,
  place: { assigneeId: string | null; teamId: string | null },
): boolean {
  const { view, actor } = connection
  if (view === "mine") return place.assigneeId === actor.id
  if (view === "unassigned") return place.assigneeId === null
  if (view?.startsWith("team:")) return place.teamId === view.slice(5)
  return view === "all"
}
