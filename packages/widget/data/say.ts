import type { ChatMessage, ChatServerFrame } from "@veridesk/contract/chat/frames.ts"
import type { Api } from "./api.ts"
import type { Line } from "./line.ts"
import { Refused, Unreachable } from "./refused.ts"

type Waiter = { done: (seq: number) => void; failed: (error: Error) => void }

/** A socket that took the message and says nothing for this long has lost it or the answer. */
const ACK_MS = 8_000

/** Sends a message by the socket where there is one and by HTTP where there is none; either way it waits for the ack. */
export function makeSay(line: () => Line, api: Api) {
  const waiters = new Map<string, Waiter>()

  return {
    /** Acks and refusals of the socket. */
    heard(frame: ChatServerFrame) {
      if (frame.t === "ack") waiters.get(frame.id)?.done(frame.seq)
      if (frame.t === "refused" && frame.id) waiters.get(frame.id)?.failed(new Refused(422, frame))
    },
    async send(conversationId: string, message: ChatMessage): Promise<{ seq: number }> {
      const isOnItsWay = line().tell({ t: "say", conversationId, message })
      if (!isOnItsWay) return api.say(conversationId, message)
      return new Promise((done, failed) => {
        const end = (then: () => void) => {
          clearTimeout(timer)
          waiters.delete(message.id)
          then()
        }
        const timer = setTimeout(() => end(() => failed(new Unreachable("no ack"))), ACK_MS)
        waiters.set(message.id, {
          done: (seq) => end(() => done({ seq })),
          failed: (error) => end(() => failed(error)),
        })
      })
    },
  }
}
