import { type ClientFrame, clientFrame, type ServerFrame } from "@veridesk/contract/live.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { WebSocket } from "ws"

/** What a peer may leave unread before it is told to read everything again. */
const MAX_BUFFERED = 1024 * 1024
/** A history waits while a peer has more than this to read, so that only what comes by itself can fill the buffer. */
const ENOUGH_BUFFERED = 128 * 1024
const DRAIN_CHECK_MS = 250
/** Frames a client may send in ten seconds; the desk sends a few a second at most. */
const MAX_FRAMES = 200
const WINDOW_MS = 10_000

/** One desk's socket: a thing with a life, so a class. It speaks frames, bounds what it takes and what it buffers. */
export class Connection {
  readonly id: string
  actor: StaffActor
  view: string | null = null
  /** The last frame of counters that was sent, so that the same is not sent again. */
  toldCounts = ""
  readonly following = new Map<string, Follower>()
  /** Conversations that the peer followed from beyond their end, and was told to read anew. */
  readonly beyondEnd = new Set<string>()
  #socket: WebSocket
  #overflowed = false
  #frames = 0
  #windowFrom = Date.now()
  #alive = true
  /** Frames are handled one after the other: what is said of a conversation counts after it was followed. */
  #turn: Promise<void> = Promise.resolve()
  #waiting: (() => void)[] = []

  constructor(o: {
    id: string
    actor: StaffActor
    socket: WebSocket
    onFrame: (frame: ClientFrame) => void | Promise<void>
    onClose: () => void
  }) {
    this.id = o.id
    this.actor = o.actor
    this.#socket = o.socket
    o.socket.on("message", (data, binary) =>
      this.#take(binary || !Buffer.isBuffer(data) ? "" : data.toString("utf8"), o.onFrame),
    )
    o.socket.on("pong", () => {
      this.#alive = true
    })
    o.socket.on("close", o.onClose)
    o.socket.on("error", () => o.socket.terminate())
  }

  /** Sends a frame, or, where the peer reads too slowly, drops it and promises a `resync` instead. */
  send(frame: ServerFrame): void {
    this.sendText(JSON.stringify(frame))
  }

  /** The same for a frame that was written once for many peers. */
  sendText(text: string): void {
    if (this.#overflowed || !this.#isOpen()) return
    if (this.#socket.bufferedAmount > MAX_BUFFERED) {
      this.#overflowed = true
      this.following.clear()
      this.#resyncWhenDrained()
      return
    }
    this.#socket.send(text, () => {
      for (const goOn of this.#waiting.splice(0)) goOn()
    })
  }

  /** Waits until the peer has read nearly all it was sent. @returns whether it is still there and to be sent more */
  async hasRoom(): Promise<boolean> {
    while (this.#isOpen() && this.#socket.bufferedAmount > ENOUGH_BUFFERED)
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    return this.#isOpen() && !this.#overflowed
  }

  /** Ends peers that didn't answer the last ping; pings the others. */
  beat(): void {
    if (!this.#alive) return this.#socket.terminate()
    this.#alive = false
    this.#socket.ping()
    // A page never sees pings of the protocol; by this one it knows that a line it hears nothing on is dead.
    this.send({ t: "ping" })
  }

  /** 4401: signed out or no longer allowed, don't reconnect; 1012: the server restarts, do. */
  close(code: 4401 | 1012): void {
    this.#socket.close(code)
  }

  #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  #take(text: string, onFrame: (frame: ClientFrame) => void | Promise<void>): void {
    const now = Date.now()
    if (now - this.#windowFrom > WINDOW_MS) {
      this.#windowFrom = now
      this.#frames = 0
    }
    this.#frames += 1
    if (this.#frames > MAX_FRAMES) return this.#socket.close(1008)
    const frame = readFrame(text)
    if (frame) this.#turn = this.#turn.then(() => onFrame(frame))
    else this.send({ t: "refused", code: "invalid-input", conversationId: null })
  }

  #resyncWhenDrained(): void {
    const timer = setInterval(() => {
      if (!this.#isOpen()) return clearInterval(timer)
      if (this.#socket.bufferedAmount > 0) return
      clearInterval(timer)
      this.#overflowed = false
      this.toldCounts = ""
      this.send({ t: "resync" })
    }, DRAIN_CHECK_MS)
    timer.unref()
  }
}

/** Where one connection stands in one conversation. */
export type Follower = { lastSent: number; catchingUp: boolean; missed: boolean }

function readFrame(text: string): ClientFrame | null {
  try {
    const read = clientFrame.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
