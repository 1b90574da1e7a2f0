import type { QuarantineReason, RejectReason } from "@veridesk/contract/mail/fate.ts"

/** Reasons behind which somebody may mean harm; the others are accidents or noise. */
const DANGERS = new Set<QuarantineReason | RejectReason>([
  "several-senders",
  "policy-failed",
  "pretends-to-be-us",
  "look-alike",
  "third-party-code",
  "utf-7",
])

export function isDanger(reason: QuarantineReason | RejectReason | null): boolean {
  return reason !== null && DANGERS.has(reason)
}

/** Providers at which anybody may have a mailbox: shutting the whole domain out shuts out customers. */
const PUBLIC =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|aol|gmx|web|proton|protonmail|pm|zoho|yandex|mail|qq|foxmail|163|126|yeah|sina|sohu|aliyun|139|189|naver|daum|hanmail|docomo|ezweb|softbank)\.[a-z.]{2,6}$/

export function isPublicProvider(domain: string): boolean {
  return PUBLIC.test(domain.toLowerCase())
}
