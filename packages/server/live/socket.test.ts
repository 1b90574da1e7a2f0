import { once } from "node:events"
import { type AddressInfo, connect as connectSocket, type Socket } from "node:net"
import { newId } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { makeHttp } from "../platform/http/app.ts"
import { makeLog } from "../platform/log.ts"
import { makeMetrics } from "../platform/metrics.ts"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { serveSockets } from "../platform/sockets/serve.ts"
import { makeHub, openDeskSockets } from "./index.ts"
import { type Line, openLine } from "./testing/line.ts"

let house: House
let mei: Agent
beforeAll(async () => {
  house = await openHouse()
  mei = await house.agent({ name: "Mei" })
})
afterAll(() => house.close())

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
async function line(o: Parameters<typeof openLine>[1] = { visitor: mei }): Promise<Line> {
  const opened = await openLine(house.url, o)
  closing.push(() => opened.close())
  return opened
}

describe("the door", () => {
  test("opens for somebody who is signed in, on our own page", async () => {
    const desk = await line()
    expect(await desk.frame("hello")).toEqual({ t: "hello", staffId: mei.id, serverTime: expect.any(String) })
    await desk.close()
    closing.length = 0
    expect(await desk.closed).toBe(1005)
  })

  test.each([
    ["another site", { origin: "https://evil.example" }, 403],
    ["a site that only begins like ours", { origin: "http://127.0.0.1.evil.example" }, 403],
    ["an opaque origin", { origin: "null" }, 403],
    ["another path", { path: "/live/other" }, 404],
  ])("stays shut for %s", async (_case, o, status) => {
    await expect(line({ visitor: mei, ...o })).rejects.toThrow(`refused with ${status}`)
  })

  test("stays shut for a stranger, for a forged session and for a customer", async () => {
    await expect(line({})).rejects.toThrow("refused with 401")
    const [name = "", value = ""] = mei.cookie().split("=")
    await expect(line({ cookie: `${name}=${value.slice(0, -4)}AAAA` })).rejects.toThrow("refused with 401")
    const odile = await house.customer()
    await expect(line({ visitor: odile })).rejects.toThrow("refused with 401")
  })

  test("stays shut for the twenty-first line of one person", async () => {
    const rafael = await house.agent({ name: "Rafael" })
    for (let n = 0; n < 20; n++) await line({ visitor: rafael })
    await expect(line({ visitor: rafael })).rejects.toThrow("refused with 429")
    await line({ visitor: mei })
  })

  test("a peer that breaks off in the middle of the greeting harms nobody", async () => {
    const { port } = house.app.http.server.address() as AddressInfo
    for (let n = 0; n < 10; n++) {
      const socket = connectSocket(port, "127.0.0.1")
      await once(socket, "connect")
      await new Promise<void>((sent) => socket.write(greeting(mei.cookie()), () => sent()))
      socket.resetAndDestroy()
    }
    await (await line()).frame("hello")
  })
})

describe("a session that ends", () => {
  test("elsewhere, in the database alone: its line is closed within five seconds, for good", async () => {
    const jonna = await house.agent({ name: "Jonna" })
    const [hers, other] = [await openLine(house.url, { visitor: jonna }), await line()]
    await hers.frame("hello")
    const from = Date.now()
    await house.pool.query("delete from staff_sessions where account_id = $1", [jonna.id])
    expect(await hers.closed).toBe(4401)
    expect(Date.now() - from).toBeLessThan(6500)
    other.say({ t: "watch", view: "all" })
    await other.settled()
  })
})

