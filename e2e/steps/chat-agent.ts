import type { DeskChats } from "@veridesk/contract/chat/desk.ts"
import { newId } from "../../packages/contract/ids.ts"
import { askAs } from "./ask-as.ts"
import type { Person } from "./open-sessions.ts"

/** A member of staff who takes chats, by the desk's HTTP. */
export type ChatAgent = {
  online: () => Promise<void>
  away: () => Promise<void>
  /** Takes what waits first. @returns its conversation */
  take: () => Promise<string>
  reply: (conversationId: string, body: string) => Promise<void>
  end: (conversationId: string) => Promise<void>
  /** The customer's messages as they stand in the conversation, in order. */
  readsFromCustomer: (conversationId: string) => Promise<string[]>
}

export function chatAgent(url: string, who: Person): ChatAgent {
  const ask = async (method: string, path: string, json?: unknown) => {
    const answer = await askAs(who, `${url}${path}`, { method, ...(json !== undefined && { json }) })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer.text === "" ? null : (JSON.parse(answer.text) as unknown)
  }
  const eventsOf = async (id: string) => {
    const { events } = (await ask("GET", `/api/desk/conversations/${id}/events?after=0`)) as {
      events: { seq: number; message: { side: string; kind: string; body: string | null } | null }[]
    }
    return events
  }
  return {
    online: async () => void (await ask("POST", "/api/desk/chats/presence", { presence: "online" })),
    away: async () => void (await ask("POST", "/api/desk/chats/presence", { presence: "away" })),
    async take() {
      const { offer } = (await ask("GET", "/api/desk/chats")) as DeskChats
      const id = offer?.chat.conversationId
      if (id) {
        await ask("POST", `/api/desk/chats/${id}/acts`, { act: "accept", requestId: newId() })
        return id
      }
      const next = (await ask("POST", "/api/desk/chats/next", { requestId: newId() })) as {
        conversationId: string | null
      }
      if (!next.conversationId) throw new Error("nobody waits")
      return next.conversationId
    },
    async reply(id, body) {
      const basedOn = (await eventsOf(id)).at(-1)?.seq ?? 0
      await ask("POST", `/api/desk/conversations/${id}/replies`, {
        messageId: newId(),
        body,
        basedOn,
        anyway: true,
      })
    },
    end: async (id) =>
      void (await ask("POST", `/api/desk/chats/${id}/acts`, { act: "end", requestId: newId() })),
    async readsFromCustomer(id) {
      return (await eventsOf(id)).flatMap(({ message }) =>
        message?.side === "customer" ? [message.body ?? ""] : [],
      )
    },
  }
}
