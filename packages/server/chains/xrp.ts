import { isValidClassicAddress, isValidXAddress, xAddressToClassicAddress } from "ripple-address-codec"
import type { Verdict } from "./address-reading.ts"

/** XRP Ledger: classic r… and X-addresses (XLS-5), which carry the destination tag; the canonical form is classic. */
export function checkXrp(text: string): Verdict {
  if (/^r[1-9A-HJ-NP-Za-km-z]{24,34}$/.test(text))
    return isValidClassicAddress(text) ? { address: text, kind: "classic", warnings: [] } : "checksum"
  if (!/^[XT][1-9A-HJ-NP-Za-km-z]{46}$/.test(text)) return "shape"
  if (!isValidXAddress(text)) return "checksum"
  const { classicAddress, tag, test } = xAddressToClassicAddress(text)
  return {
    address: classicAddress,
    kind: "x-address",
    warnings: test ? ["testnet"] : [],
    ...(tag !== false && { memo: { kind: "tag", value: String(tag) } }),
  }
}
