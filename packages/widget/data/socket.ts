import { CHAT_SESSION_OVER } from "@veridesk/contract/chat/close-code.ts"
import type { ChatClientFrame, ChatServerFrame } from "@veridesk/contract/chat/frames.ts"

export type Closed = "session-over" | "never-opened" | "lost"

export type Wire = {
  send: (frame: ChatClientFrame) => void
  /** Whether anything was heard within `ms`. */
  heardWithin: (ms: number) => boolean
  close: () => void
}

/** How long a proxy may hold a handshake before we call the way blocked. */
const HANDSHAKE_MS = 8_000

/**
 * Opens the customers' socket: hello with the session, then frames as they come. `closed` is called exactly once;
 * "never-opened" where the server's hello never came, as behind a proxy that knows no sockets.
 */
export function openWire(o: {
  url: string
  session: string
  frame: (frame: ChatServerFrame) => void
  closed: (how: Closed) => void
}): Wire {
  const socket = new WebSocket(o.url)
  let heardAt = Date.now()
  let isWelcome = false
  let isOver = false
  const over = (how: Closed) => {
    if (isOver) return
    isOver = true
    clearTimeout(patience)
    socket.close()
    o.closed(how)
  }
  const patience = setTimeout(() => over("never-opened"), HANDSHAKE_MS)
  const send = (frame: ChatClientFrame) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
  }

  socket.onopen = () => send({ t: "hello", session: o.session })
  socket.onmessage = ({ data }) => {
    if (isOver) return
    heardAt = Date.now()
    const frame = JSON.parse(String(data)) as ChatServerFrame
    if (frame.t === "ping") return send({ t: "pong" })
    if (frame.t === "hello") {
      isWelcome = true
      clearTimeout(patience)
    }
    o.frame(frame)
  }
  socket.onclose = ({ code }) =>
    over(code === CHAT_SESSION_OVER ? "session-over" : isWelcome ? "lost" : "never-opened")
  return { send, heardWithin: (ms) => Date.now() - heardAt < ms, close: () => over("lost") }
}
