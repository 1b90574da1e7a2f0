import type { ReadKind } from "@veridesk/contract/registry.ts"
import { parse } from "tldts"
import { lowerAscii, type Reading } from "./reading.ts"

export type Identifier = { kind: ReadKind; identifier: string }

/** Reports of the same thing meet under this, however each of them wrote it. */
export function identifierOf(reading: Reading): Identifier {
  const { kind, address, numericId, rest, shown } = reading
  // Behind a shortener the path is all there is.
  if (reading.unsure === "shortened") return { kind, identifier: cut(`${address}${rest}`) }
  if (address !== "") return { kind, identifier: cut(kind === "app" ? address : lowerAscii(address)) }
  if (numericId !== null) return { kind, identifier: `#${numericId}` }
  return {
    kind: "other",
    identifier: cut(shown.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim()),
  }
}

/** Everything by which it may be known: a host below a bad domain is bad, and so is a mailbox at one. */
export function identifiersOf(reading: Reading): Identifier[] {
  const own = identifierOf(reading)
  const all = [own]
  if (reading.numericId !== null) all.push({ kind: reading.kind, identifier: `#${reading.numericId}` })
  if (reading.anyPlatform)
    for (const kind of ["telegram", "x", "facebook", "discord", "wechat"] as const)
      all.push({ kind, identifier: own.identifier })
  const host =
    reading.kind === "website"
      ? reading.address.replace(/:\d+$/, "")
      : reading.kind === "email"
        ? reading.address.slice(reading.address.lastIndexOf("@") + 1)
        : ""
  if (host !== "" && reading.unsure === null)
    for (const name of upwards(host)) all.push({ kind: "website", identifier: name })
  return all
}

/** The host and what is above it, down to the part that somebody has registered. */
function upwards(host: string): string[] {
  const domain = parse(host, { allowPrivateDomains: true }).domain ?? host
  const above = host
    .slice(0, Math.max(0, host.length - domain.length))
    .split(".")
    .filter(Boolean)
  return above.map((_, at) => `${above.slice(at).join(".")}.${domain}`).concat(domain)
}

function cut(text: string): string {
  return text.slice(0, 253)
}
