import type {
  BroughtKey,
  GivenKey,
  InspectedKey,
  KeyFault,
  MailKeys,
  OwnKey,
  Protection,
} from "@veridesk/contract/mail/crypto-keys.ts"

/** What is done with keys themselves; handed in by the roof, which reads its libraries when the first one is needed. */
export type KeyTools = {
  inspect: (given: GivenKey) => Promise<InspectedKey | { unreadable: KeyFault }>
  generate: (o: { name: string; address: string; at: Date }) => Promise<InspectedKey>
  /** Keys that a mail brings of its author. */
  broughtBy: (mail: Uint8Array, keys: MailKeys) => Promise<BroughtKey[]>
  protect: (p: Protection) => Promise<Uint8Array>
  /** Under which name the key of an address is published, and its bytes. */
  wkdHash: (localPart: string) => string
  keyBytes: (armoured: string) => Promise<Uint8Array>
}

/** A key of a mailbox, opened for one mail. */
export type OpenedKey = OwnKey & { validUntil: Date | null }
