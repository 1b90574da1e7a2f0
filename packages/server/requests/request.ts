import type { Accepts, ItemKind, ItemState, RequestTemplate } from "@veridesk/contract/requests.ts"

/** One thing that was asked for, and where it stands. */
export type Item = {
  id: string
  requestId: string
  conversationId: string
  place: number
  title: string
  about: string
  kind: ItemKind
  accepts: Accepts[]
  state: ItemState
  refusal: string | null
  refusalText: string
  messageIds: string[]
  answeredAt: Date | null
  decidedAt: Date | null
  decidedBy: string | null
}

/** From → where an item may go. What is accepted can still turn out wrong; what is withdrawn is over. */
const TRANSITIONS: Record<ItemState, readonly ItemState[]> = {
  missing: ["checking", "accepted", "withdrawn"],
  checking: ["checking", "accepted", "refused", "withdrawn"],
  refused: ["checking", "accepted", "withdrawn"],
  accepted: ["refused"],
  withdrawn: [],
}

export function mayBecome(from: ItemState, to: ItemState): boolean {
  return TRANSITIONS[from].includes(to)
}

/** Whether the customer is to send it: never sent, or sent and refused. */
export function isMissing(item: Pick<Item, "state">): boolean {
  return item.state === "missing" || item.state === "refused"
}

/** What the templates ask for; their texts are in ui/messages/request-templates.ts. */
export const templates: Record<RequestTemplate, { kind: ItemKind; accepts: Accepts[] }> = {
  "withdrawal-page": { kind: "file", accepts: ["image", "document"] },
  "bank-statement": { kind: "file", accepts: ["document"] },
  "screen-recording": { kind: "file", accepts: ["video"] },
  "source-of-funds": { kind: "file", accepts: ["image", "document"] },
  "error-screenshot": { kind: "file", accepts: ["image"] },
  "sender-platform": { kind: "text", accepts: [] },
  "identity-selfie": { kind: "file", accepts: ["image"] },
}

/** Things that may be asked for in one conversation at the same time. */
export const MOST_OPEN = 20
export const MOST_WORDS = 4000

/**
 * Where every item stands, from the log alone: what the table keeps is only a faster way to the same answer.
 * Events of other kinds change nothing.
 */
export function statesFrom(
  events: readonly { kind: string; payload: Record<string, unknown> }[],
): Map<string, ItemState> {
  const states = new Map<string, ItemState>()
  for (const { kind, payload } of events) {
    if (kind === "document.asked" && Array.isArray(payload["items"]))
      for (const { id } of payload["items"] as { id: string }[]) states.set(id, "missing")
    const next = AFTER[kind]
    if (next && typeof payload["itemId"] === "string") states.set(payload["itemId"], next)
  }
  return states
}

const AFTER: Record<string, ItemState> = {
  "document.sent": "checking",
  "document.accepted": "accepted",
  "document.refused": "refused",
  "document.withdrawn": "withdrawn",
}
