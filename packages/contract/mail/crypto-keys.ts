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

/** What a key is, as somebody hands it over. Parts are as `OwnKey` and `KnownKey` have them. */
export type InspectedKey = {
  kind: KeyKind
  /** Lower-case hex. PGP: of its primary key. S/MIME: SHA-256 over the certificate. */
  fingerprint: string
  /** Addresses it says that it is for, lower-cased. */
  addresses: string[]
  publicPart: string
  /** Without its passphrase; null where only the public part was given. */
  privatePart: string | null
  validFrom: Date
  validUntil: Date | null
  /** It gives certificates to others. */
  isAuthority: boolean
  /** Why it can't be used; null where it can. */
  fault: "over" | "weak" | null
}

/** A key that a mail brings of its author. It proves nothing until somebody has compared its fingerprint with theirs. */
export type BroughtKey = InspectedKey & { address: string }

/** A key as somebody hands it over: armoured or PEM, or a PKCS #12 file. */
export type GivenKey = { text?: string; pkcs12?: Uint8Array; passphrase?: string | undefined; at: Date }

/** Why it can't be read at all. */
export type KeyFault = "unreadable" | "passphrase"

/** Of whom a mail is and for whom; at least one of both. Keys are of the same kind. */
export type Protection = {
  /** The whole mail as it would go out. */
  mail: Uint8Array
  sign: OwnKey | null
  /** Public parts of all who may read it; null: it isn't encrypted. */
  encryptFor: string[] | null
  kind: KeyKind
  /** What stands in place of the subject of an encrypted mail. */
  subject: string
  at: Date
}
