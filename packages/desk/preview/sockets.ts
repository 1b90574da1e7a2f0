import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import type { ClientFrame, ServerFrame } from "@veridesk/contract/live.ts"
import { type WebSocket, WebSocketServer } from "ws"
import { staffNamed } from "./people.ts"
import type { Shown, World } from "./world.ts"

/** The preview's live socket: events to whoever follows, rows to all. */
export function openSockets() {
  const server = new WebSocketServer({ noServer: true })
  const following = new Map<WebSocket, Set<string>>()
  const send = (socket: WebSocket, frame: ServerFrame) => socket.send(JSON.stringify(frame))
  return {
    upgrade(world: World, request: IncomingMessage, [socket, head]: [Duplex, Buffer]) {
      server.handleUpgrade(request, socket, head, (opened) => {
        following.set(opened, new Set())
        opened.on("close", () => following.delete(opened))
        opened.on("message", (data) =>
          take(opened, JSON.parse((data as Buffer).toString("utf8")) as ClientFrame, world),
        )
        send(opened, { t: "hello", staffId: staffNamed("Mei").id, serverTime: new Date().toISOString() })
      })
    },
    /** Tells everybody what changed in a conversation. */
    spread(world: World, id: string, from: number) {
      const kept = world.kept.get(id)
      if (!kept) return
      for (const [socket, ids] of following) {
        if (ids.has(id)) for (const event of kept.events.slice(from)) send(socket, { t: "event", event })
        send(socket, { t: "row", row: kept.row, gone: false })
      }
    },
    /** How live chat stands, to all. */
    tellChats(world: World) {
      for (const [socket] of following) send(socket, { t: "chats", chats: world.chats.view() })
    },
    /** A customer writes, or has stopped. */
    typing(id: string, name: string, on: boolean) {
      for (const [socket, ids] of following)
        if (ids.has(id)) send(socket, { t: "typing", conversationId: id, name, on })
    },
    /** Shows somebody as looking or writing. */
    show(id: string, viewers: Shown[]) {
      for (const [socket] of following) send(socket, { t: "viewers", conversationId: id, viewers })
    },
  }

  function take(socket: WebSocket, frame: ClientFrame, world: World): void {
    if (frame.t === "unfollow") following.get(socket)?.delete(frame.conversationId)
    if (frame.t !== "follow") return
    following.get(socket)?.add(frame.conversationId)
    const kept = world.kept.get(frame.conversationId)
    if (!kept) return
    for (const event of kept.events.slice(frame.after)) send(socket, { t: "event", event })
    send(socket, { t: "caught-up", conversationId: frame.conversationId, seq: kept.events.length })
  }
}
