import { decodeCashAddress } from "ecashaddrjs"
import type { Verdict } from "./address-reading.ts"

/**
 * Bitcoin Cash's own form (spec: cashaddr): 42 characters for a hash of 20 bytes, 61 for one of 32, and a checksum of 40
 * bits that covers the prefix, which may be left out in writing. The canonical form has it.
 */
export function checkCashaddr(text: string): Verdict {
  const match = /^(?:(bitcoincash|bchtest|bchreg):)?([qp][02-9ac-hj-np-z]{41}([02-9ac-hj-np-z]{19})?)$/i.exec(
    text,
  )
  const oneCase = text === text.toLowerCase() || text === text.toUpperCase()
  if (!match?.[2] || !oneCase) return "shape"
  const prefix = (match[1] ?? "bitcoincash").toLowerCase()
  const address = `${prefix}:${match[2].toLowerCase()}`
  try {
    decodeCashAddress(address)
  } catch {
    return "checksum"
  }
  return { address, kind: "cashaddr", warnings: prefix === "bitcoincash" ? [] : ["testnet"] }
}