describe("what a peer sends", () => {
  test.each<[string, string | Buffer]>([
    ["broken JSON", "{"],
    ["nothing", ""],
    ["a list", "[]"],
    ["a word", "null"],
    ["bytes", Buffer.from([0, 1, 2])],
    [
      "a frame of the server",
      JSON.stringify({ t: "hello", staffId: null, serverTime: new Date().toISOString() }),
    ],
    ["no known frame", JSON.stringify({ t: "delete-everything" })],
    ["a conversation that is no id", JSON.stringify({ t: "follow", conversationId: "1 or 1=1", after: 0 })],
    ["a place before the beginning", JSON.stringify({ t: "follow", conversationId: newId(), after: -1 })],
    [
      "a place that no database holds",
      JSON.stringify({ t: "follow", conversationId: newId(), after: 2_147_483_648 }),
    ],
    ["a view of nobody", JSON.stringify({ t: "watch", view: "team:everything" })],
    ["doing what nobody does", JSON.stringify({ t: "doing", conversationId: newId(), doing: "sleeping" })],
  ])("%s is refused, and the line lives on", async (_case, text) => {
    const desk = await line()
    desk.sayText(text)
    expect(await desk.frame("refused")).toEqual({ t: "refused", code: "invalid-input", conversationId: null })
    await desk.settled()
  })

  test("a frame of more than 16 kB ends the line", async () => {
    const desk = await openLine(house.url, { visitor: mei })
    desk.sayText(JSON.stringify({ t: "pong", padding: "x".repeat(16 * 1024) }))
    expect(await desk.closed).toBe(1009)
  })

  test("a flood of frames ends the line, two hundred in ten seconds don't", async () => {
    const calm = await line()
    for (let n = 0; n < 198; n++) calm.say({ t: "pong" })
    await calm.settled()
    const flooding = await openLine(house.url, { visitor: mei })
    for (let n = 0; n < 201; n++) flooding.say({ t: "pong" })
    expect(await flooding.closed).toBe(1008)
  })

  test("bytes that are no frame end the line", async () => {
    const { socket } = await rawLine(house.url, mei.cookie())
    const ended = once(socket, "close")
    socket.write("GET / HTTP/1.1\r\n\r\n")
    await ended
  })
})

describe("a peer that has gone without a word", () => {
  /** The hub with quick beats, on its own server; whoever asks is Mei. */
  async function quick(o: { heartbeatMs: number }) {
    const log = makeLog({ level: "silent" })
    const metrics = makeMetrics()
    const app = await makeHttp({ log, metrics, trustProxy: undefined, https: false })
    const sources = { namesOf: async () => new Map(), attachmentsOf: async () => new Map() }
    const chatsOf = () => Promise.reject(new Error("nobody talks here"))
    const hub = makeHub({ db: house.db, sources, log, chatsOf })
    const actor: StaffActor = { realm: "staff", id: mei.id, role: "agent", name: "Mei", teamIds: [] }
    let url = ""
    const doors = serveSockets(app, log)
    const sockets = openDeskSockets(doors, {
      hub,
      log,
      metrics,
      staffOf: async () => actor,
      origins: () => [url],
      ...o,
    })
    await app.listen({ host: "127.0.0.1", port: 0 })
    url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    const close = async () => {
      sockets.close()
      doors.close()
      await app.close()
    }
    return { url, hub, metrics, close }
  }

  test("is found by the beat and let go; one that answers stays", async () => {
    const server = await quick({ heartbeatMs: 60 })
    closing.push(server.close)
    const lively = await openLine(server.url)
    closing.push(() => lively.close())
    const { socket } = await rawLine(server.url, "")
    await expect.poll(() => server.hub.connections.size).toBe(2)
    await once(socket, "close")
    await expect.poll(() => server.hub.connections.size).toBe(1)
    await lively.frame("ping", 4)
    expect(server.hub.connections.size).toBe(1)
    const { values } = await server.metrics.sockets.get()
    expect(values).toMatchObject([{ value: 1, labels: { realm: "staff" } }])
  })

  test("doesn't keep a server from stopping, and the others are told to come again", async () => {
    const server = await quick({ heartbeatMs: 60_000 })
    const lively = await openLine(server.url)
    const { socket } = await rawLine(server.url, "")
    socket.on("error", () => {})
    await expect.poll(() => server.hub.connections.size).toBe(2)
    await server.close()
    expect(await lively.closed).toBe(1012)
  })
})

const greeting = (cookie: string, origin = "http://help.kestrel.example") =>
  [
    "GET /live/desk HTTP/1.1",
    "host: 127.0.0.1",
    "connection: Upgrade",
    "upgrade: websocket",
    "sec-websocket-version: 13",
    "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
    `origin: ${origin}`,
    `cookie: ${cookie}`,
    "",
    "",
  ].join("\r\n")

/** A line by hand: greets as a WebSocket should and then never says a word, nor answers any. */
async function rawLine(url: string, cookie: string): Promise<{ socket: Socket }> {
  const socket = connectSocket(Number(new URL(url).port), "127.0.0.1")
  await once(socket, "connect")
  socket.write(greeting(cookie, url))
  const [answer] = await once(socket, "data")
  if (!String(answer).startsWith("HTTP/1.1 101")) throw new Error(String(answer))
  socket.resume()
  return { socket }
}
