import { Resolver } from "node:dns/promises"
import type { DNSResolver } from "mailauth"

const TIMEOUT_MS = 1500
const TRIES = 2

/**
 * Asks the name servers that are given ("10.0.0.2", "127.0.0.1:5353"), or those of the machine. An answer that doesn't
 * come in time is a temporary fault and not a "no".
 */
export function askDns(servers: string[] | null): DNSResolver {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES })
  if (servers) resolver.setServers(servers)
  return (domain, type) => resolver.resolve(domain, type) as ReturnType<DNSResolver>
}
