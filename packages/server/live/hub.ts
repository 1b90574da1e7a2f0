import { setTimeout as pause } from "node:timers/promises"
import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import type { DeskChats } from "@veridesk/contract/chat/desk.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { ClientFrame, ServerFrame } from "@veridesk/contract/live.ts"
import { readable, type Sources, timeline, timelineOfNamed } from "../conversations/index.ts"
import { countsOfMany, rowsForMany } from "../inbox/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { grouped } from "../platform/db/grouped.ts"
import type { StoredEvent } from "../platform/events/event.ts"
import type { Log } from "../platform/log.ts"
import { isGone, touches } from "./concern.ts"
import { alertOf, isTold } from "./alert.ts"
import type { DeskConnection as Connection, Follower } from "./desk-connection.ts"
import { type Frame, textFrame } from "../platform/sockets/frame.ts"
import { eventFrame, rowFrames } from "./frames.ts"
import { gently } from "./gently.ts"
import { Presence } from "./presence.ts"

/** Events sent to one follower in one catch-up; a client further behind reads the conversation anew. */
const LONGEST_CATCH_UP = 2000
const PAGE = 200
/** Conversations one desk may follow at a time; it shows one and keeps a few at hand. */
const MOST_FOLLOWED = 100
/** A catch-up that fails is tried again after these pauses; then the client reads the conversation anew. */
const TRY_AGAIN_MS = [500, 1000, 2000, 4000]
const COUNTS_EVERY_MS = 1000
const CHATS_EVERY_MS = 700
/** Rows that change are read together and sent at most so often. */
const ROWS_EVERY_MS = 150
/** Where so many desks are due rows, or so many rows, they come by the second: what is said goes before lists. */
const CROWD = 500
const MANY_ROWS = 64
const CROWD_ROWS_EVERY_MS = 1000
/** The counters are kept by a reader of their own, which may come to an event a little later than we do. */
const COUNTS_SETTLE = 4

export type Hub = ReturnType<typeof makeHub>

/**
 * Who is connected to this process, what they look at, and the sending of what changes there.
 * Fan-out is by who is looking: events go to the followers of their conversation, rows to the watchers of a view.
 */
