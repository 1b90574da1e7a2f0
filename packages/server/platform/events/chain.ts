import { hash } from "node:crypto"
import { randomly } from "../random.ts"

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
  return hash("sha256", Buffer.concat([previous, Buffer.from(text)]), "buffer")
}

/** Salted digest of a message's text; the salt is stored beside the text and erased with it. */
export function digestOf(text: string): { salt: Buffer; digest: string } {
  const salt = randomly(16)
  return { salt, digest: digestWith(salt, text) }
}

export function digestWith(salt: Buffer, text: string): string {
  return hash("sha256", Buffer.concat([salt, Buffer.from(text)]), "hex")
}

/**
 * JSON with sorted keys and no spaces, the same bytes for the same value on every machine
 * (RFC 8785 for the values we put in: strings, whole numbers, booleans, null, lists, objects).
 * @throws TypeError on a value that JSON can't keep exactly
 */
export function canonical(value: unknown): string {
  if (typeof value === "string") return quoted(value)
  if (value === null || typeof value === "boolean") return String(value)
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value))
      throw new TypeError("only whole numbers can be chained; write decimals as text")
    return String(value)
  }
  // Array.from makes holes visible, which `map` would step over.
  if (Array.isArray(value)) return `[${Array.from(value, canonical).join(",")}]`
  if (typeof value === "object" && isPlain(value)) {
    let text = ""
    for (const key of Object.keys(value).sort()) {
      const item: unknown = Reflect.get(value, key)
      if (item !== undefined) text += `${text && ","}${quoted(key)}:${canonical(item)}`
    }
    return `{${text}}`
  }
  throw new TypeError(`a ${typeof value} can't be chained`)
}

/** Most texts have nothing in them that JSON writes otherwise; asking is cheaper than calling for it. */
const asItIs = /^[^"\\\p{Cc}\p{Cs}]*$/u

function quoted(text: string): string {
  return asItIs.test(text) ? `"${text}"` : JSON.stringify(text)
}

/** Dates, bytes and maps have no keys to write: each would be chained as `{}`, whatever is in it. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
