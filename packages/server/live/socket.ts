import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { WebSocketServer } from "ws"
import type { App } from "../platform/http/app.ts"
import type { Log } from "../platform/log.ts"
import type { Metrics } from "../platform/metrics.ts"
import { Connection } from "./connection.ts"
import type { Hub } from "./hub.ts"

const PATH = "/live/desk"
const HEARTBEAT_MS = 30_000
/** A session that ended elsewhere is remembered for two seconds, and has to be dead within five. */
const RECHECK_MS = 3000
const MAX_FRAME_BYTES = 16 * 1024
const MAX_SOCKETS_PER_PERSON = 20
/** Peers that don't answer a closing server are let go of after this time. */
const GOODBYE_MS = 1000

/**
 * The desk's live socket. Only our own pages may open it (Origin), only with an open staff session, and the session
 * is looked at again every three seconds for as long as the socket lives.
 */
export function openSockets(
  app: App,
  o: {
    hub: Hub
    log: Log
    metrics: Metrics
    staffOf: (request: IncomingMessage) => Promise<StaffActor | null>
    origins: () => string[]
    heartbeatMs?: number
    recheckMs?: number
  },
): { close(): void } {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
  })
  const requests = new Map<Connection, IncomingMessage>()

  app.server.on("upgrade", (request, socket, head) => {
    // Node hands the bare socket over; an error that nobody listens to would end the process.
    socket.on("error", () => socket.destroy())
    if (request.url?.split("?")[0] !== PATH) return refuse(socket, "404 Not Found")
    welcome(request, socket, head).catch((error: Error) => {
      o.log.error({ err: error.message }, "a socket could not be opened")
      refuse(socket, "503 Service Unavailable")
    })
  })
  const heartbeat = setInterval(() => {
    for (const connection of o.hub.connections) connection.beat()
  }, o.heartbeatMs ?? HEARTBEAT_MS)
  const recheck = setInterval(() => void checkAll(), o.recheckMs ?? RECHECK_MS)
  heartbeat.unref()
  recheck.unref()

  return {
    close() {
      clearInterval(heartbeat)
      clearInterval(recheck)
      o.hub.close()
      server.close()
      setTimeout(() => {
        for (const client of server.clients) client.terminate()
      }, GOODBYE_MS).unref()
    },
  }

  async function welcome(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    if (!o.origins().includes(request.headers.origin ?? "")) return refuse(socket, "403 Forbidden")
    const actor = await o.staffOf(request)
    if (!actor) return refuse(socket, "401 Unauthorized")
    const mine = [...o.hub.connections].filter((connection) => connection.actor.id === actor.id)
    if (mine.length >= MAX_SOCKETS_PER_PERSON) return refuse(socket, "429 Too Many Requests")
    server.handleUpgrade(request, socket, head, (webSocket) => {
      const connection: Connection = new Connection({
        id: newId(),
        actor,
        socket: webSocket,
        onFrame: (frame) =>
          o.hub.take(connection, frame).catch((error: Error) => {
            o.log.error({ err: error.message, frame: frame.t }, "a frame could not be handled")
            connection.send({
              t: "refused",
              code: "busy",
              conversationId: "conversationId" in frame ? frame.conversationId : null,
            })
          }),
        onClose: () => {
          requests.delete(connection)
          o.metrics.sockets.dec({ realm: "staff" })
          o.hub.leave(connection)
        },
      })
      requests.set(connection, request)
      o.metrics.sockets.inc({ realm: "staff" })
      o.hub.enter(connection)
    })
  }

  async function checkAll(): Promise<void> {
    for (const [connection, request] of requests) {
      try {
        const actor = await o.staffOf(request)
        if (actor) connection.actor = actor
        else connection.close(4401)
      } catch (error) {
        o.log.warn({ err: (error as Error).message }, "a session could not be checked again")
      }
    }
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`, () => socket.destroy())
}
