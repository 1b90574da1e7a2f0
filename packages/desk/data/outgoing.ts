import type { MacroUse } from "@veridesk/contract/macros.ts"
import type { DraftFile } from "./draft.ts"
import type { RowPatch } from "./rows.ts"
import type { Change, Mode } from "./server.ts"

/*
 * What a person did and the server has not confirmed yet: a message or a change of the conversation.
 */

interface Waiting {
  /** The message's id or the request's: the key under which the server knows a repetition. */
  id: string
  conversationId: string
  staffId: string
  at: string
  tries: number
  problem: Problem | null
}

export interface Problem {
  code: string
  message: string
  next: string
  /** Domains that somebody has to confirm. */
  domains?: string[]
}

export interface OutgoingMessage extends Waiting {
  kind: "message"
  mode: Mode
  body: string
  files: DraftFile[]
  macros?: MacroUse[]
  /** Who gets a copy by mail, and which new domains among them the writer has confirmed. */
  cc?: string[]
  confirmedDomains?: string[]
  basedOn: number
  anyway: boolean
  then: "stay" | "resolve"
  /** waiting: will be sent by itself · stopped: something was written meanwhile · failed: the server said no. */
  state: "waiting" | "sending" | "stopped" | "failed"
  /** Seqs of what was written meanwhile, where it was stopped. */
  news: number[]
}

export interface OutgoingChange extends Waiting {
  kind: "change"
  change: Change
  state: "waiting" | "sending"
}

export type Outgoing = OutgoingMessage | OutgoingChange

/** What a change looks like on the row while the server has not answered. */
export function patchOf(what: Change): RowPatch {
  switch (what.kind) {
    case "status":
      return { status: what.status, statusKey: what.key ?? null }
    case "assign":
      return { assigneeId: what.assigneeId }
    case "team":
      return { teamId: what.teamId }
    case "priority":
      return { priority: what.priority }
  }
}

/** A refusal as stale names what was written meanwhile by seq: `{ after, seqs }`. */
export function seqsOf(detail: unknown): number[] {
  if (typeof detail !== "object" || detail === null || !("seqs" in detail)) return []
  return Array.isArray(detail.seqs) ? detail.seqs.filter((seq) => typeof seq === "number") : []
}
