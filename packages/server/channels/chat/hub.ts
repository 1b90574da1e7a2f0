import type { ChatClientFrame, ChatServerFrame } from "@veridesk/contract/chat/frames.ts"
import type { ChatState } from "@veridesk/contract/chat/state.ts"
import type { ChatDoor, CustomerEvent, Said, Speaker } from "./door.ts"
import { Typing } from "./typing.ts"

/** One widget's socket as the hub knows it. */
export type Peer = {
  send(frame: ChatServerFrame): void
  hasRoom(): Promise<boolean>
  close(code: 4401 | 1012 | 1008): void
}

/** Where one socket stands in a conversation. `shown`: the last line that its customer could see. */
type Follower = { lastSeq: number; shown: number; busy: boolean; missed: boolean; told: string }
export type Visitor = { peer: Peer; speaker: Speaker; following: Map<string, Follower> }

const PAGE = 100
const LONGEST_CATCH_UP = 2000
const MOST_FOLLOWED = 5

export type CustomerHub = ReturnType<typeof makeCustomerHub>

/**
 * Which widgets are connected to this process, and the sending of what changes for them: lines in the order of seq, what
 * was missed first; the state whenever any of it changes. Typing is known here alone and never stored.
 */
export function makeCustomerHub(door: ChatDoor) {
  const visitors = new Set<Visitor>()
  /** Who follows a conversation: one customer's devices. */
  const rooms = new Map<string, Set<Visitor>>()
  const typing = new Typing((conversationId, name, on) => {
    for (const { peer } of rooms.get(conversationId) ?? [])
      peer.send({ t: "typing", conversationId, name, on })
  })
  const waiting = new Map<string, Set<() => void>>()

  return {
    visitors,
    isHere: (conversationId: string) => rooms.has(conversationId) || waiting.has(conversationId),
    isTyping: (conversationId: string) => typing.ofCustomer(conversationId),
    staffTyping: (conversationId: string) => typing.ofStaff(conversationId),

    enter(peer: Peer, speaker: Speaker): Visitor {
      const visitor = { peer, speaker, following: new Map() }
      visitors.add(visitor)
      peer.send({ t: "hello", serverTime: door.clock().toISOString() })
      return visitor
    },
    leave(visitor: Visitor): void {
      visitors.delete(visitor)
      for (const id of visitor.following.keys()) leaveRoom(visitor, id)
    },

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

    /** Handler of the live follower of the event log, and of what this process has just written itself. */
    async spread(names: { conversationId: string; seq: number; kind: string }[]): Promise<void> {
      for (const { conversationId } of names) wake(conversationId)
      const followed = names.filter(({ conversationId }) => rooms.has(conversationId))
      if (followed.length === 0) return
      for (const event of await door.eventsNamed(followed)) deliver(event)
      await tellStates([...new Set(followed.map(({ conversationId }) => conversationId))])
    },

    /** The line has moved: whoever waits is told where they stand now. */
    async lineTurned(): Promise<void> {
      if (rooms.size > 0) await tellStates([...rooms.keys()])
    },

    /** The state of a conversation changed beside its log: how far it was read. */
    touched: (conversationId: string) =>
      rooms.has(conversationId) ? tellStates([conversationId]) : undefined,

    /** For the long poll: resolves when something happens there, or when the time is over. */
    wait(conversationId: string, ms: number): Promise<void> {
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          const all = waiting.get(conversationId)
          all?.delete(done)
          if (all?.size === 0) waiting.delete(conversationId)
          resolve()
        }
        const timer = setTimeout(done, ms)
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
    const { lastSeq } = await door.mine(speaker, conversationId)
    // Beyond the end: the log of another day. Too far behind: read by HTTP, page by page.
    if (after > lastSeq || lastSeq - after > LONGEST_CATCH_UP) return peer.send({ t: "resync" })
    const follower: Follower = { lastSeq: after, shown: after, busy: false, missed: false, told: "" }
    following.set(conversationId, follower)
    rooms.set(conversationId, (rooms.get(conversationId) ?? new Set()).add(visitor))
    await catchUp(visitor, conversationId, follower)
    await tellStates([conversationId])
    const name = typing.ofStaff(conversationId)
    if (name) peer.send({ t: "typing", conversationId, name, on: true })
  }

  function leaveRoom(visitor: Visitor, conversationId: string): void {
    visitor.following.delete(conversationId)
    const room = rooms.get(conversationId)
    room?.delete(visitor)
    if (room?.size !== 0) return
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
        const { events, more } = await door.eventsOf(conversationId, { after: follower.lastSeq, limit: PAGE })
        for (const event of events) {
          if (!(await visitor.peer.hasRoom()) || !isCurrent()) return
          show(visitor, follower, event)
        }
        if (more) follower.missed = true
      } while (follower.missed && isCurrent())
      visitor.peer.send({ t: "caught-up", conversationId, seq: follower.lastSeq })
    } catch (error) {
      door.warn({ err: (error as Error).message, conversationId }, "a catch-up failed")
      if (isCurrent()) leaveRoom(visitor, conversationId)
      visitor.peer.send({ t: "resync" })
    } finally {
      follower.busy = false
    }
  }

  function deliver(event: CustomerEvent): void {
    for (const visitor of rooms.get(event.conversationId) ?? []) {
      const follower = visitor.following.get(event.conversationId)
      if (!follower) continue
      // Not waited for: a peer that reads slowly must not hold up the others.
      if (follower.busy || event.seq > follower.lastSeq + 1)
        void catchUp(visitor, event.conversationId, follower)
      else show(visitor, follower, event)
    }
  }

  function show(visitor: Visitor, follower: Follower, event: CustomerEvent): void {
    if (event.seq !== follower.lastSeq + 1) return
    follower.lastSeq = event.seq
    if (!event.shown) return
    visitor.peer.send({ t: "line", line: { after: follower.shown, event: event.shown } })
    follower.shown = event.seq
  }

  async function tellStates(ids: string[]): Promise<void> {
    try {
      for (const [id, chat] of await door.statesOf(ids)) tellState(id, chat)
    } catch (error) {
      door.warn({ err: (error as Error).message }, "the state of conversations could not be read")
    }
  }

  function tellState(conversationId: string, chat: ChatState): void {
    const text = JSON.stringify(chat)
    for (const visitor of rooms.get(conversationId) ?? []) {
      const follower = visitor.following.get(conversationId)
      if (!follower || follower.told === text) continue
      follower.told = text
      visitor.peer.send({ t: "chat", chat })
    }
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
