import {
  type ChatClientFrame,
  type ChatServerFrame,
  chatClientFrame,
} from "@veridesk/contract/chat/frames.ts"
import type { ChatDoor } from "./door.ts"
import { type CustomerHub, type Frame, refusedFrame, type Visitor } from "./hub.ts"
import { RecentSpeakers } from "./recent.ts"

const PATH = "/live/chat"
/** A revoked key loses its sockets within a second. */
const RECHECK_MS = 700
/** A key may be written as ended before this by another process: its clock, and a commit that takes a while. */
const LATE_MS = 30_000
/** Whoever doesn't say who they are in this time is let go. */
const HELLO_WITHIN_MS = 10_000
/** A message of the longest kind, every character of it escaped. */
const LONGEST_FRAME = 64 * 1024
const MOST_PER_PERSON = 10

/** A socket as the platform gives it. */
export type Line = {
  send(frame: ChatServerFrame): void
  sendFrame(frame: Frame): void
  hasRoom(): Promise<boolean>
  beat(): void
  close(code: 4401 | 1012 | 1008): void
}

/** How the platform takes a socket at an address. */
export type Listen = (o: {
  path: string
  /** The largest frame, in bytes. */
  longest: number
  frames: typeof chatClientFrame
  ping: ChatServerFrame
  resync: ChatServerFrame
  unreadable: ChatServerFrame
  mayOpen(request: { origin: string; address: string; language: string | undefined }): string | null
  opened(
    line: Line,
    request: { language: string | undefined },
  ): {
    take(frame: ChatClientFrame): Promise<void>
    closed(): void
    overflowed(): void
  }
}) => void

/**
 * The widgets' live socket: from allowed origins only; the first frame says who it is, so that no key stands in an
 * address; which keys have ended is looked at in less than a second, in one statement however many sockets there are.
 */
export function openCustomerSocket(
  listen: Listen,
  o: {
    door: ChatDoor
    hub: CustomerHub
    /** Beats every line that has joined. */
    heartbeat: { join(line: Line): void; leave(line: Line): void; close(): void }
    localeOf(language: string | undefined): "en" | "zh-CN"
  },
): { close(): void } {
  const { door, hub, heartbeat } = o
  const lines = new Map<Line, Visitor | null>()
  /** Who hasn't said who they are, and since when. */
  const newcomers = new Map<Line, number>()
  const recent = new RecentSpeakers(() => door.clock().getTime())
  let lookedAt = door.clock()
  const recheck = setInterval(() => void letGo(), RECHECK_MS)
  recheck.unref()

  listen({
    path: PATH,
    longest: LONGEST_FRAME,
    frames: chatClientFrame,
    ping: { t: "ping" },
    resync: { t: "resync" },
    unreadable: refusedFrame(
      { status: 400, code: "invalid-input", message: "", next: "" },
      { id: null, conversationId: null },
    ),
    mayOpen: ({ origin }) => (door.isAllowed(origin) ? null : "403 Forbidden"),
    opened(line, { language }) {
      const locale = o.localeOf(language)
      lines.set(line, null)
      heartbeat.join(line)
      newcomers.set(line, door.clock().getTime())
      return {
        async take(frame) {
          const visitor = lines.get(line)
          try {
            if (visitor) return await hub.take(visitor, frame)
            if (frame.t === "hello") return await admit(line, frame.session)
            line.close(4401)
          } catch (error) {
            line.send(refusedFrame(door.refusal(error, locale), about(frame)))
          }
        },
        overflowed() {
          const visitor = lines.get(line)
          if (visitor) hub.letGo(visitor)
        },
        closed() {
          newcomers.delete(line)
          const visitor = lines.get(line)
          lines.delete(line)
          heartbeat.leave(line)
          if (!visitor) return
          recent.leave(visitor.speaker)
          hub.leave(visitor)
        },
      }
    },
  })

  async function admit(line: Line, session: string): Promise<void> {
    const speaker = recent.back(door.nameOfKey(session)) ?? (await door.speakerOf(session))
    if (!speaker || !lines.has(line)) return line.close(4401)
    if (hub.socketsOf(speaker.actor.id) >= MOST_PER_PERSON) return line.close(1008)
    newcomers.delete(line)
    lines.set(line, hub.enter(line, speaker))
  }

  async function letGo(): Promise<void> {
    const now = door.clock()
    for (const [line, since] of newcomers) if (now.getTime() - since > HELLO_WITHIN_MS) line.close(4401)
    if (lines.size === 0 && !recent.any) {
      lookedAt = now
      return
    }
    try {
      const over = new Set(await door.overSince(new Date(lookedAt.getTime() - LATE_MS)))
      lookedAt = now
      if (over.size === 0) return
      recent.over(over)
      for (const [line, visitor] of lines) if (visitor && over.has(visitor.speaker.key)) line.close(4401)
    } catch (error) {
      door.warn({ err: (error as Error).message }, "keys could not be looked at again")
    }
  }

  return {
    close() {
      heartbeat.close()
      clearInterval(recheck)
      hub.close()
    },
  }
}

function about(frame: ChatClientFrame): { id: string | null; conversationId: string | null } {
  return {
    id: frame.t === "say" ? frame.message.id : null,
    conversationId: "conversationId" in frame ? frame.conversationId : null,
  }
}
