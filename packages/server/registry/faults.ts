import type { RegisterEntry } from "@veridesk/contract/registry.ts"
import { comparedAs, shownAddress } from "./entry.ts"
import { readPasted } from "./read-pasted.ts"
import { lowerAscii } from "./reading.ts"

export type EntryFault = { key: string; code: string; what: string }

/** What keeps a register from standing; null where nothing does. */
export function faultOf(
  entries: readonly RegisterEntry[],
  before: readonly RegisterEntry[],
): EntryFault | null {
  const old = new Map(before.map((entry) => [entry.key, entry]))
  const keys = new Set<string>()
  const places = new Set<string>()
  for (const entry of entries) {
    const { key, kind } = entry
    const place = `${comparedAs(kind, lowerAscii(entry.address))} ${entry.store ?? ""}`
    if (keys.has(key)) return { key, code: "register-key-twice", what: key }
    if (places.has(place)) return { key, code: "register-twice", what: entry.address }
    keys.add(key)
    places.add(place)
    // People know an entry by its number; it never becomes another thing.
    const was = old.get(key)
    if (was && was.kind !== kind) return { key, code: "register-key-reused", what: key }
    // What stands there already, such as the bare host of a machine at home, is no reason to refuse another change.
    if (was?.address !== entry.address && !isReadable(entry))
      return { key, code: "register-unreadable", what: entry.address }
    if (entry.retiredOn !== null && entry.retiredOn < entry.since)
      return { key, code: "register-dates", what: entry.address }
  }
  return null
}

/** What nobody could paste so that it is found again can't be an entry. */
function isReadable(entry: RegisterEntry): boolean {
  const { kind, address, covers, store, may, never } = entry
  if (kind === "staff-role") return may.length > 0 && never.length > 0
  if (covers === "below" && kind !== "website" && !address.startsWith("@")) return false
  if (kind === "app" && store === null) return false
  if (kind === "email" && address.startsWith("@")) return readsAs("website", address.slice(1))
  if (kind === "phone" && !address.startsWith("+")) return false
  if (kind === "app")
    return (
      readPasted(store === "apple" ? `id${address}` : `market://details?id=${address}`).address === address
    )
  return readsAs(kind, address) && readPasted(shownAddress(entry), kind).clean
}

function readsAs(kind: Exclude<RegisterEntry["kind"], "staff-role">, address: string): boolean {
  const reading = readPasted(address, kind)
  const isHost = kind === "website" || kind === "email"
  const same = isHost ? address : lowerAscii(address)
  return reading.clean && (isHost ? reading.address : lowerAscii(reading.address)) === same
}
