import { base58 } from "@scure/base"
import { isKeyShape } from "../secrets/key-shape.ts"
import { type ChainId, chainIds, chainRules } from "./chain-id.ts"

const evm = chainIds.filter((id) => chainRules[id].family === "evm")
const letters = "[1-9A-HJ-NP-Za-km-z]"
const bech32 = "[02-9ac-hj-np-z]"

/** The Cosmos family shares one form of address, told apart by its prefix. */
export const cosmosPrefixes = [
  ["cosmos", "cosmos"],
  ["osmo", "osmosis"],
  ["inj", "injective"],
  ["kava", "kava"],
  ["terra", "terra"],
  ["thor", "thorchain"],
] as const satisfies readonly (readonly [string, ChainId])[]

/** Shapes only: a checksum is the server's to check, with libraries this side has no room for. */
const shapes: readonly (readonly [RegExp, readonly ChainId[]])[] = [
  [shape(`T${letters}{33}`), ["tron"]],
  [/^0x[0-9a-f]{40}$/i, evm],
  [shape(`1${letters}{25,33}`), ["bitcoin", "bitcoin-cash"]],
  [shape(`3${letters}{25,33}`), ["bitcoin", "litecoin", "bitcoin-cash"]],
  [shape(`bc1${bech32}{11,71}`, "i"), ["bitcoin"]],
  [/^[EUk0]Q[\w+/-]{46}$/, ["ton"]],
  [/^-?[01]:[0-9a-f]{64}$/i, ["ton"]],
  [shape(`r${letters}{24,34}`), ["xrp"]],
  [shape(`[XT]${letters}{46}`), ["xrp"]],
  [shape(`[LM]${letters}{25,33}`), ["litecoin"]],
  [shape(`ltc1${bech32}{11,71}`, "i"), ["litecoin"]],
  [shape(`[DA9]${letters}{25,33}`), ["dogecoin"]],
  [shape(`(bitcoincash:)?[qp]${bech32}{41}(${bech32}{19})?`, "i"), ["bitcoin-cash"]],
  [/^(G[A-Z2-7]{55}|M[A-Z2-7]{68})$/, ["stellar"]],
  [shape(`(addr|stake)1${bech32}{40,110}`, "i"), ["cardano"]],
  [shape(`(Ae2|DdzFF)${letters}{50,110}`), ["cardano"]],
  [shape(`1${letters}{45,47}`), ["polkadot"]],
  [/^[A-Z2-7]{58}$/, ["algorand"]],
  [/^(?=.{5,64}$)([a-z\d]+[_.-])*[a-z\d]+\.near$/, ["near"]],
  ...cosmosPrefixes.map(([prefix, id]): [RegExp, ChainId[]] => [
    shape(`${prefix}1${bech32}{38}(${bech32}{20})?`, "i"),
    [id],
  ]),
]

/** Chains on which `text` has the shape of an address, the likeliest first. Proves nothing about checksums. */
export function addressChains(text: string): ChainId[] {
  const found = shapes.filter(([pattern]) => pattern.test(text)).flatMap(([, ids]) => ids)
  if (/^0x[0-9a-f]{64}$/i.test(text)) found.push("sui", "aptos")
  if (/^[0-9a-f]{64}$/i.test(text)) found.push("near")
  if (isSolanaKey(text)) found.push("solana")
  return found
}

/**
 * Whether `text` has the shape of a secret key of any chain: WIF, extended private key, Stellar or XRP seed,
 * Sui or Cardano key, encrypted WIF, a key written as a list of bytes. Such a text must not be shown, sent or
 * stored. Keys that look like a TxID (64 hex characters, 64 bytes of base58) can't be told here.
 */
export function isSecretShape(text: string): boolean {
  return isKeyShape(text) || byteList.test(text)
}

const byteList = /(\d{1,3}[ ,]+){31}\d/

function shape(pattern: string, flags?: string): RegExp {
  return new RegExp(`^${pattern}$`, flags)
}

function isSolanaKey(text: string): boolean {
  if (!/^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(text)) return false
  return base58.decode(text).length === 32
}
