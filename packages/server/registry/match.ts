import type { RegisterEntry } from "@veridesk/contract/registry.ts"
import { isActive } from "./entry.ts"
import { spellingsOf } from "./read-phone.ts"
import { lowerAscii, type Reading } from "./reading.ts"

export type Match = {
  entry: RegisterEntry
  /** The platform knows the account by a number too, which was not given. */
  handleOnly: boolean
}

/**
 * The entry that this is, character for character; nothing less is ours. A retired one is ours no more.
 * "mismatch" where the name is ours and the platform's number another one.
 */
export function matchOf(
  reading: Reading,
  entries: readonly RegisterEntry[],
): { found: Match | null; retired: RegisterEntry | null; mismatch: RegisterEntry | null } {
  const none = { found: null, retired: null, mismatch: null }
  if (!reading.clean || reading.unsure) return none
  const same = entries.filter((entry) => isSame(reading, entry))
  const active = same.filter(isActive)
  const entry = active.find((one) => numberFits(reading, one)) ?? null
  if (entry)
    return { ...none, found: { entry, handleOnly: entry.numericId !== null && reading.numericId === null } }
  return { ...none, mismatch: active[0] ?? null, retired: active.length === 0 ? (same[0] ?? null) : null }
}

function isSame(reading: Reading, entry: RegisterEntry): boolean {
  const { kind, address } = reading
  if (entry.kind === "staff-role") return false
  const isHandle = ["telegram", "x", "facebook", "discord", "wechat"].includes(entry.kind)
  if (entry.kind !== kind && !(reading.anyPlatform && isHandle)) return false
  if (address === "") return reading.numericId !== null && reading.numericId === entry.numericId
  switch (entry.kind) {
    case "website":
      return address === entry.address || (entry.covers === "below" && address.endsWith(`.${entry.address}`))
    case "email":
      return entry.address.startsWith("@")
        ? address.endsWith(entry.address) ||
            (entry.covers === "below" && address.endsWith(`.${entry.address.slice(1)}`))
        : address === entry.address
    case "phone":
      return spellingsOf(entry.address).includes(address)
    case "discord":
      return address === entry.address || (reading.anyPlatform && address === lowerAscii(entry.address))
    case "app":
      return address === entry.address && reading.store === entry.store
    default:
      return lowerAscii(address) === lowerAscii(entry.address)
  }
}

function numberFits(reading: Reading, entry: RegisterEntry): boolean {
  return reading.numericId === null || reading.numericId === entry.numericId
}
