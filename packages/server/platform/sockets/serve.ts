import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { type WebSocket, WebSocketServer } from "ws"
import type { App } from "../http/app.ts"
import type { Log } from "../log.ts"

/** Peers that don't answer a closing server are let go of after this time. */
const GOODBYE_MS = 1000

/** Who may open a socket at an address: the status line of a refusal, or what takes it. */
export type Welcome = (request: IncomingMessage) => Promise<string | ((socket: WebSocket) => void)>

export type Sockets = {
  /** @param longest the largest frame that is taken there, in bytes; a larger one ends the line */
  at(path: string, door: { longest: number; welcome: Welcome }): void
  close(): void
}

/** Takes the upgrades of the server and gives each to whoever stands at its address. */
export function serveSockets(app: App, log: Log): Sockets {
  const doors = new Map<string, { server: WebSocketServer; welcome: Welcome }>()

  app.server.on("upgrade", (request, socket, head) => {
    // Node hands the bare socket over; an error that nobody listens to would end the process.
    socket.on("error", () => socket.destroy())
    const door = doors.get(request.url?.split("?")[0] ?? "")
    if (!door) return refuse(socket, "404 Not Found")
    door.welcome(request).then(
      (answer) =>
        typeof answer === "string"
          ? refuse(socket, answer)
          : door.server.handleUpgrade(request, socket, head, answer),
      (error: Error) => {
        log.error({ err: error.message }, "a socket could not be opened")
        refuse(socket, "503 Service Unavailable")
      },
    )
  })

  return {
    at(path, { longest, welcome }) {
      const server = new WebSocketServer({ noServer: true, maxPayload: longest, perMessageDeflate: false })
      doors.set(path, { server, welcome })
    },
    close() {
      for (const { server } of doors.values()) server.close()
      setTimeout(() => {
        for (const { server } of doors.values()) for (const client of server.clients) client.terminate()
      }, GOODBYE_MS).unref()
    },
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => socket.destroy())
}
