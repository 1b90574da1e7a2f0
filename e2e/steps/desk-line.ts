import type { TimelineEvent } from "@veridesk/contract/conversation.ts"
import { type ClientFrame, type ServerFrame, serverFrame } from "@veridesk/contract/live.ts"
import { WebSocket } from "ws"
import type { Person } from "./open-sessions.ts"

/** A desk's socket as another program would hold it: keeps every frame, and waits for one. */
export async function openLine(url: string, agent: Person) {
  const socket = new WebSocket(`${url.replace("http", "ws")}/live/desk`, {
    headers: { origin: url, cookie: agent.cookie },
  })
  const frames: ServerFrame[] = []
  let look = () => {}
  socket.on("message", (data: Buffer) => {
    frames.push(serverFrame.parse(JSON.parse(data.toString("utf8"))))
    look()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve)
    socket.once("error", reject)
  })
  return {
    frames,
    send: (frame: ClientFrame) => socket.send(JSON.stringify(frame)),
    events: (): TimelineEvent[] => frames.flatMap((frame) => (frame.t === "event" ? [frame.event] : [])),
    /** The first frame like this one, come or to come. @throws Error when it doesn't come */
    async until<T extends ServerFrame["t"]>(
      t: T,
      fits: (frame: Extract<ServerFrame, { t: T }>) => boolean = () => true,
    ): Promise<Extract<ServerFrame, { t: T }>> {
      const found = () =>
        frames.find((frame): frame is Extract<ServerFrame, { t: T }> => isOf(frame, t) && fits(frame))
      for (;;) {
        const frame = found()
        if (frame) return frame
        await new Promise<void>((resolve, reject) => {
          const timer = setTimeout(() => reject(new Error(`no frame "${t}" came in 20 s`)), 20_000)
          look = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    },
    /** Falls asleep without saying goodbye. */
    cut: () => socket.terminate(),
  }
}

function isOf<T extends ServerFrame["t"]>(frame: ServerFrame, t: T): frame is Extract<ServerFrame, { t: T }> {
  return frame.t === t
}
