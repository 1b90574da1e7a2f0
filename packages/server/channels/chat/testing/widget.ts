import type { ChatClientFrame, ChatServerFrame } from "@veridesk/contract/chat/frames.ts"
import type { ChatSession } from "@veridesk/contract/chat/widget.ts"
import type { ChatState } from "@veridesk/contract/chat/state.ts"
import { newId } from "@veridesk/contract/ids.ts"
import WebSocket from "ws"

type Of<T extends ChatServerFrame["t"]> = Extract<ChatServerFrame, { t: T }>
export const ORIGIN = "http://kestrel.example"

/** Requests of a widget, in JSON both ways. @throws what was refused, with its status and code */
export function asking(url: string, session: string | null) {
  return async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        origin: ORIGIN,
        ...(session && { authorization: `Bearer ${session}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const answer = text === "" ? null : JSON.parse(text)
    if (!response.ok) throw new Error(`${response.status} ${answer?.code}`)
    return answer
  }
}

/** A widget's key, asked for as somebody who isn't signed in at the exchange. */
export async function asGuest(url: string, name = "Odile"): Promise<string> {
  const opened = await asking(url, null)<ChatSession>("POST", "/api/chat/session", {
    guest: { name },
    locale: "en",
  })
  return opened.session
}

/** Begins to wait for a person. */
export async function begin(
  url: string,
  session: string,
  more: Record<string, unknown> = {},
): Promise<ChatState> {
  const usual = { form: "other", values: {}, description: "Where is my deposit?", locale: "en" }
  const asked = { requestId: newId(), ...usual, ...more }
  return (await asking(url, session)<{ chat: ChatState }>("POST", "/api/chat/chats", asked)).chat
}

export type Widget = Awaited<ReturnType<typeof openWidget>>

/** A widget's socket with all frames it has got; it has said who it is. */
export async function openWidget(url: string, session: string, o: { origin?: string } = {}) {
  const socket = new WebSocket(`${url.replace("http", "ws")}/live/chat`, {
    headers: { origin: o.origin ?? ORIGIN },
  })
  const frames: ChatServerFrame[] = []
  const listeners = new Set<() => void>()
  const wake = () => {
    for (const listener of listeners) listener()
  }
  socket.on("message", (data: Buffer) => {
    frames.push(JSON.parse(data.toString()))
    wake()
  })
  const closed = new Promise<number>((resolve) => {
    socket.once("close", (code) => {
      resolve(code)
      wake()
    })
  })
  socket.on("error", () => {}) // told by `closed`, or by the status of the refusal
  await new Promise<void>((open, refuse) => {
    socket.once("open", open)
    socket.once("unexpected-response", (_request, response) => {
      refuse(new Error(`refused with ${response.statusCode}`))
      socket.terminate()
    })
  })
  const say = (frame: ChatClientFrame) => socket.send(JSON.stringify(frame))
  say({ t: "hello", session })

  async function until<T>(found: (frames: ChatServerFrame[]) => T | undefined | false): Promise<T> {
    for (;;) {
      const result = found(frames)
      if (result !== undefined && result !== false) return result
      if (socket.readyState === WebSocket.CLOSED) throw new Error("the line closed before that frame")
      await new Promise<void>((resolve) => {
        const once = () => {
          listeners.delete(once)
          resolve()
        }
        listeners.add(once)
      })
    }
  }

  return {
    socket,
    frames,
    closed,
    say,
    until,
    frame: <T extends ChatServerFrame["t"]>(t: T, nth = 1): Promise<Of<T>> =>
      until((all) => all.filter((one): one is Of<T> => one.t === t)[nth - 1]),
    /** The newest state, once it is as asked for. */
    state: (is: (chat: ChatState) => boolean): Promise<ChatState> =>
      until((all) => {
        const last = all.findLast((one): one is Of<"chat"> => one.t === "chat")
        return last && is(last.chat) ? last.chat : undefined
      }),
    /** Texts of messages in the order they came. */
    texts: () =>
      frames.flatMap((one) =>
        one.t === "line" && one.line.event.message ? [one.line.event.message.body] : [],
      ),
    seqs: () => frames.flatMap((one) => (one.t === "line" ? [one.line.event.seq] : [])),
    send(conversationId: string, text: string, id = newId()) {
      say({ t: "say", conversationId, message: { id, body: text, attachmentIds: [] } })
      return until((all) => all.find((one): one is Of<"ack"> => one.t === "ack" && one.id === id))
    },
    close: async () => {
      socket.close()
      await closed
    },
  }
}
