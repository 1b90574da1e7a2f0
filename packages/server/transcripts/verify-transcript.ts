import { type SignedTranscript, signedTranscript } from "@veridesk/contract/transcript.ts"
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
    if (!isShallow(value, DEEPEST)) return null
    const parsed = signedTranscript.safeParse(value)
    return parsed.success && canonical(parsed.data) === canonical(value) ? parsed.data : null
  } catch {
    return null
  }
}

/** No event of ours is nested like that, and reading deeper would take more stack than there is. */
const DEEPEST = 64

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true
  return levels > 0 && Object.values(value).every((item) => isShallow(item, levels - 1))
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
