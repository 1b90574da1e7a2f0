import type { MailSign } from "@veridesk/contract/mail/desk.ts"

/** What an event says of the mail that brought its message; null where it was none. Our own server wrote it. */
export function signOf(payload: Record<string, unknown>): MailSign | null {
  const { mail } = payload
  return isSign(mail) ? mail : null
}

function isSign(value: unknown): value is MailSign {
  if (typeof value !== "object" || value === null) return false
  return (
    "incomingId" in value &&
    "aligned" in value &&
    "doubts" in value &&
    Array.isArray(value.doubts) &&
    "evidence" in value &&
    Array.isArray(value.evidence)
  )
}

/** What is usual and only worth a word: a first mail, a mailing list. Everything else asks for care. */
const MILD = new Set<MailSign["doubts"][number]>(["first-seen", "list"])

export function asksForCare({ aligned, doubts, crypto, fromOther }: MailSign): boolean {
  const isOpen = !crypto?.fault && crypto?.signature !== "bad"
  return !aligned || !isOpen || fromOther === true || doubts.some((doubt) => !MILD.has(doubt))
}

/** What a program wrote says nothing in somebody's name. */
export function isMachine({ kind }: MailSign): boolean {
  return kind !== "person" && kind !== "list"
}
