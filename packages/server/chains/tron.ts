import type { Verdict } from "./address-reading.ts"
import { readBase58check } from "./base58check.ts"

/** TRON: base58check of 21 bytes with version 0x41, which makes the first letter a T. */
export function checkTron(text: string): Verdict {
  if (!text.startsWith("T")) return "shape"
  const payload = readBase58check(text, 21)
  if (typeof payload === "string") return payload
  return payload[0] === 0x41 ? { address: text, kind: "account", warnings: [] } : "shape"
}
