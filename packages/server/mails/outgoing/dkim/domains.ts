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
}

type Record = MailDomains["domains"][number]["records"][number]

/** What has to stand in DNS so that others believe our mails (RFC 6376, 7208, 9989), and whether it does. */
export async function mailDomains(d: DomainDeps): Promise<MailDomains> {
  const domains = await d.domains()
  return {
    domains: await Promise.all(
      domains.map(async (domain) => ({
        domain,
        records: await Promise.all([dkimRecord(d, domain), spfRecord(d, domain), dmarcRecord(d, domain)]),
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
  const value = d.smtpHost ? `v=spf1 mx a:${d.smtpHost} -all` : "v=spf1 mx -all"
  return checked(d, { what: "spf", name: domain, value }, (found) => /^v=spf1( |$)/i.test(found))
}

function dmarcRecord(d: DomainDeps, domain: string): Promise<Record> {
  const value = "v=DMARC1; p=reject; adkim=s; aspf=r"
  const stands = (found: string) =>
    /^v=DMARC1\s*;/i.test(found) && /;\s*p\s*=\s*(reject|quarantine)/i.test(found)
  return checked(d, { what: "dmarc", name: `_dmarc.${domain}`, value }, stands)
}

/** Records of the same kind that a name may hold beside others. */
const OF_KIND = { dkim: /(^|;)\s*p\s*=/i, spf: /^v=spf1/i, dmarc: /^v=DMARC1/i }

async function checked(
  d: DomainDeps,
  record: Pick<Record, "what" | "name" | "value">,
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
    const { code } = error as { code?: string }
    return { ...made, state: code === "ENOTFOUND" || code === "ENODATA" ? "missing" : "unknown", found: [] }
  }
}

function keyIn(record: string): string | null {
  return /(?:^|;)\s*p\s*=\s*([A-Za-z0-9+/=\s]*)/.exec(record)?.[1]?.replace(/\s/g, "") ?? null
}
