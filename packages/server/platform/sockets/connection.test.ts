import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { newId } from "@veridesk/contract/ids.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { WebSocket, WebSocketServer } from "ws"
import { Connection } from "./connection.ts"

let server: WebSocketServer
let peer: WebSocket
let connection: Connection<string, { t: string }>

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" })
  await once(server, "listening")
  const accepted = once(server, "connection")
  peer = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [socket] = (await accepted) as [WebSocket]
  await once(peer, "open")
  connection = new Connection({
    id: newId(),
    speech: {
      read: (text) => text,
      ping: { t: "ping" },
      resync: { t: "resync" },
      unreadable: { t: "refused" },
    },
    socket,
    onFrame: async () => {},
    onClose: () => {},
  })
})

afterEach(async () => {
  peer.terminate()
  server.close()
  await once(server, "close")
})

test("a beat is a frame too, so that a page can tell a dead line from a quiet one", async () => {
  const heard = once(peer, "message")
  connection.beat()
  const [data] = (await heard) as [Buffer]
  expect(JSON.parse(data.toString())).toEqual({ t: "ping" })
})

test("a peer that answered nothing since the last beat is let go", async () => {
  peer.pause()
  const ended = once(peer, "close")
  connection.beat()
  connection.beat()
  peer.resume()
  await ended
})
