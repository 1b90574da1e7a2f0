import type { ChatClientFrame, ChatServerFrame } from "@veridesk/contract/chat/frames.ts"
import type { ChatLines } from "@veridesk/contract/chat/widget.ts"
import { type Cell, cell } from "./cell.ts"
import { Unreachable } from "./refused.ts"
import type { Closed, Wire } from "./socket.ts"

/** `blocked`: neither socket nor long poll gets through, though the browser has a network. */
export type Link = "connecting" | "live" | "polling" | "offline" | "blocked"

export type Line = {
  link: Cell<Link>
  /** Follow this conversation, or none. */
  follow: (conversationId: string | null) => void
  /** False where there is no socket: the caller asks by HTTP instead. */
  tell: (frame: ChatClientFrame) => boolean
  /** Somebody pressed "try again", or the network is back. */
  tryNow: () => void
  close: () => void
}

type Ways = {
  connect: (o: { frame: (frame: ChatServerFrame) => void; closed: (how: Closed) => void }) => Promise<Wire>
  poll: (id: string, o: { after: number; wait: number; signal: AbortSignal }) => Promise<ChatLines>
  cursor: () => number
  frame: (frame: ChatServerFrame) => void
  polled: (lines: ChatLines) => void
  sessionOver: () => Promise<boolean>
  isOnline: () => boolean
  isHidden: () => boolean
}

/** The server says something at least every 30 s; after this long it has gone without a word. */
const SILENCE_MS = 70_000
const BLOCKED_AFTER = 2
/** A network that blocked sockets once is asked again this much later. */
const SOCKET_AGAIN_MS = 300_000
const POLL_SECONDS = 25

/** Keeps one conversation up to date: by socket, by long poll where sockets are blocked, and by saying so where neither works. */
export function makeLine(ways: Ways): Line {
  const link = cell<Link>("connecting")
  let following: string | null = null
  let wire: Wire | null = null
  let tries = 0
  let failedSockets = 0
  let failedPolls = 0
  let turn = 0
  let polling: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let watch: ReturnType<typeof setInterval> | undefined

  const later = (ms: number, act: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(act, ms)
  }
  const away = () =>
    link.set(ways.isOnline() ? (failedPolls >= BLOCKED_AFTER ? "blocked" : "connecting") : "offline")
  const again = () => later(waitFor(tries++), run)

  const run = () => {
    if (!following) return
    if (failedSockets >= BLOCKED_AFTER) void poll(following)
    else void connect()
  }

  const connect = async () => {
    const mine = ++turn
    const isMine = () => mine === turn
    try {
      const opened = await ways.connect({
        frame: (frame) => isMine() && heard(frame),
        closed: (how) => isMine() && closed(how),
      })
      if (!isMine()) return opened.close()
      wire = opened
      listen()
    } catch {
      if (!isMine()) return
      // No session could be opened: it is asked for again with the next try.
      if (ways.isOnline()) failedPolls++
      away()
      again()
    }
  }

  /** A line that has gone without a word is taken for what it is; while nobody looks, no watch is kept. */
  const listen = () => {
    clearInterval(watch)
    watch = setInterval(() => {
      if (wire && !ways.isHidden() && !wire.heardWithin(SILENCE_MS)) wire.close()
    }, SILENCE_MS / 5)
  }

  const heard = (frame: ChatServerFrame) => {
    if (frame.t === "hello") {
      tries = failedSockets = failedPolls = 0
      link.set("live")
      if (following) wire?.send({ t: "follow", conversationId: following, after: ways.cursor() })
    }
    ways.frame(frame)
  }

  const closed = (how: Closed) => {
    wire = null
    clearInterval(watch)
    if (how === "session-over")
      return void ways.sessionOver().then((isNamed) => {
        if (isNamed) run()
      })
    if (how === "never-opened" && ways.isOnline()) failedSockets++
    away()
    if (how === "never-opened" && failedSockets >= BLOCKED_AFTER) return run()
    again()
  }

  const poll = async (id: string) => {
    const mine = ++turn
    const isMine = () => mine === turn
    const since = Date.now()
    while (isMine() && following === id && Date.now() - since < SOCKET_AGAIN_MS) {
      // Nobody looks: the next look begins with a fresh answer.
      if (ways.isHidden() && link.get() === "polling") return
      polling = new AbortController()
      try {
        const wait = link.get() === "polling" ? POLL_SECONDS : 0
        const lines = await ways.poll(id, { after: ways.cursor(), wait, signal: polling.signal })
        if (!isMine()) return
        failedPolls = tries = 0
        link.set("polling")
        ways.polled(lines)
      } catch (error) {
        if (!isMine() || polling.signal.aborted) return
        if (error instanceof Unreachable && ways.isOnline()) failedPolls++
        away()
        return again()
      }
    }
    if (isMine()) {
      failedSockets = BLOCKED_AFTER - 1
      run()
    }
  }

  const stop = () => {
    turn++
    clearTimeout(timer)
    clearInterval(watch)
    polling?.abort()
    wire?.close()
    wire = null
  }

  return {
    link,
    follow(conversationId) {
      if (conversationId === following) return
      stop()
      following = conversationId
      tries = 0
      link.set("connecting")
      run()
    },
    tell(frame) {
      if (!wire || link.get() !== "live") return false
      wire.send(frame)
      return true
    },
    tryNow() {
      if (!following || (wire?.heardWithin(SILENCE_MS) && link.get() === "live")) return
      stop()
      failedSockets = failedPolls = tries = 0
      if (link.get() !== "live") link.set("connecting")
      run()
    },
    close() {
      following = null
      stop()
    },
  }
}

/** 1 s, 2 s, 4 s … 30 s, each by half to one and a half: a server that restarts isn't stormed by all at once. */
function waitFor(tries: number): number {
  return Math.min(30_000, 1000 * 2 ** tries) * (0.5 + Math.random())
}
