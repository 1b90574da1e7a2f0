import type { ChatClientFrame, ChatServerFrame } from "@veridesk/contract/chat/frames.ts"
import type { ChatState } from "@veridesk/contract/chat/state.ts"
import type { ChatDoor, CustomerEvent, Said, Speaker } from "./door.ts"
import { Recent } from "./recent.ts"
import { Typing } from "./typing.ts"

/** A whole frame as it goes over the wire, for as many as get the same. */
export type Frame = Buffer

/** One widget's socket as the hub knows it. */
export type Peer = {
  send(frame: ChatServerFrame): void
  sendFrame(frame: Frame): void
  hasRoom(): Promise<boolean>
  close(code: 4401 | 1012 | 1008): void
}

/** Where one socket stands in a conversation. `shown`: the last line that its customer could see. */
type Follower = { lastSeq: number; shown: number; busy: boolean; missed: boolean; told: Frame | null }
/**
 * Who follows a conversation, which is one customer's devices, and its state as it was told last. `settled`: so that a
 * further line of the customer changes nothing in it.
 */
type Room = { visitors: Set<Visitor>; waits: boolean; state: Frame | null; settled: boolean }
export type Visitor = { peer: Peer; speaker: Speaker; following: Map<string, Follower> }

/** States of all conversations in which something happened are read together, at most so often. */
const STATES_EVERY_MS = 150
/** So many at a time, so that what comes in between isn't held up. */
const STATES_AT_ONCE = 500
const LONGEST_CATCH_UP = 2000
const MOST_FOLLOWED = 5

const FURTHER_LINE = "message.received"

/** What of the door the hub needs. */
export type HubDoor = Pick<
  ChatDoor,
  | "clock"
  | "warn"
  | "mine"
  | "endOf"
  | "eventsAfter"
  | "eventsNamed"
  | "statesOf"
  | "say"
  | "read"
  | "tellTyping"
>

export type CustomerHub = ReturnType<typeof makeCustomerHub>

/**
 * Which widgets are connected to this process, and the sending of what changes for them: lines in the order of seq, what
 * was missed first; the state whenever any of it changes. Typing is known here alone and never stored.
 */
