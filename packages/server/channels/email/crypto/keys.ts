export type KeyKind = "pgp" | "smime"

/** A key of a mailbox of ours. PGP: armoured, without passphrase. S/MIME: certificates and PKCS #8 as PEM, its own certificate first. */
export type OwnKey = { kind: KeyKind; publicPart: string; privatePart: string }

/** The key of somebody who writes to us, as a person has confirmed it: it speaks for this address and no other. */
export type KnownKey = { kind: KeyKind; address: string; publicPart: string }

/** All with which one mail is opened and checked. */
export type MailKeys = {
  /** Of the mailbox it came to. */
  own: OwnKey[]
  /** Of its author. */
  known: KnownKey[]
  /** Certificates (PEM) of authorities that an administrator trusts. */
  trusted: string[]
  /** The moment at which keys have to be valid. */
  at: Date
}

export const noKeys = (at: Date): MailKeys => ({ own: [], known: [], trusted: [], at })
