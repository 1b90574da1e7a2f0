import { type SignedTranscript, signedTranscript, transcriptEvent } from "@veridesk/contract/transcript.ts"
import * as z from "zod"
import { canonical, digestWith, GENESIS, linkHash } from "../platform/events/chain.ts"
import { isSignedBy } from "../platform/signing-key.ts"
import { unsigned } from "./transcript.ts"

export type TranscriptFault =
  | { fault: "not-a-transcript" }
  | { fault: "unknown-key"; key: string }
  | { fault: "wrong-signature" }
  | { fault: "gap" | "wrong-link" | "wrong-hash" | "wrong-text"; seq: number }
  | { fault: "wrong-head" }

/**
 * Checks a transcript by itself, without asking anybody: the signature over all of it, each event's hash over its own
 * content, each link on the one before, every text against its digest. One changed byte is a fault.
 * @param keys public keys by their thumbprint: the `x` of their JWK
 * @returns what is wrong, empty where all holds; and the document where it is one
 */
export function verifyTranscript(
  text: string,
  keys: Map<string, string>,
): { document: SignedTranscript | null; faults: TranscriptFault[] } {
  const document = read(text)
  if (!document) return { document: null, faults: [{ fault: "not-a-transcript" }] }
  return { document, faults: [...signatureFaults(document, keys), ...chainFaults(document)] }
}

const keySet = z.object({ keys: z.array(z.object({ kid: z.string(), x: z.string() })) })

/** Public keys by thumbprint out of a JWK set (RFC 7517), as published under /.well-known/veridesk-keys.json. */
export function keysOf(jwks: string): Map<string, string> {
  return new Map(keySet.parse(JSON.parse(jwks)).keys.map(({ kid, x }) => [kid, x]))
}

/** Exactly what was signed: a field that the format does not know would be one that no check covers. */
function read(text: string): SignedTranscript | null {
  try {
    const value: unknown = JSON.parse(text)
    if (!isReasonable(value)) return null
    // Event by event: of a file of nothing but mistakes, the first one is enough.
    for (const event of value.events) if (!transcriptEvent.safeParse(event).success) return null
    const parsed = signedTranscript.safeParse(value)
    return parsed.success && canonical(parsed.data) === canonical(value) ? parsed.data : null
  } catch {
    return null
  }
}

/** No conversation of ours is longer, and no event of ours is wider or deeper; the work that a file makes is bound by that. */
const MOST_EVENTS = 100_000
const WIDEST = 2_000
const DEEPEST = 64

function isReasonable(value: unknown): value is { events: unknown[] } {
  if (typeof value !== "object" || value === null || !("events" in value)) return false
  const { events, ...rest } = value
  if (!Array.isArray(events) || events.length > MOST_EVENTS) return false
  return isSmall(rest, DEEPEST) && events.every((event) => isSmall(event, DEEPEST))
}

function isSmall(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true
  const items: unknown[] = Object.values(value)
  return levels > 0 && items.length <= WIDEST && items.every((item) => isSmall(item, levels - 1))
}

function signatureFaults(document: SignedTranscript, keys: Map<string, string>): TranscriptFault[] {
  const { key, value } = document.signature
  const x = keys.get(key)
  if (!x) return [{ fault: "unknown-key", key }]
  return isSignedBy(x, { text: canonical(unsigned(document)), signature: value })
    ? []
    : [{ fault: "wrong-signature" }]
}

function chainFaults({ conversation, events, head }: SignedTranscript): TranscriptFault[] {
  const faults: TranscriptFault[] = []
  let previous = GENESIS.toString("hex")
  for (const [at, event] of events.entries()) {
    const { seq } = event
    if (seq !== at + 1) faults.push({ fault: "gap", seq })
    if (event.prevHash !== previous) faults.push({ fault: "wrong-link", seq })
    previous = event.hash
    if ("hidden" in event) continue
    const hash = linkHash(Buffer.from(event.prevHash, "hex"), {
      conversationId: conversation.id,
      seq,
      kind: event.kind,
      actor: event.actor,
      at: new Date(event.at),
      payload: event.payload,
    })
    if (hash.toString("hex") !== event.hash) faults.push({ fault: "wrong-hash", seq })
    const { message } = event
    if (message && digestWith(Buffer.from(message.salt, "hex"), message.body) !== event.payload["digest"])
      faults.push({ fault: "wrong-text", seq })
  }
  const last = events.at(-1)
  if (head.seq !== last?.seq || head.hash !== last.hash) faults.push({ fault: "wrong-head" })
  return faults
}
