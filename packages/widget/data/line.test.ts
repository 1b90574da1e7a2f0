import type { ChatServerFrame } from "@veridesk/contract/chat/frames.ts"
import type { ChatLines } from "@veridesk/contract/chat/widget.ts"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { type Line, makeLine } from "./line.ts"
import { Unreachable } from "./refused.ts"
import type { Closed } from "./socket.ts"

type Socket = {
  frame: (frame: ChatServerFrame) => void
  closed: (how: Closed) => void
  sent: string[]
  heardAt: number
}

const hello: ChatServerFrame = { t: "hello", serverTime: "2026-11-22T06:00:00Z" }
let sockets: Socket[]
let polls: number
let line: Line
/** What the network does to each way. */
let network: { sockets: boolean; polls: boolean; online: boolean }

beforeEach(() => {
  vi.useFakeTimers()
  sockets = []
  polls = 0
  network = { sockets: true, polls: true, online: true }
  line = makeLine({
    async connect({ frame, closed }) {
      const socket: Socket = { frame, closed, sent: [], heardAt: Date.now() }
      sockets.push(socket)
      setTimeout(() => (network.sockets ? frame(hello) : closed("never-opened")), 10)
      return {
        send: ({ t }) => socket.sent.push(t),
        heardWithin: (ms) => Date.now() - socket.heardAt < ms,
        close: () => closed("lost"),
      }
    },
    async poll(_id, { wait, signal }) {
      polls++
      if (!network.polls) throw new Unreachable("poll")
      await new Promise((done, failed) => {
        setTimeout(done, wait * 1000)
        signal.addEventListener("abort", () => failed(new Error("aborted")))
      })
      return { chat: {}, lines: [], cursor: 0, more: false, typing: null } as unknown as ChatLines
    },
    cursor: () => 7,
    frame: () => undefined,
    polled: () => undefined,
    sessionOver: async () => true,
    isOnline: () => network.online,
    isHidden: () => false,
  })
})
afterEach(() => {
  line.close()
  vi.useRealTimers()
})

test("says hello, follows from its cursor, and comes back after a break", async () => {
  line.follow("c")
  await vi.advanceTimersByTimeAsync(100)
  expect([line.link.get(), sockets[0]?.sent]).toEqual(["live", ["follow"]])
  sockets[0]?.closed("lost")
  expect(line.link.get()).toBe("connecting")
  await vi.advanceTimersByTimeAsync(3_000)
  expect([line.link.get(), sockets.length]).toEqual(["live", 2])
})

test("sockets that are blocked twice are given up for the long poll, and tried again later", async () => {
  network.sockets = false
  line.follow("c")
  await vi.advanceTimersByTimeAsync(6_000)
  expect([line.link.get(), sockets.length]).toEqual(["polling", 2])
  expect(line.tell({ t: "pong" })).toBe(false)
  network.sockets = true
  await vi.advanceTimersByTimeAsync(330_000)
  expect(line.link.get()).toBe("live")
})

test("where neither gets through it says so, and goes on trying", async () => {
  network = { sockets: false, polls: false, online: true }
  line.follow("c")
  await vi.advanceTimersByTimeAsync(20_000)
  expect(line.link.get()).toBe("blocked")
  network.polls = true
  await vi.advanceTimersByTimeAsync(60_000)
  expect(line.link.get()).toBe("polling")
})

test("without a network it is offline, and on at once when that is back", async () => {
  line.follow("c")
  await vi.advanceTimersByTimeAsync(100)
  network = { sockets: false, polls: false, online: false }
  sockets[0]?.closed("lost")
  expect(line.link.get()).toBe("offline")
  await vi.advanceTimersByTimeAsync(600_000)
  expect([line.link.get(), polls]).toEqual(["offline", 0])
  network = { sockets: true, polls: true, online: true }
  line.tryNow()
  await vi.advanceTimersByTimeAsync(100)
  expect(line.link.get()).toBe("live")
})

test("a line on which nothing is heard is dead, though nobody closed it", async () => {
  line.follow("c")
  await vi.advanceTimersByTimeAsync(100)
  await vi.advanceTimersByTimeAsync(100_000)
  expect(sockets.length).toBeGreaterThan(1)
})

test("a session that is over is opened anew before the line is", async () => {
  line.follow("c")
  await vi.advanceTimersByTimeAsync(100)
  sockets[0]?.closed("session-over")
  await vi.advanceTimersByTimeAsync(100)
  expect([line.link.get(), sockets.length]).toEqual(["live", 2])
})
