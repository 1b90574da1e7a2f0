import ipaddr from "ipaddr.js"

/**
 * The network an address counts as for rate limits: IPv4 whole, IPv6 by its /64, since one subscriber has all of it.
 * An IPv4 address written as IPv6 (::ffff:…) is the IPv4 address.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return "unknown"
  const ip = ipaddr.process(address)
  if (ip.kind() === "ipv4") return ip.toString()
  return (ip as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")
}

/** An address as its owner may recognise it, without saying it whole: 203.0.113.* or 2001:db8:1:*. */
export function roughAddress(address: string): string {
  if (!ipaddr.isValid(address)) return ""
  const ip = ipaddr.process(address)
  if (ip.kind() === "ipv4") return [...ip.toString().split(".").slice(0, 3), "*"].join(".")
  return [...(ip as ipaddr.IPv6).parts.slice(0, 3).map((part) => part.toString(16)), "*"].join(":")
}
