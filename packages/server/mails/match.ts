import type { MailEvidence } from "@veridesk/contract/mail/fate.ts"

/** What a mail's own words lead to: a conversation, by which signs, and whether this sender may speak there. */
export type Candidate = {
  conversationId: string
  /** Signs that only somebody has who got a mail of that conversation, or the weaker word of a subject. */
  by: ("reply-token" | "in-reply-to" | "references" | "follow-up-subject")[]
  /** The reply token was told to another address than the sender's. */
  tokenOfAnother: boolean
  /** The sender wrote to it before, or was written to in it. */
  participant: boolean
  /** It is over, and too long ago for its customer to open it again. */
  overTooLong: boolean
  merged: boolean
  /** When it last moved, for choosing among several. */
  movedAt: Date
}

export type Placing =
  | { join: string; followUp: boolean; evidence: MailEvidence[] }
  | { join: null; evidence: MailEvidence[]; related: string[] }

/** What a mail is answered in counts for more than what merely stands among its ancestors. */
const RANK = ["reply-token", "in-reply-to", "references", "follow-up-subject"] as const

/**
 * Where a mail belongs. It joins a conversation only where it carries a sign that was sent into it (our reply token, a
 * Message-ID of the thread, or the subject of a follow-up by its own correspondent) AND its sender takes part in it AND
 * the mail is proven to be from them. A number in a subject is no sign. Anything less opens a conversation of its own,
 * which names those it may belong to (reliability.md §3.3).
 */
export function placingOf({ aligned, candidates }: { aligned: boolean; candidates: Candidate[] }): Placing {
  if (candidates.length === 0) return { join: null, evidence: ["first-mail"], related: [] }
  const ranked = [...candidates].sort(
    (a, b) => rankOf(a) - rankOf(b) || b.movedAt.getTime() - a.movedAt.getTime(),
  )
  const fitting = ranked.find((one) => aligned && one.participant && !one.tokenOfAnother && !one.overTooLong)
  if (fitting) {
    const followUp = fitting.by.includes("follow-up-subject")
    const { merged } = fitting
    return {
      join: fitting.conversationId,
      followUp,
      evidence: [...fitting.by, "participant", "aligned", ...(merged ? (["merged"] as const) : [])],
    }
  }
  const [best] = ranked as [Candidate]
  // That there is a conversation with whoever they claim to be is only for staff to see.
  const related = ranked.filter(({ by }) => by.some((sign) => sign !== "follow-up-subject") || aligned)
  return { join: null, evidence: against(best, aligned), related: related.map((one) => one.conversationId) }
}

function rankOf({ by }: Candidate): number {
  return Math.min(...by.map((sign) => RANK.indexOf(sign)))
}

/** Why the best of them was not good enough. */
function against(best: Candidate, aligned: boolean): MailEvidence[] {
  return [
    ...best.by,
    ...(best.tokenOfAnother ? (["other-recipient"] as const) : []),
    ...(best.participant ? [] : (["not-participant"] as const)),
    ...(aligned ? [] : (["not-aligned"] as const)),
    ...(best.overTooLong ? (["over-too-long"] as const) : []),
  ]
}
