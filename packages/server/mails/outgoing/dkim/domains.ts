import { isIP } from "node:net"
import type { MailDomains } from "@veridesk/contract/mail/outbox.ts"
import type { Dkim } from "./dkim.ts"

export type DomainDeps = {
  dkim: Dkim
  /** Domains from which mails go out. */
  domains: () => Promise<string[]>
  /** Through which server they go; null where none is set. */
  smtpHost: string | null
  /** TXT records of a name, each as its parts. @throws an error with `code` as node:dns has them */
  resolveTxt: (name: string) => Promise<string[][]>
  /** The hosts that take in mail for a name, the first choice first. @throws the same */
  resolveMx: (name: string) => Promise<string[]>
  /** What our own receiver calls itself. */
  receiver: string
}

type Record = MailDomains["domains"][number]["records"][number]

/** What has to stand in DNS so that others believe our mails (RFC 6376, 7208, 9989), and whether it does. */
export async function mailDomains(d: DomainDeps, now: Date): Promise<MailDomains> {
  const domains = await d.domains()
  return {
    checkedAt: now.toISOString(),
    domains: await Promise.all(
      domains.map(async (domain) => ({
        domain,
        records: await Promise.all([
          dkimRecord(d, domain),
          spfRecord(d, domain),
          dmarcRecord(d, domain),
          mxRecord(d, domain),
        ]),
      })),
    ),
  }
}

async function dkimRecord(d: DomainDeps, domain: string): Promise<Record> {
  const { name, value } = await d.dkim.recordOf(domain)
  const key = keyIn(value)
  return checked(d, { what: "dkim", name, value }, (found) => keyIn(found) === key)
}

function spfRecord(d: DomainDeps, domain: string): Promise<Record> {
  // What it names may be ours or not; one that lets everybody send is none (RFC 7208 §5.1).
  const stands = (found: string) => /^v=spf1( |$)/i.test(found) && !/\s\+?all(\s|$)/i.test(found)
  const server = d.smtpHost === null ? "" : ` ${mechanism(d.smtpHost)}`
  const value = `v=spf1 mx${server} -all`
  return checked(d, { what: "spf", name: domain, value }, stands)
}

/** A number is named as one (RFC 7208 §5.6), a host by its name; an IPv6 number of a URL stands in brackets. */
function mechanism(host: string): string {
  const bare = host.replace(/^\[(.*)\]$/, "$1")
  const family = isIP(bare)
  return family === 0 ? `a:${host}` : `ip${family}:${bare}`
}

function dmarcRecord(d: DomainDeps, domain: string): Promise<Record> {
  const value = "v=DMARC1; p=reject; adkim=s; aspf=r"
  const stands = (found: string) =>
    /^v=DMARC1\s*;/i.test(found) && /;\s*p\s*=\s*(reject|quarantine)/i.test(found)
  return checked(d, { what: "dmarc", name: `_dmarc.${domain}`, value }, stands)
}

/**
 * The way back: answers, and what comes back to the envelope's sender. Whose server it is we can't know (it may be one
 * that hands mail on to us), but without one nothing comes back. A null MX says so aloud (RFC 7505).
 */
async function mxRecord(d: DomainDeps, domain: string): Promise<Record> {
  const made = { what: "mx" as const, name: domain, type: "MX" as const, value: `10 ${d.receiver}` }
  try {
    const found = (await d.resolveMx(domain)).slice(0, 5)
    const refuses = found.some((host) => host === "" || host === ".")
    return { ...made, state: refuses ? "different" : found.length > 0 ? "ok" : "missing", found }
  } catch (error) {
    return { ...made, state: stateOf(error), found: [] }
  }
}

/** Records of the same kind that a name may hold beside others. */
const OF_KIND = { dkim: /(^|;)\s*p\s*=/i, spf: /^v=spf1/i, dmarc: /^v=DMARC1/i }

async function checked(
  d: DomainDeps,
  record: Pick<Record, "name" | "value"> & { what: keyof typeof OF_KIND },
  stands: (found: string) => boolean,
): Promise<Record> {
  const made = { ...record, type: "TXT" as const }
  try {
    const all = (await d.resolveTxt(record.name)).map((parts) => parts.join(""))
    const found = all.filter((text) => OF_KIND[record.what].test(text)).slice(0, 5)
    const state =
      found.length === 0 ? "missing" : found.length === 1 && stands(found[0] ?? "") ? "ok" : "different"
    return { ...made, state, found }
  } catch (error) {
    return { ...made, state: stateOf(error), found: [] }
  }
}

/** A name without such records is one thing; nobody to ask is another. */
function stateOf(error: unknown): "missing" | "unknown" {
  const { code } = error as { code?: string }
  return code === "ENOTFOUND" || code === "ENODATA" ? "missing" : "unknown"
}

function keyIn(record: string): string | null {
  return /(?:^|;)\s*p\s*=\s*([A-Za-z0-9+/=\s]*)/.exec(record)?.[1]?.replace(/\s/g, "") ?? null
}
