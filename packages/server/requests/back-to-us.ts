import type { Status } from "@veridesk/contract/conversation.ts"
import type { Conversation, Fact } from "../conversations/index.ts"

const VERSION = 1

/** What the log says where a rule moves the ticket because of what was asked for; nothing where it stands there already. */
export function backToUs(held: Pick<Conversation, "status">, rule: "documents-complete"): Fact[] {
  return moved(held, "open", rule)
}

export function backToThem(held: Pick<Conversation, "status">, rule: "document-refused"): Fact[] {
  return moved(held, "waiting-customer", rule)
}

function moved(held: Pick<Conversation, "status">, is: Status, rule: string): Fact[] {
  if (held.status === is || held.status === "new") return []
  return [
    {
      kind: "conversation.status-changed",
      payload: { was: held.status, is, rule, version: VERSION },
      bySystem: true,
    },
  ]
}
