import { once } from "node:events"
import { connect, type Socket } from "node:net"

/** One thing to ask for, as it goes over the wire. */
export type Asking = { path: string; bytes: Buffer }

/** A GET as a browser of this reader sends it. @param reader their address, as a proxy in front would tell it */
export function asking(host: string, path: string, reader: string): Asking {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `host: ${host}`,
    "accept: text/html",
    "accept-encoding: br",
    `x-forwarded-for: ${reader}`,
    "",
    "",
  ]
  return { path, bytes: Buffer.from(lines.join("\r\n"), "latin1") }
}

/**
 * Connections that stay open, each with one question in flight: a closed loop. It reads no more of an answer than it
 * needs to find its end, so that the load costs less than what is measured.
 */
export async function openLanes(url: URL, lanes: number) {
  const open = await Promise.all(Array.from({ length: lanes }, () => openLane(url)))
  return {
    /** Asks for all of it once. @returns rate, and times in ms */
    async run(all: Asking[]): Promise<{ perSecond: number; times: number[] }> {
      const times: number[] = []
      let next = 0
      const from = performance.now()
      await Promise.all(
        open.map(async (lane) => {
          for (let one = all[next++]; one; one = all[next++]) {
            const began = performance.now()
            await lane.ask(one)
            times.push(performance.now() - began)
          }
        }),
      )
      return { perSecond: (all.length / (performance.now() - from)) * 1000, times }
    },
    close() {
      for (const { socket } of open) socket.destroy()
    },
  }
}

const END_OF_HEAD = Buffer.from("\r\n\r\n")

async function openLane(url: URL) {
  const socket: Socket = connect({ host: "127.0.0.1", port: Number(url.port), noDelay: true })
  await once(socket, "connect")
  let asked: Asking | null = null
  let done: (() => void) | null = null
  let failed: ((error: Error) => void) | null = null
  let have: Buffer = Buffer.alloc(0)
  /** Bytes of the body that are still to come, where the head has been read. */
  let left: number | null = null
  socket.on("data", (chunk: Buffer) => {
    if (left !== null) left -= chunk.length
    else {
      have = have.length > 0 ? Buffer.concat([have, chunk]) : chunk
      const end = have.indexOf(END_OF_HEAD)
      if (end < 0) return
      const head = have.toString("latin1", 0, end).toLowerCase()
      const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1]
      if (!head.startsWith("http/1.1 200") || length === undefined) {
        failed?.(new Error(`${asked?.path} answered ${head.split("\r\n")[0]}`))
        return
      }
      left = Number(length) - (have.length - end - END_OF_HEAD.length)
      have = Buffer.alloc(0)
    }
    if (left > 0) return
    left = null
    done?.()
  })
  const broken = (error?: Error) => failed?.(error ?? new Error(`${asked?.path}: the connection ended`))
  socket.on("error", broken)
  socket.on("close", () => broken())
  return {
    socket,
    ask: (one: Asking) =>
      new Promise<void>((resolve, reject) => {
        asked = one
        done = resolve
        failed = reject
        socket.write(one.bytes)
      }),
  }
}
