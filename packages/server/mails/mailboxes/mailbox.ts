import type { ImapSettings, Mailbox } from "@veridesk/contract/mail/mailbox.ts"

/** Whose address it is: exactly, else without what stands behind "+". */
export function mailboxFor<M extends Pick<Mailbox, "address" | "aliases">>(
  all: readonly M[],
  text: string,
): M | null {
  const address = plainAddress(text)
  if (!address) return null
  const owner = (one: string) => all.find((box) => box.address === one || box.aliases.includes(one)) ?? null
  const short = withoutDetail(address)
  return owner(address) ?? (short ? owner(short) : null)
}

/**
 * Who reads what is written to the postmaster, which every server that takes mail in must have: alone or at each of its
 * domains (RFC 5321 §4.5.1). One that is named so; else the first mailbox of that domain, else of all.
 */
export function postmasterFor<M extends Pick<Mailbox, "address" | "aliases">>(
  all: readonly M[],
  text: string,
): M | null {
  const found = /^postmaster(?:@(?<domain>.+))?$/.exec(text.trim().toLowerCase())
  if (!found) return null
  const domain = found.groups?.["domain"]
  const addressesOf = ({ address, aliases }: M) => [address, ...aliases]
  const named = (one: string) => one.startsWith("postmaster@")
  const there = all.filter((box) => !domain || addressesOf(box).some((one) => one.endsWith(`@${domain}`)))
  return there.find((box) => addressesOf(box).some(named)) ?? there[0] ?? null
}

/** A kept password goes only where it was meant to go: whoever changes the account or the server gives it anew. */
export function isSameAccount(before: ImapSettings | null, after: ImapSettings): boolean {
  if (!before) return false
  const account = ({ host, port, security, user, sign, oauth }: ImapSettings) =>
    JSON.stringify([host.toLowerCase(), port, security, user, sign, oauth?.tokenUrl, oauth?.clientId])
  return account(before) === account(after)
}

/** An address as it is looked for: lower-case, without the brackets and blanks around it; null where it is none. */
function plainAddress(text: string): string | null {
  const plain = text
    .trim()
    .replace(/^<(.*)>$/, "$1")
    .trim()
    .toLowerCase()
  return /^[^\s@]+@[^\s@]+$/.test(plain) ? plain : null
}

/** "support+c.x7@kestrel.example" is delivered to "support@kestrel.example" (RFC 5233 §1); null where nothing is attached. */
function withoutDetail(address: string): string | null {
  const [, local, domain] = /^([^+@]+)\+[^@]*@(.+)$/.exec(address) ?? []
  return local && domain ? `${local}@${domain}` : null
}