export function makeCustomerHub(door: HubDoor, written: (text: string) => Frame) {
  const visitors = new Set<Visitor>()
  const people = new Map<string, number>()
  const rooms = new Map<string, Room>()
  const stale = new Set<string>()
  const recent = new Recent<Frame>(() => door.clock().getTime())
  let telling = false
  const typing = new Typing((conversationId, name, on) => {
    wake(conversationId)
    for (const { peer } of rooms.get(conversationId)?.visitors ?? [])
      peer.send({ t: "typing", conversationId, name, on })
  })
  /** Those who ask by long poll, and which of them wait for a person. */
  const waiting = new Map<string, Set<() => void>>()
  const inLine = new Set<string>()

  return {
    /** How many sockets somebody has here. */
    socketsOf: (customerId: string) => people.get(customerId) ?? 0,
    isHere: (conversationId: string) => rooms.has(conversationId) || waiting.has(conversationId),
    isTyping: (conversationId: string) => typing.ofCustomer(conversationId),
    staffTyping: (conversationId: string) => typing.ofStaff(conversationId),

    enter(peer: Peer, speaker: Speaker): Visitor {
      const visitor = { peer, speaker, following: new Map() }
      visitors.add(visitor)
      people.set(speaker.actor.id, (people.get(speaker.actor.id) ?? 0) + 1)
      peer.send({ t: "hello", serverTime: door.clock().toISOString() })
      return visitor
    },
    leave(visitor: Visitor): void {
      visitors.delete(visitor)
      const { id } = visitor.speaker.actor
      const left = (people.get(id) ?? 1) - 1
      if (left > 0) people.set(id, left)
      else people.delete(id)
      letGo(visitor)
    },
    /** Nothing that was followed on this socket may be taken to have arrived. */
    letGo,

    async take(visitor: Visitor, frame: ChatClientFrame): Promise<void> {
      switch (frame.t) {
        case "follow":
          return follow(visitor, frame.conversationId, frame.after)
        case "unfollow":
          return leaveRoom(visitor, frame.conversationId)
        case "say": {
          const said = await door.say(visitor.speaker, frame.conversationId, frame.message)
          typing.customerStopped(frame.conversationId, door.tellTyping)
          return visitor.peer.send({
            t: "ack",
            id: frame.message.id,
            seq: said.seq,
            at: said.at.toISOString(),
          })
        }
        case "typing":
          // Only in one's own conversation, which one follows.
          if (visitor.following.has(frame.conversationId)) customerTypes(visitor.speaker, frame)
          return
        case "read":
          return door.read(visitor.speaker, frame.conversationId, frame.seq)
        case "here":
        case "hello":
        case "pong":
          return
      }
    },

    customerTypes,

    /** A member of staff writes, or has stopped. */
    staffTypes(o: { conversationId: string; name: string; on: boolean }): void {
      typing.staff(o)
    },

    /** Handler of the live follower of the event log. What was shown as it was written is not read again. */
    async spread(names: { conversationId: string; seq: number; kind: string }[]): Promise<void> {
      for (const name of names) {
        wake(name.conversationId)
        recent.happened(name)
        moved(name.conversationId, name.kind)
      }
      const news = names.filter((name) => recent.lacks(name) || isNews(name))
      if (news.length > 0) for (const event of await door.eventsNamed(news)) deliver(event)
    },

    /** What this process has just written is shown at once; the follower of the log comes by later. */
    show(events: CustomerEvent[]): void {
      for (const event of events) {
        wake(event.conversationId)
        deliver(event)
        if (event.shown) recent.happened({ conversationId: event.conversationId, kind: event.shown.kind })
        moved(event.conversationId, event.shown?.kind ?? null)
      }
    },

    /** The line has moved: whoever waits is told where they stand now. */
    lineTurned(): void {
      for (const [id, { waits }] of rooms) if (waits) tellSoon(id)
      for (const id of inLine) wake(id)
    },

    /** The state of a conversation changed beside its log: how far it was read. */
    touched(conversationId: string): void {
      recent.setState(conversationId, null)
      if (rooms.has(conversationId)) tellSoon(conversationId)
      wake(conversationId)
    },

    /**
     * For the long poll: resolves when something happens there, or when the time is over. Who waits for a person
     * (`isInLine`) is also told when the line has moved.
     */
    wait(conversationId: string, o: { ms: number; isInLine: boolean }): Promise<void> {
      if (o.isInLine) inLine.add(conversationId)
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          const all = waiting.get(conversationId)
          all?.delete(done)
          if (all?.size === 0) {
            waiting.delete(conversationId)
            inLine.delete(conversationId)
          }
          resolve()
        }
        const timer = setTimeout(done, o.ms)
        waiting.set(conversationId, (waiting.get(conversationId) ?? new Set()).add(done))
      })
    },

    close(): void {
      for (const { peer } of visitors) peer.close(1012)
      for (const all of waiting.values()) for (const done of all) done()
    },
  }

  function customerTypes(speaker: Speaker, o: { conversationId: string; on: boolean }): void {
    typing.customer({ ...o, name: speaker.name }, door.tellTyping)
  }

  function wake(conversationId: string): void {
    for (const done of waiting.get(conversationId) ?? []) done()
  }

  async function follow(visitor: Visitor, conversationId: string, after: number): Promise<void> {
    const { following, speaker, peer } = visitor
    if (following.size >= MOST_FOLLOWED && !following.has(conversationId)) {
      const [oldest] = following.keys()
      if (oldest) leaveRoom(visitor, oldest)
    }
    const asked = { customerId: speaker.actor.id, seq: after }
    const end = recent.after(conversationId, asked) && (await door.endOf(conversationId))
    const known = recent.after(conversationId, asked)
    // What is known here may come a moment after what was stored elsewhere; whoever comes back is told all of it.
    if (known && after + known.events.length === end) {
      const { follower, room } = joinRoom(visitor, conversationId, after)
      for (const event of known.events) show(visitor, follower, lineOf(event, written))
      peer.send({ t: "caught-up", conversationId, seq: follower.lastSeq })
      if (known.state) {
        room.state ??= known.state
        follower.told = known.state
        peer.sendFrame(known.state)
      }
      return welcome(visitor, conversationId)
    }
    const { lastSeq } = await door.mine(speaker, conversationId)
    // Beyond the end: the log of another day. Too far behind: read by HTTP, page by page.
    if (after > lastSeq || lastSeq - after > LONGEST_CATCH_UP) return peer.send({ t: "resync" })
    const { follower } = joinRoom(visitor, conversationId, after)
    await catchUp(visitor, conversationId, follower)
    welcome(visitor, conversationId)
  }

  function joinRoom(visitor: Visitor, conversationId: string, after: number) {
    const follower: Follower = { lastSeq: after, shown: after, busy: false, missed: false, told: null }
    visitor.following.set(conversationId, follower)
    const room = rooms.get(conversationId) ?? {
      visitors: new Set(),
      waits: true,
      state: null,
      settled: false,
    }
    room.visitors.add(visitor)
    rooms.set(conversationId, room)
    return { follower, room }
  }

  function welcome({ peer }: Visitor, conversationId: string): void {
    tellSoon(conversationId)
    const name = typing.ofStaff(conversationId)
    if (name) peer.send({ t: "typing", conversationId, name, on: true })
  }

  function letGo(visitor: Visitor): void {
    for (const id of visitor.following.keys()) leaveRoom(visitor, id)
  }

  function leaveRoom(visitor: Visitor, conversationId: string): void {
    visitor.following.delete(conversationId)
    const room = rooms.get(conversationId)
    room?.visitors.delete(visitor)
    if (room?.visitors.size !== 0) return
    rooms.delete(conversationId)
    typing.customerStopped(conversationId, door.tellTyping)
  }

  async function catchUp(visitor: Visitor, conversationId: string, follower: Follower): Promise<void> {
    if (follower.busy) {
      follower.missed = true
      return
    }
    follower.busy = true
    const isCurrent = () => visitor.following.get(conversationId) === follower
    try {
      do {
        follower.missed = false
        const { events, more } = await door.eventsAfter(conversationId, follower.lastSeq)
        for (const event of events) {
          if (!(await visitor.peer.hasRoom()) || !isCurrent()) return
          show(visitor, follower, lineOf(event, written))
        }
        if (more) follower.missed = true
      } while (follower.missed && isCurrent())
      visitor.peer.send({ t: "caught-up", conversationId, seq: follower.lastSeq })
      recent.begin(conversationId, { customerId: visitor.speaker.actor.id, lastSeq: follower.lastSeq })
    } catch (error) {
      door.warn({ err: (error as Error).message, conversationId }, "a catch-up failed")
      if (isCurrent()) leaveRoom(visitor, conversationId)
      visitor.peer.send({ t: "resync" })
    } finally {
      follower.busy = false
    }
  }

  function isNews({ conversationId, seq }: { conversationId: string; seq: number }): boolean {
    for (const { following } of rooms.get(conversationId)?.visitors ?? []) {
      const follower = following.get(conversationId)
      if (follower && follower.lastSeq < seq) return true
    }
    return false
  }

  function deliver(event: CustomerEvent): void {
    recent.add(event)
    const line = lineOf(event, written)
    for (const visitor of rooms.get(event.conversationId)?.visitors ?? []) {
      const follower = visitor.following.get(event.conversationId)
      if (!follower || event.seq <= follower.lastSeq) continue
      // Not waited for: a peer that reads slowly must not hold up the others.
      if (follower.busy || event.seq > follower.lastSeq + 1)
        void catchUp(visitor, event.conversationId, follower)
      else show(visitor, follower, line)
    }
  }

  function show(visitor: Visitor, follower: Follower, { event, behind }: Line): void {
    if (event.seq !== follower.lastSeq + 1) return
    follower.lastSeq = event.seq
    if (!event.shown) return
    visitor.peer.sendFrame(behind(follower.shown))
    follower.shown = event.seq
  }

  /** Something happened there, of which only a further line of who waits or talks leaves the state as it is. */
  function moved(conversationId: string, kind: string | null): void {
    const room = rooms.get(conversationId)
    if (kind !== FURTHER_LINE) recent.setState(conversationId, null)
    if (room && !(room.settled && kind === FURTHER_LINE)) tellSoon(conversationId)
  }

  /** States are asked for by whoever says so at about the same time, in as many statements as for one. */
  function tellSoon(conversationId: string): void {
    stale.add(conversationId)
    const room = rooms.get(conversationId)
    if (room) room.settled = false
    if (telling) return
    telling = true
    setImmediate(() => void tellStale())
  }

  async function tellStale(): Promise<void> {
    const some = [...stale].slice(0, STATES_AT_ONCE)
    for (const id of some) stale.delete(id)
    const ids = some.filter((id) => rooms.has(id))
    try {
      if (ids.length > 0) for (const [id, chat] of await door.statesOf(ids)) tellState(id, chat)
    } catch (error) {
      door.warn({ err: (error as Error).message }, "the state of conversations could not be read")
    }
    setTimeout(() => {
      telling = false
      for (const id of stale) return tellSoon(id)
    }, STATES_EVERY_MS).unref()
  }

  function tellState(conversationId: string, chat: ChatState): void {
    const room = rooms.get(conversationId)
    if (!room) return
    room.waits = chat.phase === "queued"
    room.settled = (room.waits || chat.phase === "active") && chat.idle === null && !stale.has(conversationId)
    const state = written(JSON.stringify({ t: "chat", chat } satisfies ChatServerFrame))
    if (!room.state?.equals(state)) room.state = state
    recent.setState(conversationId, room.settled && !room.waits ? room.state : null)
    for (const { following, peer } of room.visitors) {
      const follower = following.get(conversationId)
      if (!follower || !room.state || follower.told === room.state) continue
      follower.told = room.state
      peer.sendFrame(room.state)
    }
  }
}

/** An event to be shown to many; its frame is written once for all who stand behind the same line. */
type Line = { event: CustomerEvent; behind(after: number): Frame }

function lineOf(event: CustomerEvent, write: (text: string) => Frame): Line {
  let last: { after: number; frame: Frame } | null = null
  return {
    event,
    behind(after) {
      if (last?.after !== after)
        last = {
          after,
          frame: write(`{"t":"line","line":{"after":${after},"event":${JSON.stringify(event.shown)}}}`),
        }
      return last.frame
    },
  }
}

/** A refusal as a frame. */
export function refusedFrame(
  said: Said,
  about: { id: string | null; conversationId: string | null },
): ChatServerFrame {
  const { code, message, next, detail } = said
  return { t: "refused", ...about, code, message, next, ...(detail === undefined ? {} : { detail }) }
}
