import type { RegisterEntry } from "@veridesk/contract/registry.ts"
import { likenessOf } from "./look-alike.ts"
import { matchOf } from "./match.ts"
import { readEmail } from "./read-email.ts"

/**
 * Which of ours the address of somebody who writes to us was made to look like; null where it is simply another one, or
 * ours. `near`: its domain can be taken for one of ours at a glance, whatever stands before the "@".
 */
export function resemblanceOf(
  address: string,
  entries: readonly RegisterEntry[],
): { ours: string; near: boolean } | null {
  const reading = readEmail(address)
  if (!reading || matchOf(reading, entries).found) return null
  const domain = address.slice(address.lastIndexOf("@") + 1)
  const asDomain = readEmail(`postmaster@${domain}`)
  const ofDomain = asDomain && likenessOf(asDomain, entries)
  if (ofDomain) return { ours: ofDomain.ours, near: ofDomain.pairs.length > 0 }
  const whole = likenessOf(reading, entries)
  return whole && { ours: whole.ours, near: false }
}
