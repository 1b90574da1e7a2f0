import type { SignedTranscript } from "@veridesk/contract/transcript.ts"
import { type FirstFault, firstFault } from "./first-fault.ts"
import { verifyTranscript } from "./verify-transcript.ts"

/** What somebody who brings a file is told of it. What a changed file says is nobody's word, so nothing of it is told. */
export type Judgement = {
  verdict: "holds" | "changed" | "other-key" | "no-transcript"
  transcript: {
    number: string
    from: string
    to: string
    messages: number
    hidden: number
    issuedAt: string
  } | null
  /** The thumbprint of the key that it names. */
  key: string | null
  fault: FirstFault | null
}

/** A thumbprint has 43 characters; anything longer is text that somebody would like to see on our page. */
const MOST_KEY = 64

export function judge(text: string, keys: Map<string, string>): Judgement {
  const { document, faults } = verifyTranscript(text, keys)
  if (!document) return { verdict: "no-transcript", transcript: null, key: null, fault: null }
  const key = document.signature.key.length <= MOST_KEY ? document.signature.key : null
  if (faults.length === 0) return { verdict: "holds", transcript: whatItSays(document), key, fault: null }
  const verdict = faults.some(({ fault }) => fault === "unknown-key") ? "other-key" : "changed"
  return { verdict, transcript: null, key, fault: firstFault(text, faults) }
}

function whatItSays({ conversation, events, issuedAt }: SignedTranscript): Judgement["transcript"] {
  const shown = events.flatMap((event) => ("hidden" in event ? [] : [event]))
  return {
    number: conversation.number,
    from: shown[0]?.at ?? conversation.openedAt,
    to: shown.at(-1)?.at ?? issuedAt,
    messages: shown.filter(({ payload }) => typeof payload["messageId"] === "string").length,
    hidden: events.length - shown.length,
    issuedAt,
  }
}
