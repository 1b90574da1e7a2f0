import { once } from "node:events"
import type { IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import { newId } from "@veridesk/contract/ids.ts"
import { afterEach, beforeEach, expect, test } from "vitest"
import { WebSocket, WebSocketServer } from "ws"
import { Connection } from "./connection.ts"
import { textFrame } from "./frame.ts"

let server: WebSocketServer
let peer: WebSocket
let connection: Connection<string, { t: string }>

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" })
  await once(server, "listening")
  const accepted = once(server, "connection")
  peer = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const [socket, request] = (await accepted) as [WebSocket, IncomingMessage]
  await once(peer, "open")
  connection = new Connection({
    id: newId(),
    speech: {
      read: (text) => text,
      ping: textFrame('{"t":"ping"}'),
      resync: { t: "resync" },
      unreadable: { t: "refused" },
    },
    socket,
    wire: request.socket,
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

test.each([0, 1, 125, 126, 65_535, 65_536])(
  "a text of %i bytes arrives as it was written",
  async (length) => {
    const text = "x".repeat(length)
    const heard = once(peer, "message")
    connection.sendFrame(textFrame(text))
    const [data] = (await heard) as [Buffer]
    expect(data.toString()).toBe(text)
  },
)

test("whole frames and those of the protocol stay in their order", async () => {
  const heard: string[] = []
  peer.on("message", (data: Buffer) => heard.push(data.toString()))
  peer.on("ping", () => heard.push("ping"))
  const shared = textFrame("充值未到账")
  connection.sendFrame(shared)
  connection.beat()
  connection.sendFrame(shared)
  await expect.poll(() => heard).toEqual(["充值未到账", "ping", '{"t":"ping"}', "充值未到账"])
})
