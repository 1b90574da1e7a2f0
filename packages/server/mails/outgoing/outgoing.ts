import { createHash, createHmac } from "node:crypto"

/** Bytes of a reply token: 160 bits. */
const TOKEN_BYTES = 20
/** Message-IDs in `References`; who has more keeps the first and the newest (RFC 5322 §3.6.4 sets no bound). */
const MOST_REFERENCES = 20
const LONGEST_SUBJECT = 200
/** Of RFC 5321 §4.5.3.1.1. */
const LONGEST_LOCAL_PART = 64

/**
 * The part of a reply address that only this person is told of this conversation: whoever answers there has had our
 * mail. 32 characters of base32 (RFC 4648 §6, lower case), which every mail program leaves as they are.
 */
export function replyToken(secret: string, o: { conversationId: string; address: string }): string {
  const mac = createHmac("sha256", secret)
    .update(`reply token\n${o.conversationId}\n${o.address.toLowerCase()}`)
    .digest()
  return base32(mac.subarray(0, TOKEN_BYTES))
}

/** What is kept of a token. */
export function tokenDigest(token: string): Buffer {
  return createHash("sha256").update(token.toLowerCase()).digest()
}

/** `support+<token>@help.kestrel.example`, where answers go; the mailbox itself where that would be too long an address. */
export function replyAddress(mailbox: string, token: string): string {
  return tagged(mailbox, token) ?? mailbox
}

/** `support+b.<token>@help.kestrel.example`, the envelope's sender, to which a mail that can't be delivered comes back. */
export function bounceAddress(mailbox: string, token: string): string {
  return tagged(mailbox, `b.${token}`) ?? mailbox
}

function tagged(mailbox: string, tag: string): string | null {
  const at = mailbox.lastIndexOf("@")
  const local = `${mailbox.slice(0, at)}+${tag}`
  return local.length > LONGEST_LOCAL_PART ? null : `${local}${mailbox.slice(at)}`
}

const TAGGED = /^([^+\s@]{1,64})\+(b\.)?([a-z2-7]{32})@([^\s@]{1,253})$/i

/** Reads an address that we have given out: of which mailbox, with which token, and whether it takes bounces. */
export function tokenIn(address: string): { mailbox: string; token: string; bounce: boolean } | null {
  const [, local, bounce, token, domain] = TAGGED.exec(address) ?? []
  if (!local || !token || !domain) return null
  return {
    mailbox: `${local}@${domain}`.toLowerCase(),
    token: token.toLowerCase(),
    bounce: bounce !== undefined,
  }
}

/** "Re:" and "Fwd:" as mail programs of many languages write them, once or often, with a count or a wide colon. */
const PREFIXES =
  /^(?:\s*(?:re|aw|sv|antw|ref|fw|fwd|wg|tr|回复|回覆|答复|答覆|转发|轉發|轉寄|返信|転送|답장|전달|回信)\s*(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*[:：]\s*)+/iu

/** The subject of an answer: "Re: " and theirs, one line, however often it went back and forth. */
export function answerSubject(theirs: string): string {
  const line = [...theirs]
    .map((char) => (isControl(char) ? " " : char))
    .join("")
    .replace(/\s+/gu, " ")
  const bare = bareSubject(line)
  return bare === "" ? "Re:" : `Re: ${[...bare].slice(0, LONGEST_SUBJECT).join("")}`
}

/** What a subject is about, without what mail programs put in front of it; "" where nothing is left. */
export function bareSubject(subject: string): string {
  return subject.replace(PREFIXES, "").trim()
}

/** What no header line may hold: controls, line and paragraph separators, and marks that turn the direction of reading. */
function isControl(char: string): boolean {
  return /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(char)
}

/**
 * `In-Reply-To` and `References` (RFC 5322 §3.6.4) of a mail. `theirs` is the thread as their mails name it, oldest
 * first, `last` the mail that is answered, `ours` what we sent to the same person; all without angle brackets.
 */
export function references(o: { theirs: string[]; ours: string[]; last: string | null }): {
  inReplyTo: string | null
  references: string[]
} {
  const inReplyTo = o.last ?? o.ours.at(-1) ?? null
  const before = [...o.theirs, ...o.ours].filter((one) => one !== inReplyTo && isRfcId(one))
  const all = [...new Set(before), ...(inReplyTo && isRfcId(inReplyTo) ? [inReplyTo] : [])]
  const kept = all.length <= MOST_REFERENCES ? all : [...all.slice(0, 1), ...all.slice(1 - MOST_REFERENCES)]
  return { inReplyTo: inReplyTo && isRfcId(inReplyTo) ? inReplyTo : null, references: kept }
}

/** An id that may stand in a header of ours, whoever made it. */
function isRfcId(id: string): boolean {
  return /^[^\s<>]{1,250}$/.test(id)
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase()
}

/** What is known of whom mails about a conversation may reach. */
export type Reach = {
  conversationId: string
  customerId: string
  brandId: string
  locale: string
  /** The customer's own address, and whether somebody proved it. */
  email: string | null
  verified: boolean
  /** The address of an account, where somebody who is locked out only claims it. */
  proved: string | null
  hasAccount: boolean
  mailboxId: string | null
  thread: {
    correspondent: string | null
    aligned: boolean
    automatic: boolean
    /** Whoever placed its first mail has allowed one receipt. */
    acknowledge: boolean
  } | null
}

/**
 * To whom a mail goes, and what its reader may be given: the ticket's page (`account`), a link that opens this customer's
 * tickets (`claim`), or nothing but the mail itself (`mail`).
 */
export type Way = { to: string; by: "account" | "claim" | "mail" }

/**
 * To whom mail about a conversation goes. Whoever wrote by mail is answered there. What nobody wrote by hand goes to
 * proved addresses and to senders whose mail was aligned, and never to machines (domain.md §3.5).
 */
export function wayTo(reach: Reach, byHand: boolean): Way | null {
  const { thread, email, proved } = reach
  if (!thread) {
    if (reach.verified && email) return { to: email, by: "account" }
    return proved ? { to: proved, by: "claim" } : null
  }
  const to = thread.correspondent
  if (!to || (thread.automatic && !byHand)) return null
  // A link opens what the customer has: only their own mailbox gets one, and nobody else who writes in their thread.
  const isTheirs = email?.toLowerCase() === to
  if (isTheirs && reach.verified && reach.hasAccount) return { to, by: "account" }
  if (isTheirs && (reach.verified || thread.aligned)) return { to, by: "claim" }
  return byHand ? { to, by: "mail" } : null
}

/** The same for an address that an agent named: it gets the mail, and no more than it would have got by itself. */
export function wayToNamed(reach: Reach, address: string): Way {
  const itself = wayTo(reach, true)
  return itself?.to.toLowerCase() === address.toLowerCase() ? itself : { to: address, by: "mail" }
}

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"

function base32(bytes: Uint8Array): string {
  let [bits, held, text] = [0, 0, ""]
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffff
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(held >> bits) & 31]
    }
  }
  return text
}
