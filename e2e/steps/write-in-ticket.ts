import { newId } from "@veridesk/contract/ids.ts"
import { askAs } from "./ask-as.ts"
import type { Person } from "./open-sessions.ts"

type Ticket = { url: string; id: string; number: string }

/** What people do in a ticket, over HTTP and at once; each fails loudly where the server refuses. */
export function writersOf(t: Ticket) {
  const desk = async (who: Person, path: string, json: unknown): Promise<void> => {
    const answer = await askAs(who, `${t.url}/api/desk/conversations/${t.id}/${path}`, {
      method: "POST",
      json,
    })
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}: ${answer.text}`)
  }
  return {
    reply: (who: Person, body: string) =>
      desk(who, "replies", { messageId: newId(), body, basedOn: 1, anyway: true }),
    async note(who: Person, body: string): Promise<string> {
      const messageId = newId()
      await desk(who, "notes", { messageId, body, basedOn: 1 })
      return messageId
    },
    edit: (who: Person, o: { note: string; body: string; version: number }) =>
      desk(who, `messages/${o.note}/edit`, { requestId: newId(), body: o.body, version: o.version }),
    prioritise: (who: Person, priority: number) => desk(who, "priority", { requestId: newId(), priority }),
    async customer(who: Person, body: string): Promise<void> {
      const form = { act: "send", body, requestId: newId() }
      const answer = await askAs(who, `${t.url}/tickets/${t.number}/reply`, { method: "POST", form })
      if (answer.status !== 303) throw new Error(`the customer was answered with ${answer.status}`)
    },
  }
}
