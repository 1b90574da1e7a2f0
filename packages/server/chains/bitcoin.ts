import { bech32, bech32m } from "@scure/base"
import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import type { Address, AddressKind, Verdict } from "./address-reading.ts"
import { readBase58check } from "./base58check.ts"
import { checkCashaddr } from "./cashaddr.ts"

interface Network {
  /** First letters of base58 addresses on the main network: tells a typing error from another chain's address. */
  letters: RegExp
  /** Version byte of P2PKH, and those of P2SH. */
  legacy: number
  script: readonly number[]
  /** Version bytes that another chain uses as well. */
  shared: readonly number[]
  testnet: readonly number[]
  hrp?: { main: string; test: readonly string[] }
}

/** Version bytes of each network's own chainparams. */
const networks: Partial<Record<ChainId, Network>> = {
  bitcoin: {
    letters: /^[13]/,
    legacy: 0x00,
    script: [0x05],
    shared: [],
    testnet: [0x6f, 0xc4],
    hrp: { main: "bc", test: ["tb", "bcrt"] },
  },
  litecoin: {
    letters: /^[LM3]/,
    legacy: 0x30,
    script: [0x05, 0x32],
    shared: [0x05],
    testnet: [0x6f, 0x3a, 0xc4],
    hrp: { main: "ltc", test: ["tltc", "rltc"] },
  },
  dogecoin: { letters: /^[DA9]/, legacy: 0x1e, script: [0x16], shared: [], testnet: [0x71, 0xc4] },
  "bitcoin-cash": {
    letters: /^[13]/,
    legacy: 0x00,
    script: [0x05],
    shared: [0x00, 0x05],
    testnet: [0x6f, 0xc4],
  },
}

/** Bitcoin and its kin: base58check (P2PKH, P2SH), bech32 (BIP 173), bech32m (BIP 350), Bitcoin Cash's cashaddr. */
export function checkBitcoin(text: string, chain: ChainId): Verdict {
  const network = networks[chain]
  if (!network) return "shape"
  const separator = text.lastIndexOf("1")
  const hrp = text.slice(0, separator).toLowerCase()
  if (network.hrp && [network.hrp.main, ...network.hrp.test].includes(hrp))
    return segwit(text, network.hrp.main)
  if (chain === "bitcoin-cash" && /^(bitcoincash:|bchtest:|bchreg:|[qp])/i.test(text))
    return checkCashaddr(text)

  const payload = readBase58check(text, 21)
  if (payload === "checksum") return network.letters.test(text) ? "checksum" : "shape"
  return payload === "shape" ? "shape" : legacy(text, payload[0], network)
}

function legacy(text: string, version: number | undefined, network: Network): Verdict {
  if (version === undefined) return "shape"
  const known = version === network.legacy || network.script.includes(version)
  if (!known && !network.testnet.includes(version)) return "shape"
  const kind: AddressKind =
    version === network.legacy || version === 0x6f || version === 0x71 ? "legacy" : "script"
  if (!known) return { address: text, kind, warnings: ["testnet"] }
  return { address: text, kind, warnings: network.shared.includes(version) ? ["shared-form"] : [] }
}

/** BIP 173 and 350: version 0 is bech32 with 20 or 32 bytes, versions 1 to 16 bech32m with 2 to 40, taproot 32. */
function segwit(text: string, main: string): Verdict {
  for (const [codec, first] of [
    [bech32, 0],
    [bech32m, 1],
  ] as const) {
    const decoded = codec.decodeUnsafe(text)
    const version = decoded?.words[0]
    if (!decoded || version === undefined) continue
    const program = codec.fromWordsUnsafe(decoded.words.slice(1))
    const lengths = version === 0 ? [20, 32] : version === 1 ? [32] : undefined
    if (version > 16 || (version === 0) !== (first === 0) || !program) return "checksum"
    if (program.length < 2 || program.length > 40 || (lengths && !lengths.includes(program.length)))
      return "shape"
    const address: Address = {
      address: text.toLowerCase(),
      kind: version === 1 ? "taproot" : "segwit",
      warnings: [],
    }
    return decoded.prefix.toLowerCase() === main ? address : { ...address, warnings: ["testnet"] }
  }
  return "checksum"
}
