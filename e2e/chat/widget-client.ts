import { createHash, randomBytes } from "node:crypto"
import {
  type ChatClientFrame,
  type ChatServerFrame,
  chatServerFrame,
} from "@veridesk/contract/chat/frames.ts"
import type { ChatLine } from "@veridesk/contract/chat/state.ts"
import type pg from "pg"
import { WebSocket } from "ws"

export const ORIGIN = "http://kestrel.example"

/** A key of the widget for a customer who is there already. */
export async function openKey(pool: pg.Pool, customerId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url")
  await pool.query(
    `insert into widget_sessions (token_hash, customer_id, brand_id, identity_level, created_at, expires_at)
     select $1, id, brand_id, 'session', now(), now() + interval '1 day' from customers where id = $2`,
    [createHash("sha256").update(token).digest(), customerId],
  )
  return token
}

/** Asks the widget's door, JSON both ways. @throws Error with status and code */
export async function askDoor<T>(at: { url: string; key: string }, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${at.url}${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      origin: ORIGIN,
      authorization: `Bearer ${at.key}`,
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text}`)
  return JSON.parse(text) as T
}

type Message = { id: string; body: string }
const TRY_AGAIN_MS = 60

/**
 * A widget without a face: it keeps what it has not been told is stored, sends it again under the same id when a line
 * opens, in order, and repairs what it missed from its cursor. What comes twice or out of order it notes as a fault.
 */
export class WidgetClient {
  readonly lines: ChatLine[] = []
  readonly acked = new Map<string, number>()
  readonly faults: string[] = []
  #at: { url: string; key: string }
  #id: string
  #cursor = 0
  #outbox: Message[] = []
  #socket: WebSocket | null = null
  #closed = false
  /** What is said before the line knows who speaks would overtake what waits from before. */
  #ready = false
  #wake: (() => void)[] = []

  constructor(at: { url: string; key: string }, conversationId: string) {
    this.#at = at
    this.#id = conversationId
    this.#connect()
  }

  say(message: Message): void {
    this.#outbox.push(message)
    if (this.#ready) this.#send(message)
  }

  /** The network goes without a word. */
  cut(): void {
    this.#ready = false
    this.#socket?.terminate()
  }

  /** Resolves once everything said is stored and everything up to `seq` has been seen. */
  async settled(seq: () => Promise<number>): Promise<void> {
    for (;;) {
      if (this.#outbox.length === 0 && this.#cursor >= (await seq())) return
      await new Promise<void>((resolve) => {
        this.#wake.push(resolve)
        setTimeout(resolve, 200)
      })
    }
  }

  close(): void {
    this.#closed = true
    this.#socket?.terminate()
  }

  #connect(): void {
    if (this.#closed) return
    const socket = new WebSocket(`${this.#at.url.replace("http", "ws")}/live/chat`, {
      headers: { origin: ORIGIN },
    })
    this.#socket = socket
    this.#ready = false
    socket.on("open", () => this.#tell({ t: "hello", session: this.#at.key }))
    socket.on(
      "message",
      (data: Buffer) =>
        socket === this.#socket && this.#take(chatServerFrame.parse(JSON.parse(data.toString()))),
    )
    socket.on("error", () => {}) // every ending is told by "close"
    socket.on("close", () => setTimeout(() => this.#connect(), TRY_AGAIN_MS * (0.5 + Math.random())))
  }

  #take(frame: ChatServerFrame): void {
    if (frame.t === "hello") {
      this.#ready = true
      this.#tell({ t: "follow", conversationId: this.#id, after: this.#cursor })
      for (const message of this.#outbox) this.#send(message)
    }
    if (frame.t === "resync") this.#tell({ t: "follow", conversationId: this.#id, after: this.#cursor })
    if (frame.t === "refused") this.faults.push(`refused: ${frame.code}`)
    if (frame.t === "line") this.#show(frame.line)
    if (frame.t === "caught-up") this.#cursor = Math.max(this.#cursor, frame.seq)
    if (frame.t === "ack") {
      const before = this.acked.get(frame.id)
      if (before !== undefined && before !== frame.seq) this.faults.push(`${frame.id} was stored twice`)
      this.acked.set(frame.id, frame.seq)
      this.#outbox = this.#outbox.filter(({ id }) => id !== frame.id)
    }
    for (const wake of this.#wake.splice(0)) wake()
  }

  #show(line: ChatLine): void {
    const { seq } = line.event
    if (seq <= this.#cursor) return void this.faults.push(`${seq} came again after ${this.#cursor}`)
    if (line.after > this.#cursor) {
      this.faults.push(`a gap before ${seq}: ${line.after} was not seen`)
      return this.#tell({ t: "follow", conversationId: this.#id, after: this.#cursor })
    }
    this.#cursor = seq
    this.lines.push(line)
  }

  #send({ id, body }: Message): void {
    this.#tell({ t: "say", conversationId: this.#id, message: { id, body, attachmentIds: [] } })
  }

  #tell(frame: ChatClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame))
  }
}
