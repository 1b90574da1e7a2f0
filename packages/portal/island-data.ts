import type { PageState } from "./shell/page-state.ts"

/** What a page hands to its island: its props, where it stands, and the messages it needs in one language. */
export interface IslandData<Props> {
  props: Props
  page: Pick<PageState, "locale" | "zone" | "now" | "csrf" | "path" | "brand" | "viewer" | "icons">
  messages: Record<string, string>
  errors: Record<string, string>
}

/**
 * Message keys that each island may say, by prefix: a page sends these and no others. A test reads the
 * islands' sources and fails when they say something that wouldn't be there.
 */
export const islandMessages = {
  find: ["find."],
  "ticket-form": [
    "form.",
    "rail.",
    "note.",
    "fix.",
    "lookup.",
    "duplicate.",
    "review.",
    "file.",
    "files.",
    "secret.",
    "errors.",
    "time.",
    "copy",
  ],
  ticket: [
    "incident.",
    "ticket.acts",
    "ticket.chain",
    "ticket.copy",
    "ticket.facts",
    "ticket.merged",
    "ticket.number",
    "ticket.opened",
    "ticket.print",
    "ticket.save",
    "ticket.status",
    "ticket.step",
    "ticket.type",
    "status.",
    "step.",
    "acts.",
    "actor.",
    "docs.",
    "thread.",
    "event.",
    "reply.",
    "pending.",
    "follow-up.",
    "solve.",
    "reopen.",
    "escalate.late",
    "escalate.done",
    "file.",
    "files.",
    "secret.",
    "lookup.",
    "fix.",
    "form.saved",
    "time.",
    "copy",
    "live.",
  ],
} as const satisfies Record<string, readonly string[]>

/**
 * Codes whose sentences an island has to have by itself, by prefix. The form's are the faults of single fields: every
 * other refusal comes with its sentence, as all of a ticket's do. A test reads the server's checks and fails where one of theirs is missing.
 */
export const islandErrors = {
  find: [],
  "ticket-form": [
    "field-required",
    "pair-",
    "choice-",
    "text-",
    "withdrawal-id-",
    "order-id-",
    "symbol-",
    "url-",
    "email-",
    "ip-list-",
    "txid-",
    "address-",
    "amount-",
    "memo-",
    "time-",
    "evidence-",
    "internal",
  ],
  ticket: ["internal", "busy"],
} as const satisfies Record<keyof typeof islandMessages, readonly string[]>

export type IslandName = keyof typeof islandMessages
