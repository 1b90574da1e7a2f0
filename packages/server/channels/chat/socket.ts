import {
  type ChatClientFrame,
  type ChatServerFrame,
  chatClientFrame,
} from "@veridesk/contract/chat/frames.ts"
import type { ChatDoor } from "./door.ts"
import { type CustomerHub, refusedFrame, type Visitor } from "./hub.ts"

const PATH = "/live/chat"
const HEARTBEAT_MS = 30_000
/** A revoked key loses its sockets within a second. */
const RECHECK_MS = 700
/** Whoever doesn't say who they are in this time is let go. */
const HELLO_WITHIN_MS = 10_000
/** A message of the longest kind, every character of it escaped. */
const LONGEST_FRAME = 64 * 1024
const MOST_PER_PERSON = 10

/** A socket as the platform gives it. */
export type Line = {
  send(frame: ChatServerFrame): void
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
 * address; keys are looked at again in less than a second, all in one statement.
 */
export function openCustomerSocket(
  listen: Listen,
  o: { door: ChatDoor; hub: CustomerHub; localeOf(language: string | undefined): "en" | "zh-CN" },
): { close(): void } {
  const { door, hub } = o
  const lines = new Map<Line, Visitor | null>()
  const heartbeat = setInterval(() => {
    for (const line of lines.keys()) line.beat()
  }, HEARTBEAT_MS)
  const recheck = setInterval(() => void letGo(), RECHECK_MS)
  heartbeat.unref()
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
      const timer = setTimeout(() => lines.get(line) === null && line.close(4401), HELLO_WITHIN_MS).unref()
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
        overflowed: () => lines.get(line)?.following.clear(),
        closed() {
          clearTimeout(timer)
          const visitor = lines.get(line)
          lines.delete(line)
          if (visitor) hub.leave(visitor)
        },
      }
    },
  })

  async function admit(line: Line, session: string): Promise<void> {
    const speaker = await door.speakerOf(session)
    if (!speaker || !lines.has(line)) return line.close(4401)
    const mine = [...hub.visitors].filter((one) => one.speaker.actor.id === speaker.actor.id)
    if (mine.length >= MOST_PER_PERSON) return line.close(1008)
    lines.set(line, hub.enter(line, speaker))
  }

  async function letGo(): Promise<void> {
    const known = [...lines].flatMap(([line, visitor]) =>
      visitor ? [{ line, key: visitor.speaker.key }] : [],
    )
    if (known.length === 0) return
    try {
      const over = new Set(await door.overAmong(known.map(({ key }) => key)))
      for (const { line, key } of known) if (over.has(key)) line.close(4401)
    } catch (error) {
      door.warn({ err: (error as Error).message }, "keys could not be looked at again")
    }
  }

  return {
    close() {
      clearInterval(heartbeat)
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
