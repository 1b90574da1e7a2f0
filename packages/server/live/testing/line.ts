import type { ClientFrame, ServerFrame } from "@veridesk/contract/live.ts"
import WebSocket from "ws"
import type { Visitor } from "../../platform/testing/visitor.ts"

type Of<T extends ServerFrame["t"]> = Extract<ServerFrame, { t: T }>

/** A desk's socket, as a page of ours opens it, and all frames it has got. */
export type Line = Awaited<ReturnType<typeof openLine>>

/** Opens the socket of somebody who is signed in. Rejects with the status where it is refused. */
export async function openLine(
  url: string,
  o: { visitor?: Visitor; origin?: string; cookie?: string; path?: string } = {},
) {
  const socket = new WebSocket(`${url.replace("http", "ws")}${o.path ?? "/live/desk"}`, {
    headers: { origin: o.origin ?? url, cookie: o.cookie ?? o.visitor?.cookie() ?? "" },
  })
  const frames: ServerFrame[] = []
  const listeners = new Set<() => void>()
  socket.on("message", (data: Buffer) => {
    frames.push(JSON.parse(data.toString()))
    for (const listener of listeners) listener()
  })
  const closed = new Promise<number>((resolve) => {
    socket.once("close", (code) => {
      resolve(code)
      for (const listener of listeners) listener()
    })
  })
  socket.on("error", () => {}) // what went wrong is told by `closed`, or by the status of the refusal
  await new Promise<void>((open, refuse) => {
    socket.once("open", open)
    socket.once("unexpected-response", (_request, response) => {
      refuse(new Error(`refused with ${response.statusCode}`))
      socket.terminate()
    })
  })

  /** Waits until `found` says so about all frames there are. */
  async function until<T>(found: (frames: ServerFrame[]) => T | undefined | false): Promise<T> {
    for (;;) {
      const result = found(frames)
      if (result !== undefined && result !== false) return result
      if (socket.readyState === WebSocket.CLOSED) throw new Error("the line closed before that frame")
      await new Promise<void>((resolve) => listeners.add(resolve))
      listeners.clear()
    }
  }

  return {
    socket,
    frames,
    /** The code it is closed with, once it is. */
    closed,
    say: (frame: ClientFrame) => socket.send(JSON.stringify(frame)),
    sayText: (text: string | Buffer) => socket.send(text),
    until,
    /** The nth frame of a kind (from 1). */
    frame: <T extends ServerFrame["t"]>(t: T, nth = 1): Promise<Of<T>> =>
      until((all) => all.filter((frame): frame is Of<T> => frame.t === t)[nth - 1]),
    /** The seqs of a conversation in the order they came. */
    seqs: (conversationId: string) =>
      frames.flatMap((frame) =>
        frame.t === "event" && frame.event.conversationId === conversationId ? [frame.event.seq] : [],
      ),
    /** Says something that is answered, and waits for the answer: all that was said before has been handled then. */
    async settled(): Promise<void> {
      const before = frames.filter((frame) => frame.t === "refused").length
      socket.send(JSON.stringify({ t: "follow", conversationId: NOWHERE, after: 0 }))
      await until((all) => all.filter((frame) => frame.t === "refused").length > before)
    },
    async close(): Promise<void> {
      socket.close()
      await closed
    },
  }
}

const NOWHERE = "0199c000-0000-7000-8000-00000000dead"
