import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"

/** What sort of address it is; words of the chain's own people. */
export type AddressKind =
  | "legacy"
  | "script"
  | "segwit"
  | "taproot"
  | "cashaddr"
  | "account"
  | "off-curve"
  | "classic"
  | "x-address"
  | "bounceable"
  | "non-bounceable"
  | "raw"
  | "muxed"
  | "contract"
  | "shelley"
  | "byron"
  | "named"
  | "implicit"

export type AddressWarning =
  /** This form carries no checksum: a mistyped character can't be found, compare first and last characters. */
  | "no-checksum"
  /** This form has a checksum that could have been checked but for want of letters in both cases (EIP-55). */
  | "not-checksummed"
  /** The contract or mint of a token rather than anybody's wallet; `contract` says which. */
  | "known-contract"
  /** Nobody holds the key: funds sent there are gone. */
  | "burn-address"
  /** Of a test network, whose coins are worth nothing. */
  | "testnet"
  /** A form shared with another chain (Litecoin's old 3…, Bitcoin Cash's old 1…): sent to the wrong one with ease. */
  | "shared-form"
  /** Solana: derived by a program, so a token account or a contract and not a wallet. */
  | "off-curve"
  /** Polkadot: written in the form of any Substrate chain; the canonical form is Polkadot's. */
  | "generic-form"

/** A memo packed into the address itself. */
export interface PackedMemo {
  kind: "tag" | "id" | "text"
  value: string
}

export interface Address {
  /** Canonical: two spellings of one address are equal in it. */
  address: string
  kind: AddressKind
  warnings: AddressWarning[]
  memo?: PackedMemo
}

/** How one family answers: an address, or how far the text is from one. "shape" leaves room for other chains. */
export type Verdict = Address | "checksum" | "shape"

export type FamilyCheck = (text: string, chain: ChainId) => Verdict

export interface Contract {
  chain: ChainId
  symbol: string
}

export type AddressReading =
  | ({ ok: true; chain: ChainId; contract?: Contract } & Address)
  | { ok: false; fault: "empty" | "email" | "uid" | "shortened" }
  | { ok: false; fault: "too-long"; limit: number }
  /** A secret key. Don't show, send, log or store what was typed. */
  | { ok: false; fault: "secret" }
  /** `chains`: where it can be a TxID. */
  | { ok: false; fault: "txid"; chains: ChainId[] }
  /** A valid address, but of these chains. */
  | { ok: false; fault: "other-chain"; chains: ChainId[] }
  /** A name such as alice.eth: it can change hands, the address behind it is wanted. */
  | { ok: false; fault: "name" }
  /** "checksum": the form is right and a character is wrong. "shape": `length` characters, against `expected`. */
  | { ok: false; fault: "checksum" | "shape"; length: number; expected: ExpectedForm }

export interface ExpectedForm {
  starts: readonly string[]
  length: readonly [min: number, max: number]
}
