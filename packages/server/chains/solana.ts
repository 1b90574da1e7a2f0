import { isAddress, isOffCurveAddress } from "@solana/addresses"
import type { Verdict } from "./address-reading.ts"

/** Solana: base58 of 32 bytes, with no checksum; one off the curve has no key, so it's a program's or a token account. */
export function checkSolana(text: string): Verdict {
  if (!isAddress(text)) return "shape"
  return isOffCurveAddress(text)
    ? { address: text, kind: "off-curve", warnings: ["no-checksum", "off-curve"] }
    : { address: text, kind: "account", warnings: ["no-checksum"] }
}
