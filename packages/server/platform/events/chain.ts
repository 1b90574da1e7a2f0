import { createHash, randomBytes } from "node:crypto"

/** The chain of a new conversation starts from 32 zero bytes. */
export const GENESIS = Buffer.alloc(32)

export type Link = {
  conversationId: string
  seq: number
  kind: string
  actor: { realm: string; id: string | null }
  at: Date
  payload: Record<string, unknown>
}

/**
 * The hash of one event: SHA-256 over the hash before it and the event's canonical text.
 * Content is in it only as a salted digest (`digestOf`), so erasing the content keeps the proof.
 */
export function linkHash(previous: Buffer, link: Link): Buffer {
  const { conversationId, seq, kind, actor, at, payload } = link
  const text = canonical({
    conversationId,
    seq,
    kind,
    actor: { realm: actor.realm, id: actor.id },
    at: at.toISOString(),
    payload,
  })
  return createHash("sha256").update(previous).update(text).digest()
}

/** Salted digest of a message's text; the salt is stored beside the text and erased with it. */
export function digestOf(text: string): { salt: Buffer; digest: string } {
  const salt = randomBytes(16)
  return { salt, digest: digestWith(salt, text) }
}

export function digestWith(salt: Buffer, text: string): string {
  return createHash("sha256").update(salt).update(text, "utf8").digest("hex")
}

/**
 * JSON with sorted keys and no spaces, the same bytes for the same value on every machine
 * (RFC 8785 for the values we put in: strings, whole numbers, booleans, null, lists, objects).
 * @throws TypeError on a value that JSON can't keep exactly
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value)
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value))
      throw new TypeError("only whole numbers can be chained; write decimals as text")
    return String(value)
  }
  // Array.from makes holes visible, which `map` would step over.
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join(",")}]`
  if (typeof value === "object" && isPlain(value)) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`)
      .join(",")}}`
  }
  throw new TypeError(`a ${typeof value} can't be chained`)
}

/** Dates, bytes and maps have no keys to write: each would be chained as `{}`, whatever is in it. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
