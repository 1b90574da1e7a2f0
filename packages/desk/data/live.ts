import { type ClientFrame, type ServerFrame, serverFrame } from "@veridesk/contract/live.ts"
import { cell } from "./cell.ts"

/*
 * The one socket to the server: opened after sign-in, opened again whenever it falls, with a pause that grows and
 * is never the same for two desks. What was asked for (follow, watch) is asked again by whoever listens to "open".
 */

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** The server sends a ping every 30 s; longer silence means that the line is dead, whatever the socket says. */
const SILENCE_MS = 45_000
/** Close code of the server for a session that is over. */
const SIGNED_OUT = 4401

export type LineState = "off" | "connecting" | "open" | "broken"
/** How the line stands and since when (ms). */
export const line = cell<{ state: LineState; since: number }>({ state: "off", since: 0 })

export interface LiveHandlers {
  onOpen(): void
  /** All frames that came since the last call, in their order. */
  onFrames(frames: ServerFrame[]): void
  onSignedOut(): void
}

let socket: WebSocket | null = null
let handlers: LiveHandlers | null = null
let pause = FIRST_PAUSE_MS
let retryTimer: ReturnType<typeof setTimeout> | undefined
let silenceTimer: ReturnType<typeof setTimeout> | undefined

export function startLive(listener: LiveHandlers): void {
  handlers = listener
  addEventListener("online", connectSoon)
  addEventListener("offline", drop)
  document.addEventListener("visibilitychange", whenVisible)
  connect()
}

export function stopLive(): void {
  handlers = null
  removeEventListener("online", connectSoon)
  removeEventListener("offline", drop)
  document.removeEventListener("visibilitychange", whenVisible)
  clearTimeout(retryTimer)
  clearTimeout(silenceTimer)
  socket?.close(1000)
  socket = null
  to("off")
}

/** Sends a frame where the line is open; otherwise it is forgotten, and asked for again when the line opens. */
export function sendFrame(frame: ClientFrame): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
}

function connect(): void {
  if (!handlers || socket) return
  if (navigator.onLine === false) return to("broken")
  if (line.get().state === "off") to("connecting")
  const scheme = location.protocol === "https:" ? "wss" : "ws"
  const made = new WebSocket(`${scheme}://${location.host}/live/desk`)
  socket = made
  made.onmessage = ({ data }) => {
    if (made === socket) read(String(data))
  }
  made.onclose = ({ code }) => {
    if (made !== socket) return
    if (code === SIGNED_OUT) handlers?.onSignedOut()
    fell()
  }
}

function read(text: string): void {
  const frame = parse(text)
  if (!frame) return
  if (frame.t === "ping") {
    // Watched only where the server pings in frames: pings of the protocol itself are hidden from a page.
    listenForSilence()
    return sendFrame({ t: "pong" })
  }
  if (silenceTimer) listenForSilence()
  if (frame.t === "hello") {
    pause = FIRST_PAUSE_MS
    to("open")
    handlers?.onOpen()
  }
  gather(frame)
}

/** A frame this desk doesn't know comes from a newer server; it is left out, and a gap it leaves is repaired. */
function parse(text: string): ServerFrame | null {
  try {
    const { success, data } = serverFrame.safeParse(JSON.parse(text))
    return success ? data : null
  } catch {
    return null
  }
}

let gathered: ServerFrame[] = []

/** Frames of one screen frame are handed on together; a hidden page has no screen frames, so it takes a timer. */
function gather(frame: ServerFrame): void {
  gathered.push(frame)
  if (gathered.length > 1) return
  if (document.hidden) setTimeout(handOn, 30)
  else requestAnimationFrame(handOn)
}

function handOn(): void {
  const frames = gathered
  gathered = []
  if (frames.length > 0) handlers?.onFrames(frames)
}

function listenForSilence(): void {
  clearTimeout(silenceTimer)
  silenceTimer = setTimeout(drop, SILENCE_MS)
}

/** Gives the line up without waiting for the other side to notice. */
function drop(): void {
  const old = socket
  socket = null
  old?.close()
  fell()
}

function fell(): void {
  socket = null
  clearTimeout(silenceTimer)
  silenceTimer = undefined
  if (!handlers) return
  if (line.get().state !== "broken") to("broken")
  clearTimeout(retryTimer)
  retryTimer = setTimeout(connect, pause * (0.5 + Math.random()))
  pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
}

/** The network came back, or the person did: try at once, but not in step with every other desk. */
function connectSoon(): void {
  if (socket) return
  clearTimeout(retryTimer)
  pause = FIRST_PAUSE_MS
  retryTimer = setTimeout(connect, Math.random() * 300)
}

function whenVisible(): void {
  if (!document.hidden) connectSoon()
}

function to(state: LineState): void {
  line.set({ state, since: Date.now() })
}
