import { createHash } from "node:crypto"
import type { Authenticity } from "@veridesk/contract/mail/authenticity.ts"
import type { QuarantineReason, RejectReason } from "@veridesk/contract/mail/fate.ts"
import type { ReadMail } from "@veridesk/contract/mail/read-mail.ts"
import { domainOf, tokenIn } from "./outgoing/outgoing.ts"

/** What is known when it is decided whether a mail leads to a conversation at all. */
export type Known = {
  mail: ReadMail
  authenticity: Authenticity
  /** A Message-ID that we gave ourselves: our own mail has come back. */
  isOurs: boolean
  /** Staff have shut this sender out. */
  blocked: boolean
  /** Mails of this sender in this hour, this one included. */
  inHour: number
  /** It resembles one of our addresses so closely that it is meant to be taken for it. */
  imitates: boolean
}

export type Sorted =
  | { to: "conversation" }
  | { to: "quarantine"; reason: QuarantineReason }
  | { to: "rejected"; reason: RejectReason }

/** An hour's mails of one sender that are all read at once: who is proven may have more to say. */
const MOST_IN_HOUR = { aligned: 100, unproven: 20 }

const CONVERSATION: Sorted = { to: "conversation" }

/** What is not let into a conversation, in the order in which it is asked; the first that holds is told. */
export function sortOut(k: Known): Sorted {
  const { mail, authenticity: a } = k
  if (k.isOurs) return { to: "rejected", reason: "loop" }
  if (k.blocked) return { to: "rejected", reason: "blocked" }
  // Reports are about a mail of ours; who sent them matters less than what they are about.
  if (mail.kind === "bounce" || mail.kind === "feedback") return CONVERSATION
  if (mail.from.length === 0) return { to: "quarantine", reason: "no-sender" }
  if (a.doubts.includes("several-senders")) return { to: "quarantine", reason: "several-senders" }
  if (a.doubts.includes("pretends-to-be-us")) return { to: "quarantine", reason: "pretends-to-be-us" }
  if (isRefusedByItsOwner(a)) return { to: "quarantine", reason: "policy-failed" }
  if (k.imitates) return { to: "quarantine", reason: "look-alike" }
  if (bringsCodeOfAnother(mail)) return { to: "quarantine", reason: "third-party-code" }
  if (k.inHour > (a.aligned ? MOST_IN_HOUR.aligned : MOST_IN_HOUR.unproven))
    return { to: "quarantine", reason: "flood" }
  return CONVERSATION
}

/** The domain's owner asks that what isn't proven be refused (RFC 7489 §6.3), and it isn't proven. */
function isRefusedByItsOwner({ dmarc }: Authenticity): boolean {
  return dmarc.result === "fail" && (dmarc.policy === "reject" || dmarc.policy === "quarantine")
}

/** Services that let whoever reads a mailbox into an organisation, or into an account made with its address. */
const CODE_SENDERS =
  /(^|\.)(slack\.com|slack-mail\.com|apple\.com|icloud\.com|google\.com|github\.com|gitlab\.com|atlassian\.(com|net)|microsoft\.com|microsoftonline\.com|zoom\.us|notion\.so|linear\.app|okta\.com|discord\.com|telegram\.org|x\.com|facebookmail\.com)$/
const CODE_WORDS =
  /verif|confirm|sign.?in|log.?in|one.?time|passcode|security code|access code|magic link|invit|验证码|校验码|确认|登录|动态码|激活|認証|確認コード|인증/i

/**
 * A code or link by which a third party asks whether somebody owns this mailbox: whoever could read it in a ticket
 * could join our own tools (reliability.md §3.3).
 */
export function bringsCodeOfAnother({
  from,
  subject,
  text,
}: Pick<ReadMail, "from" | "subject" | "text">): boolean {
  const domain = domainOf(from[0]?.address ?? "")
  return CODE_SENDERS.test(domain) && CODE_WORDS.test(`${subject}\n${text.slice(0, 4000)}`)
}

/** Subjects by which somebody says that they have written about this before (E9). */
const FOLLOW_UP =
  /再次发送|再次發送|重新发送|重发|跟进|跟進|催促|催单|\bre-?sen[dt]\b|\bfollow(?:ing)?[- ]?up\b|\breminder\b/i

export function isFollowUp(subject: string): boolean {
  return FOLLOW_UP.test(subject.normalize("NFKC"))
}

/** The tokens that we told people to answer to, of all addresses of a mail. */
export function tokensIn(addresses: readonly string[]): string[] {
  const tokens = addresses.flatMap((address) => tokenIn(address)?.token ?? [])
  return [...new Set(tokens)].slice(0, MOST_TOKENS)
}

const MOST_TOKENS = 10

/** By what the same mail is known again, however often and by whichever way it comes to a mailbox. */
export function sameAs(mail: Pick<ReadMail, "messageId" | "from" | "subject" | "sentAt" | "text">): string {
  const said = [mail.from.map(({ address }) => address), mail.subject, mail.sentAt, mail.text]
  const digest = createHash("sha256").update(JSON.stringify(said)).digest("base64url")
  return `${mail.messageId ?? ""} ${digest}`.slice(0, 1100)
}
