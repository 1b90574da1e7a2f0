import type { IncomingMessage } from "node:http"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { WebSocket } from "ws"
import type { Log } from "../platform/log.ts"
import type { Metrics } from "../platform/metrics.ts"
import { Heartbeat } from "../platform/sockets/heartbeat.ts"
import type { Sockets } from "../platform/sockets/serve.ts"
import { DeskConnection } from "./desk-connection.ts"
import type { Hub } from "./hub.ts"

const PATH = "/live/desk"
/** A session that ended elsewhere is remembered for two seconds, and has to be dead within five. */
const RECHECK_MS = 3000
const MAX_FRAME_BYTES = 16 * 1024
const MAX_SOCKETS_PER_PERSON = 20

/**
 * The desk's live socket. Only our own pages may open it (Origin), only with an open staff session, and the session
 * is looked at again every three seconds for as long as the socket lives.
 */
export function openDeskSockets(
  sockets: Sockets,
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
  const requests = new Map<DeskConnection, IncomingMessage>()
  const heartbeat = new Heartbeat<DeskConnection>(o.heartbeatMs)
  const recheck = setInterval(() => void checkAll(), o.recheckMs ?? RECHECK_MS)
  recheck.unref()

  sockets.at(PATH, {
    longest: MAX_FRAME_BYTES,
    async welcome(request) {
      if (!o.origins().includes(request.headers.origin ?? "")) return "403 Forbidden"
      const actor = await o.staffOf(request)
      if (!actor) return "401 Unauthorized"
      const mine = [...o.hub.connections].filter((connection) => connection.actor.id === actor.id)
      if (mine.length >= MAX_SOCKETS_PER_PERSON) return "429 Too Many Requests"
      return (socket) => enter(request, socket, actor)
    },
  })

  return {
    close() {
      heartbeat.close()
      clearInterval(recheck)
      o.hub.close()
    },
  }

  function enter(request: IncomingMessage, socket: WebSocket, actor: StaffActor): void {
    const connection: DeskConnection = new DeskConnection({
      id: newId(),
      actor,
      socket,
      wire: request.socket,
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
        heartbeat.leave(connection)
        o.metrics.sockets.dec({ realm: "staff" })
        o.hub.leave(connection)
      },
    })
    requests.set(connection, request)
    heartbeat.join(connection)
    o.metrics.sockets.inc({ realm: "staff" })
    o.hub.enter(connection)
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