export function makeHub(o: {
  db: Db
  sources: Sources
  log: Log
  /** Live conversations as somebody of the staff sees them. */
  chatsOf: (actor: StaffActor) => Promise<DeskChats>
}) {
  const connections = new Set<Connection>()
  const presence = new Presence()
  let countsDue = 0
  let tellDoing: (o: { conversationId: string; name: string; on: boolean }) => void = () => {}
  const chatsTurned = gently(
    () => CHATS_EVERY_MS,
    () => sendChats(),
  )
  let rowsDue = new Map<Connection, Set<string>>()
  let rowsRead = 0
  /** When many desks come at once, their first rows share a statement. */
  const rowFor = grouped(
    async (wanted: { staffId: string; conversationId: string }[]) => {
      const rows = await rowsForMany(o.db, wanted)
      return wanted.map(
        (one) =>
          rows.find(({ staffId, row }) => staffId === one.staffId && row.id === one.conversationId)?.row ??
          null,
      )
    },
    { most: 100, lanes: 2, gatherMs: 8 },
  )
  const rowsTurned = gently(
    () => (connections.size > CROWD || rowsRead > MANY_ROWS ? CROWD_ROWS_EVERY_MS : ROWS_EVERY_MS),
    () => sendDueRows(),
  )
  const countsTimer = setInterval(() => void sendCounts(), COUNTS_EVERY_MS)
  countsTimer.unref()

  return {
    connections,
    viewersOf: (conversationId: string) => presence.in(conversationId),

    enter(connection: Connection): void {
      connections.add(connection)
      connection.send({ t: "hello", staffId: connection.actor.id, serverTime: new Date().toISOString() })
      chatsTurned()
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
          connection.beyondEnd.delete(frame.conversationId)
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
          // Said again: the customer is to see that it still holds.
          else if (frame.doing === "replying") tellWriter(frame.conversationId)
          return
        case "pong":
          return
      }
    },

    /** Who of the staff is connected here. */
    staffHere: () => [...new Set([...connections].map(({ actor }) => actor.id))],
    /** Who waits or talks live has changed: every desk is shown it. */
    chatsTurned,
    /** The other side of a followed conversation writes, or has stopped. */
    tellTyping({ conversationId, name, on }: { conversationId: string; name: string; on: boolean }): void {
      for (const connection of connections)
        if (connection.following.has(conversationId))
          connection.send({ t: "typing", conversationId, name, on })
      chatsTurned()
    },
    /** Who is told that one of us writes an answer. */
    onDoing(listener: typeof tellDoing): void {
      tellDoing = listener
    },

    /** Handler of the live follower of the event log. */
    async spread(events: StoredEvent[]): Promise<void> {
      if (connections.size === 0) return
      countsDue = COUNTS_SETTLE
      alertLeads(events)
      gatherRows(events)
      await spreadEvents(events)
    },

    /** Whether a desk here follows it. */
    isFollowed(conversationId: string): boolean {
      for (const { following } of connections) if (following.has(conversationId)) return true
      return false
    },

    /** What this process has just written is shown at once; the follower of the log comes by later. */
    show(events: TimelineEvent[]): void {
      for (const event of events) deliver(event)
    },

    close(): void {
      clearInterval(countsTimer)
      for (const connection of connections) connection.close(1012)
    },
  }

  async function follow(connection: Connection, conversationId: string, after: number): Promise<void> {
    const { following } = connection
    let from = after
    try {
      if (following.size >= MOST_FOLLOWED && !following.has(conversationId))
        throw new Refusal("too-many-requests", 429)
      const { lastSeq } = await readable(o.db, connection.actor, { id: conversationId })
      if (lastSeq - after > LONGEST_CATCH_UP) return connection.send({ t: "resync" })
      if (after <= lastSeq) connection.beyondEnd.delete(conversationId)
      else if (!connection.beyondEnd.has(conversationId)) return sendBack(connection, conversationId)
      else from = lastSeq
    } catch (error) {
      const code = error instanceof Refusal ? error.code : "busy"
      return connection.send({ t: "refused", code, conversationId })
    }
    const follower: Follower = { lastSent: from, catchingUp: false, missed: false }
    following.set(conversationId, follower)
    await catchUp(connection, conversationId, follower)
    await sendRow(connection, conversationId)
    connection.send({ t: "viewers", conversationId, viewers: presence.in(conversationId) })
  }

  /**
   * A cursor beyond the end is of a log that is no more: a backup was put back. The client has to read anew. It is told
   * so once; one that keeps its cursor all the same is followed from the real end, for it would be told without end.
   */
  function sendBack(connection: Connection, conversationId: string): void {
    connection.beyondEnd.add(conversationId)
    connection.following.delete(conversationId)
    connection.send({ t: "resync" })
  }

  /** Sends what the follower has not got, also what is written meanwhile; where that can't be, says so with a resync. */
  async function catchUp(connection: Connection, conversationId: string, follower: Follower): Promise<void> {
    if (follower.catchingUp) return
    follower.catchingUp = true
    const isCurrent = () => connection.following.get(conversationId) === follower
    const caughtUp = await sendMissing(connection, conversationId, { follower, isCurrent })
    follower.catchingUp = false
    // Followed anew from another cursor, let go of, or gone.
    if (!isCurrent()) return
    if (caughtUp) return connection.send({ t: "caught-up", conversationId, seq: follower.lastSent })
    connection.following.delete(conversationId)
    connection.send({ t: "resync" })
  }

  /** @returns whether nothing is left; false where there is too much of it, or where it can't be read */
  async function sendMissing(
    connection: Connection,
    conversationId: string,
    { follower, isCurrent }: { follower: Follower; isCurrent: () => boolean },
  ): Promise<boolean> {
    const from = follower.lastSent
    let failures = 0
    do {
      follower.missed = false
      try {
        const page = await timeline(o, conversationId, { after: follower.lastSent, limit: PAGE })
        for (const event of page.events) {
          if (!(await connection.hasRoom()) || !isCurrent()) return true
          sendEvent(connection, follower, { event, frame: eventFrame(event) })
        }
        if (page.more) follower.missed = true
        failures = 0
      } catch (error) {
        o.log.warn({ err: (error as Error).message, conversationId }, "a catch-up failed")
        const wait = TRY_AGAIN_MS[failures++]
        if (wait === undefined) return false
        follower.missed = true
        await pause(wait, undefined, { ref: false })
      }
      if (follower.lastSent - from > LONGEST_CATCH_UP) return false
    } while (follower.missed && isCurrent())
    return true
  }

  function sendEvent(
    connection: Connection,
    follower: Follower,
    { event, frame }: { event: TimelineEvent; frame: Frame },
  ): void {
    if (event.seq !== follower.lastSent + 1) return
    follower.lastSent = event.seq
    connection.sendFrame(frame)
  }

  async function spreadEvents(events: StoredEvent[]): Promise<void> {
    const named = events.filter(isNews)
    if (named.length === 0) return
    for (const event of await timelineOfNamed(o.db, o.sources, named)) deliver(event)
  }

  /** Whether somebody follows it who hasn't got it yet. */
  function isNews({ conversationId, seq }: StoredEvent): boolean {
    for (const { following } of connections) {
      const follower = following.get(conversationId)
      if (follower && follower.lastSent < seq) return true
    }
    return false
  }

  function deliver(event: TimelineEvent): void {
    let frame: Frame | null = null
    for (const connection of connections) {
      const follower = connection.following.get(event.conversationId)
      if (!follower || event.seq <= follower.lastSent) continue
      if (follower.catchingUp) follower.missed = true
      // Not waited for: a peer that reads slowly must not hold up the others.
      else if (event.seq > follower.lastSent + 1) void catchUp(connection, event.conversationId, follower)
      else {
        frame ??= eventFrame(event)
        sendEvent(connection, follower, { event, frame })
      }
    }
  }

  function alertLeads(events: StoredEvent[]): void {
    for (const alert of events.map(alertOf))
      if (alert) for (const connection of connections) if (isTold(connection.actor)) connection.send(alert)
  }

  async function sendRow(connection: Connection, conversationId: string): Promise<void> {
    const row = await rowFor({ staffId: connection.actor.id, conversationId })
    if (row) connection.sendFrame(rowFrames(row).frame(isGone(connection, row)))
  }

  function gatherRows(events: StoredEvent[]): void {
    const moves = Map.groupBy(
      events.filter((event) => "to" in event.payload),
      (event) => event.conversationId,
    )
    if (moves.size === 0) return
    // Any of its moves may have been the one out of the view, not only the last.
    for (const connection of connections)
      for (const [conversationId, all] of moves)
        if (all.some((event) => touches(connection, event))) dueRow(connection, conversationId)
    if (rowsDue.size > 0) rowsTurned()
  }

  function dueRow(connection: Connection, conversationId: string): void {
    const due = rowsDue.get(connection)
    if (due) due.add(conversationId)
    else rowsDue.set(connection, new Set([conversationId]))
  }

  /** All rows that all desks are due, in one statement; those of one person's desks are written once. */
  async function sendDueRows(): Promise<void> {
    const due = rowsDue
    rowsDue = new Map()
    const wanted = new Map<string, { staffId: string; conversationId: string }>()
    for (const [{ actor }, ids] of due)
      for (const conversationId of ids)
        wanted.set(`${actor.id} ${conversationId}`, { staffId: actor.id, conversationId })
    rowsRead = wanted.size
    try {
      const rows = await rowsForMany(o.db, [...wanted.values()])
      const byKey = new Map(rows.map((one) => [`${one.staffId} ${one.row.id}`, rowFrames(one.row)]))
      for (const [connection, ids] of due)
        for (const id of ids) {
          const one = byKey.get(`${connection.actor.id} ${id}`)
          if (one) connection.sendFrame(one.frame(isGone(connection, one.row)))
        }
    } catch (error) {
      o.log.warn({ err: (error as Error).message }, "rows could not be read")
    }
  }

  function tellViewers(conversationId: string): void {
    const viewers = presence.in(conversationId)
    const frame = textFrame(JSON.stringify({ t: "viewers", conversationId, viewers } satisfies ServerFrame))
    tellWriter(conversationId)
    for (const connection of connections)
      if (connection.following.has(conversationId)) connection.sendFrame(frame)
  }

  function tellWriter(conversationId: string): void {
    const writer = presence.in(conversationId).find(({ doing }) => doing === "replying")
    tellDoing({ conversationId, name: writer?.name ?? "", on: writer !== undefined })
  }

  /** Each person's is made once, however many desks they have open. */
  async function sendChats(): Promise<void> {
    const desks = Map.groupBy(connections, ({ actor }) => actor.id)
    for (const [first, ...others] of desks.values()) {
      if (!first) continue
      try {
        const chats = await o.chatsOf(first.actor)
        const text = JSON.stringify({ t: "chats", chats } satisfies ServerFrame)
        const frame = textFrame(text)
        for (const connection of [first, ...others]) {
          if (text === connection.toldChats) continue
          connection.toldChats = text
          connection.sendFrame(frame)
        }
      } catch (error) {
        o.log.warn({ err: (error as Error).message }, "live conversations could not be read")
      }
    }
  }

  /** For a few seconds after an event, to each desk what has changed since it was told last. */
  async function sendCounts(): Promise<void> {
    if (countsDue === 0) return
    countsDue -= 1
    try {
      const people = [...Map.groupBy(connections, ({ actor }) => actor.id).values()]
      const fresh = await countsOfMany(
        o.db,
        people.flatMap(([first]) => (first ? [first.actor] : [])),
      )
      for (const [at, desks] of people.entries()) {
        const text = JSON.stringify({ t: "counts", counts: fresh[at] })
        const frame = textFrame(text)
        for (const connection of desks) {
          if (text === connection.toldCounts) continue
          connection.toldCounts = text
          connection.sendFrame(frame)
        }
      }
    } catch (error) {
      o.log.warn({ err: (error as Error).message }, "the counters could not be read")
    }
  }
}

function nameOf(connection: Connection) {
  return { staffId: connection.actor.id, name: connection.actor.name }
}
