import type { AddressInfo } from "node:net"
import { type WebSocket, WebSocketServer } from "ws"

const HEARTBEAT_MS = 30_000

/*
 * The yardstick of everything live, in a process of its own: the bare `ws` server with its usual settings. It says the
 * port it listens on, answers each frame with itself at /echo, sends a frame said at /fan to everybody who is there, and
 * beats as the product does at /idle: a ping of the protocol and one a page can hear.
 */
const server = new WebSocketServer({ host: "127.0.0.1", port: 0, perMessageDeflate: false })
const idle = new Set<WebSocket>()
const fan = new Set<WebSocket>()
server.on("connection", (socket, request) => {
  socket.on("error", () => socket.terminate())
  if (request.url === "/echo") socket.on("message", (data: Buffer) => socket.send(data.toString()))
  if (request.url === "/fan") {
    fan.add(socket)
    socket.on("message", (data: Buffer) => {
      const text = data.toString()
      for (const one of fan) one.send(text)
    })
    socket.on("close", () => fan.delete(socket))
  }
  if (request.url === "/idle") {
    idle.add(socket)
    socket.on("close", () => idle.delete(socket))
  }
})
server.on("listening", () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
})
setInterval(() => {
  for (const socket of idle) {
    socket.ping()
    socket.send('{"t":"ping"}')
  }
}, HEARTBEAT_MS)
process.on("disconnect", () => process.exit(0))
