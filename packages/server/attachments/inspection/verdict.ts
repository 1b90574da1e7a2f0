import type { AttachmentFacts, AttachmentRefusal } from "@veridesk/contract/attachments.ts"

/** A file that is not taken; `values` fill its sentence. */
export type Refused = { refused: AttachmentRefusal; values?: Record<string, string | number> }

export type Limits = { bytes: number; videoBytes: number }

/** What reading a file told: its true type, and whether the safe bytes were written to the second path. */
export type Reading = { mediaType: string; rewritten: boolean; facts: AttachmentFacts }

export function isRefused(verdict: object | string): verdict is Refused {
  return typeof verdict === "object" && "refused" in verdict
}
