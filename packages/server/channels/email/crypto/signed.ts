import type { MailCrypto } from "@veridesk/contract/mail/read-mail.ts"

export type Signed = NonNullable<MailCrypto["signature"]>

const ORDER: Signed["state"][] = ["good", "partial", "bad", "expired", "unknown-key"]

/**
 * What several signatures under one text say together: one good one is enough, for whoever adds a broken one beside it
 * proves nothing; else what is worst of them.
 */
export function worst(all: Signed[]): Signed {
  const [first] = [...all].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  return first ?? { state: "bad", by: null, fingerprint: null }
}

/** A good signature over something that isn't all of the mail is never good for all of it. */
export function forPartOnly(signed: Signed): Signed {
  return signed.state === "good" ? { ...signed, state: "partial" } : signed
}
