import { domainToASCII } from "node:url"
import type { Authenticity, SenderCheck } from "@veridesk/contract/mail/authenticity.ts"
import type { MailAddress, ReadMail } from "@veridesk/contract/mail/read-mail.ts"
import { domainOf } from "./outgoing/outgoing.ts"

export type Judging = {
  mail: ReadMail
  /** Null where it couldn't be asked at all. */
  check: SenderCheck | null
  firstSeen: boolean
  /** What of ours the sender's address resembles without being it. */
  resembles: { ours: string } | null
  /** Whether a domain is one that we write from. */
  isOwnDomain: (domain: string) => boolean
  /** Whether a name says that its bearer speaks for us. */
  namesUs: (name: string) => boolean
}

/** What a mail's checks mean for us: whether it is proven, and everything about it that should make one doubt. */
export function judge(j: Judging): Authenticity {
  const { mail } = j
  const [from] = mail.from
  const written = domainOf(from?.address ?? "")
  const check = j.check ?? unchecked(written)
  // What was checked has to be what is shown: whoever reads the field otherwise than we do proves something else.
  const aligned = check.aligned && mail.from.length === 1 && isSameDomain(check.domain, written)
  const own = j.isOwnDomain(check.domain) || j.isOwnDomain(written)
  const doubts: Authenticity["doubts"] = []
  const doubt = (holds: boolean, what: Authenticity["doubts"][number]) => {
    if (holds) doubts.push(what)
  }
  doubt(j.check === null || wasNotAnswered(check), "unchecked")
  doubt(check.severalAuthors || mail.from.length > 1, "several-senders")
  doubt(own && !aligned, "pretends-to-be-us")
  doubt(check.dmarc.result === "fail", "policy-failed")
  doubt(!own && j.resembles !== null, "look-alike")
  doubt(!own && j.namesUs(from?.name ?? ""), "pretends-to-be-staff")
  doubt(mail.marks.includes("name-shows-address"), "name-shows-address")
  doubt(answersGoElsewhere(mail.replyTo, from), "reply-elsewhere")
  doubt(mail.kind === "list", "list")
  doubt(j.firstSeen, "first-seen")
  const { severalAuthors: _, ...shown } = check
  return {
    ...shown,
    aligned,
    doubts,
    // Another address of our own domain resembles ours, and is no imitation of it.
    resembles: own ? null : (j.resembles?.ours ?? null),
  }
}

function unchecked(domain: string): SenderCheck {
  return {
    domain,
    severalAuthors: false,
    spf: { result: "temperror", domain: null },
    dkim: { result: "temperror", domains: [] },
    dmarc: { result: "temperror", policy: null },
    arc: { result: "none", by: null },
    aligned: false,
  }
}

/** In letters or in Punycode, in full width or not (UTS 46). */
function isSameDomain(one: string, other: string): boolean {
  return one === other || (domainToASCII(one) !== "" && domainToASCII(one) === domainToASCII(other))
}

function wasNotAnswered({ spf, dkim, dmarc, aligned }: SenderCheck): boolean {
  return !aligned && [spf, dkim, dmarc].some(({ result }) => result === "temperror")
}

/** Reply-To of another domain than the author's: whoever answers writes to somebody else. */
function answersGoElsewhere(replyTo: MailAddress[], from: MailAddress | undefined): boolean {
  return replyTo.some(({ address }) => domainOf(address) !== domainOf(from?.address ?? ""))
}
