import { bech32 } from "@scure/base"
import { cosmosPrefixes } from "@veridesk/contract/chains/address-shape.ts"
import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import type { Verdict } from "./address-reading.ts"

/** Cosmos and its kin: bech32 with the chain's own prefix, 20 bytes for a key and 32 for a module or a contract. */
export function checkCosmos(text: string, chain: ChainId): Verdict {
  const prefix = cosmosPrefixes.find(([, id]) => id === chain)?.[0]
  if (prefix === undefined || !text.toLowerCase().startsWith(`${prefix}1`)) return "shape"
  const decoded = bech32.decodeUnsafe(text)
  if (!decoded)
    return text.length === prefix.length + 39 || text.length === prefix.length + 59 ? "checksum" : "shape"
  const bytes = bech32.fromWordsUnsafe(decoded.words)
  if (decoded.prefix.toLowerCase() !== prefix || !bytes) return "shape"
  if (bytes.length === 20) return { address: text.toLowerCase(), kind: "account", warnings: [] }
  return bytes.length === 32 ? { address: text.toLowerCase(), kind: "contract", warnings: [] } : "shape"
}
