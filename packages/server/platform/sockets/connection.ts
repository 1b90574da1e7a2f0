import type { Duplex } from "node:stream"
import type { WebSocket } from "ws"
import { type Frame, textFrame } from "./frame.ts"

/** What a peer may leave unread before it is told to read everything again. */
const MAX_BUFFERED = 1024 * 1024
/** A history waits while a peer has more than this to read, so that only what comes by itself can fill the buffer. */
const ENOUGH_BUFFERED = 128 * 1024
const DRAIN_CHECK_MS = 250
/** Frames a client may send in ten seconds; ours send a few a second at most. */
const MAX_FRAMES = 200
const WINDOW_MS = 10_000

/** What a socket speaks: how its text is read, and the frames that every socket of ours knows. */
export type Speech<In, Out> = {
  /** Null where the text is no frame. */
  read(text: string): In | null
  ping: Frame
  resync: Out
  /** Said of a text that is no frame. */
  unreadable: Out
}

/** One socket: a thing with a life, so a class. It speaks frames, bounds what it takes and what it buffers. */
export class Connection<In, Out> {
  readonly id: string
  /** Told when the buffer is full: nothing of what it followed may be taken to have arrived. */
  onOverflow: () => void = () => {}
  #socket: WebSocket
  #wire: Duplex
  #speech: Speech<In, Out>
  #overflowed = false
  #frames = 0
  #windowFrom = Date.now()
  #alive = true
  /** Frames are handled one after the other: what is said of a conversation counts after it was followed. */
  #turn: Promise<void> = Promise.resolve()
  #waiting: (() => void)[] = []
  /** Frames of this moment, that go out together. */
  #due: Frame[] = []
  #dueBytes = 0

  constructor(o: {
    id: string
    socket: WebSocket
    /** What the socket runs on: its request's. Whole frames are written to it; with no compression, they stay in order. */
    wire: Duplex
    speech: Speech<In, Out>
    onFrame: (frame: In) => void | Promise<void>
    onClose: () => void
  }) {
    this.id = o.id
    this.#socket = o.socket
    this.#wire = o.wire
    this.#speech = o.speech
    o.socket.on("message", (data, binary) =>
      this.#take(binary || !Buffer.isBuffer(data) ? "" : data.toString("utf8"), o.onFrame),
    )
    o.socket.on("pong", () => {
      this.#alive = true
    })
    o.socket.on("close", () => {
      this.#goOn()
      o.onClose()
    })
    o.socket.on("error", () => o.socket.terminate())
  }

  /** Sends a frame, or, where the peer reads too slowly, drops it and promises a `resync` instead. */
  send(frame: Out): void {
    this.sendFrame(textFrame(JSON.stringify(frame)))
  }

  /** The same for a frame that was written once for many peers. */
  sendFrame(frame: Frame): void {
    if (this.#overflowed || !this.#isOpen()) return
    if (this.#unread() > MAX_BUFFERED) {
      this.#overflowed = true
      this.onOverflow()
      this.#resyncWhenDrained()
      return
    }
    if (this.#due.push(frame) === 1) sendSoon(this.#flush)
    this.#dueBytes += frame.length
    if (this.#dueBytes > ENOUGH_BUFFERED) this.#flush()
  }

  /** Waits until the peer has read what it was sent. @returns whether it is still there and to be sent more */
  async hasRoom(): Promise<boolean> {
    while (this.#isOpen() && this.#unread() > ENOUGH_BUFFERED)
      await new Promise<void>((resolve) => {
        if (this.#waiting.push(resolve) === 1) this.#wire.once("drain", () => this.#goOn())
      })
    return this.#isOpen() && !this.#overflowed
  }

  /** Ends peers that didn't answer the last ping; pings the others. */
  beat(): void {
    if (!this.#alive) return this.#socket.terminate()
    this.#alive = false
    // A ping goes out at once; what was sent before it goes first.
    this.#flush()
    this.#socket.ping()
    // A page never sees pings of the protocol; by this one it knows that a line it hears nothing on is dead.
    this.sendFrame(this.#speech.ping)
  }

  /** 4401: signed out or no longer allowed, don't reconnect; 1012: the server restarts, do; 1008: against the rules. */
  close(code: 4401 | 1012 | 1008): void {
    this.#flush()
    this.#socket.close(code)
  }

  #unread(): number {
    return this.#wire.writableLength + this.#dueBytes
  }

  #flush = (): void => {
    const [first, ...more] = this.#due
    if (!first) return
    this.#due = []
    this.#dueBytes = 0
    // Nothing may stand behind the socket's last frame.
    if (!this.#isOpen()) return
    if (more.length === 0) return void this.#wire.write(first)
    this.#wire.cork()
    this.#wire.write(first)
    for (const frame of more) this.#wire.write(frame)
    this.#wire.uncork()
  }

  #goOn(): void {
    for (const goOn of this.#waiting.splice(0)) goOn()
  }

  #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  #take(text: string, onFrame: (frame: In) => void | Promise<void>): void {
    const now = Date.now()
    if (now - this.#windowFrom > WINDOW_MS) {
      this.#windowFrom = now
      this.#frames = 0
    }
    this.#frames += 1
    if (this.#frames > MAX_FRAMES) return this.close(1008)
    const frame = this.#speech.read(text)
    if (frame) this.#turn = this.#turn.then(() => onFrame(frame))
    else this.send(this.#speech.unreadable)
  }

  #resyncWhenDrained(): void {
    const timer = setInterval(() => {
      if (!this.#isOpen()) return clearInterval(timer)
      if (this.#unread() > 0) return
      clearInterval(timer)
      this.#overflowed = false
      this.send(this.#speech.resync)
    }, DRAIN_CHECK_MS)
    timer.unref()
  }
}

/** What is sent at one moment goes out when that is over, each socket's in one piece. */
let soon: (() => void)[] = []

function sendSoon(flush: () => void): void {
  if (soon.push(flush) > 1) return
  process.nextTick(() => {
    const now = soon
    soon = []
    for (const send of now) send()
  })
}

/** Reads JSON text by a schema; null where it is none or another shape. */
export function frameReader<T>(schema: { safeParse(value: unknown): { success: boolean; data?: T } }) {
  return (text: string): T | null => {
    try {
      const read = schema.safeParse(JSON.parse(text))
      return read.success ? (read.data as T) : null
    } catch {
      return null
    }
  }
}
