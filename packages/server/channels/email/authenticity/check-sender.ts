import type { Authenticity, CheckResult, SenderCheck } from "@veridesk/contract/mail/authenticity.ts"
import { authenticate, type AuthenticateResult, type DKIMResult, type DNSResolver } from "mailauth"
import { getDomain } from "tldts"
import { isEndless, withFewSignatures } from "./few-signatures.ts"

export type Handed = {
  /** Null where the sender's own server didn't connect to us: SPF can't be asked then. */
  ip: string | null
  helo: string | null
  /** Envelope sender; "" of bounces. */
  from: string | null
}

/** RFC 8301 §3.2: shorter keys prove nothing. */
const SHORTEST_KEY = 1024
/** Names us in SPF's macros and in results. */
const US = "veridesk"

/**
 * Who a mail is from, by SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 7489) and ARC (RFC 8617), asked by ourselves. What
 * others wrote into Authentication-Results is not read. A signature that covers a part of the body only (`l=`) counts as
 * none: anything could have been added behind it. At most five signatures are looked at.
 * @throws RangeError where its head is made to keep us busy: what isn't checked is not believed
 */
export async function checkSender(
  bytes: Uint8Array,
  handed: Handed,
  resolver: DNSResolver,
): Promise<SenderCheck> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isEndless(whole)) throw new RangeError("the head of a mail has too many lines to be checked")
  const mail = withFewSignatures(whole)
  const checked = await authenticate(mail, {
    trustReceived: false,
    ...(handed.ip ? { ip: handed.ip } : {}),
    helo: handed.helo ?? "unknown",
    sender: handed.from ?? "",
    mta: US,
    minBitLength: SHORTEST_KEY,
    rejectRsaSha1: true,
    disableBimi: true,
    resolver,
  })
  return present(checked, handed)
}

function present(checked: AuthenticateResult, { ip }: Handed): SenderCheck {
  const authors = [...new Set(checked.dkim.headerFrom.map(domainOf))]
  const severalAuthors =
    authors.length > 1 || checked.dkim.fromFields > 1 || checked.dkim.headerFrom.length > 1
  const domain = authors[0] ?? ""
  const signed = checked.dkim.results.filter(isWhole)
  const good = signed
    .filter(({ status }) => status.result === "pass")
    .map(({ signingDomain = "" }) => signingDomain)
  const spf = ip && checked.spf ? checked.spf : null
  const spfResult = resultOf(spf ? spf.status.result : "none")
  const judged = dmarcOf(checked, {
    good,
    domain,
    spfPass: spfResult === "pass" ? (spf?.domain ?? "") : "",
  })
  // Of a mail that somebody else handed over and that nobody signed, there was nothing to ask.
  const unsigned = signed.every(({ status }) => status.result === "none")
  const dmarcResult = judged === "fail" && !ip && unsigned ? "temperror" : judged
  const stands =
    good.some((by) => isSameOrganisation(by, domain)) ||
    (spfResult === "pass" && isSameOrganisation(spf?.domain ?? "", domain))
  return {
    domain,
    severalAuthors,
    spf: { result: spfResult, domain: spf?.domain || null },
    dkim: {
      result: good.length > 0 ? "pass" : resultOf(signed[0]?.status.result ?? "none"),
      domains: [...new Set(good)],
    },
    dmarc: { result: dmarcResult, policy: policyOf(checked) },
    arc: arcOf(checked),
    aligned:
      !severalAuthors &&
      domain !== "" &&
      (dmarcResult === "pass" || (dmarcResult === "none" && policyOf(checked) === null && stands)),
  }
}

/** Signatures over a part of the body are none. */
function isWhole({ canonBodyLengthLimited, status }: DKIMResult): boolean {
  return !canonBodyLengthLimited && !status.underSized
}

/** Its pass may rest on a signature that we don't count; then it is asked again with those that do. */
function dmarcOf(
  { dmarc }: AuthenticateResult,
  by: { good: string[]; domain: string; spfPass: string },
): CheckResult {
  if (!dmarc) return "none"
  const result = resultOf(dmarc.status.result)
  if (result !== "pass") return result
  const { alignment } = dmarc
  const fits = (one: string, strict: boolean) =>
    one !== "" && (strict ? one.toLowerCase() === by.domain : isSameOrganisation(one, by.domain))
  const stands =
    by.good.some((one) => fits(one, alignment.dkim.strict)) || fits(by.spfPass, alignment.spf.strict)
  return stands ? "pass" : "fail"
}

function policyOf({ dmarc }: AuthenticateResult): Authenticity["dmarc"]["policy"] {
  const policy = dmarc ? dmarc.policy : null
  return policy === "reject" || policy === "quarantine" || policy === "none" ? policy : null
}

function arcOf({ arc }: AuthenticateResult): Authenticity["arc"] {
  if (!arc) return { result: "none", by: null }
  const by = arc.signature ? (arc.signature.signingDomain ?? null) : null
  return { result: resultOf(arc.status.result), by }
}

const RESULTS: Record<string, CheckResult> = {
  pass: "pass",
  fail: "fail",
  policy: "fail",
  softfail: "softfail",
  neutral: "neutral",
  none: "none",
  skipped: "none",
  temperror: "temperror",
  temperr: "temperror",
  permerror: "permerror",
}

function resultOf(said: string): CheckResult {
  return RESULTS[said] ?? "permerror"
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase()
}

/** Relaxed alignment (RFC 7489 §3.1): the same organisation by the public suffix list. */
function isSameOrganisation(one: string, other: string): boolean {
  const of = (host: string) =>
    getDomain(host.toLowerCase(), { allowPrivateDomains: true }) ?? host.toLowerCase()
  return one !== "" && other !== "" && of(one) === of(other)
}
