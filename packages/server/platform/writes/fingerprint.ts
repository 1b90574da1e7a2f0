import { hash } from "node:crypto"
import { canonical } from "../events/chain.ts"

/** What a write asked for, as 32 bytes: a retry with the same key must ask for the same thing. */
export function fingerprintOf(input: unknown): Buffer {
  return hash("sha256", canonical(input), "buffer")
}
