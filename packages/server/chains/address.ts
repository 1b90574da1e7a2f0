import { type ChainFamily, type ChainId, chainIds, chainRules } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import { readTxid } from "@veridesk/contract/chains/txid.ts"
import { unwrapAddress } from "./address-paste.ts"
import type { Address, AddressReading, FamilyCheck, Verdict } from "./address-reading.ts"
import { checkAlgorand } from "./algorand.ts"
import { checkBitcoin } from "./bitcoin.ts"
import { checkCardano } from "./cardano.ts"
import { checkCosmos } from "./cosmos.ts"
import { checkEvm } from "./evm.ts"
import { isBurnAddress, knownContract } from "./known-contracts.ts"
import { checkPolkadot } from "./polkadot.ts"
import { isSecretKey } from "./secret-key.ts"
import { checkSolana } from "./solana.ts"
import { checkStellar } from "./stellar.ts"
import { checkTon } from "./ton.ts"
import { checkTron } from "./tron.ts"
import { checkAptos, checkNear, checkSui } from "./without-checksum.ts"
import { checkXrp } from "./xrp.ts"

const families: Record<ChainFamily, FamilyCheck> = {
  bitcoin: checkBitcoin,
  evm: checkEvm,
  tron: checkTron,
  solana: checkSolana,
  xrp: checkXrp,
  ton: checkTon,
  cosmos: checkCosmos,
  stellar: checkStellar,
  cardano: checkCardano,
  polkadot: checkPolkadot,
  sui: checkSui,
  aptos: checkAptos,
  near: checkNear,
  algorand: checkAlgorand,
}

/** Longest text that is looked at: a payment link with its parameters, or an explorer's address. */
const lengthLimit = 1000

/**
 * Checks an address for one chain, checksum included wherever the chain has one, and gives its canonical form; or
 * names what else the text is: an address of other chains, a TxID, a secret key, a name (domain §2.2). Never throws,
 * and no reading with a fault carries the text.
 */
export function checkAddress(input: string, chain: ChainId): AddressReading {
  if (input.length > lengthLimit) return { ok: false, fault: "too-long", limit: lengthLimit }
  const { text, memo } = unwrapAddress(input)
  if (text === "") return { ok: false, fault: "empty" }
  const verdict = check(text, chain)
  if (typeof verdict === "object") return accepted(memo ? { memo, ...verdict } : verdict, chain)
  if (isSecretKey(text)) return { ok: false, fault: "secret" }
  return elsewhere(input, chain) ?? rejected(text, chain, verdict)
}

function check(text: string, chain: ChainId): Verdict {
  return families[chainRules[chain].family](text, chain)
}

function accepted(found: Address, chain: ChainId): AddressReading {
  const contract = knownContract(found.address, chain)
  const warnings = [...found.warnings]
  if (contract) warnings.push("known-contract")
  if (isBurnAddress(found.address)) warnings.push("burn-address")
  return { ok: true, chain, ...found, warnings, ...(contract && { contract }) }
}

/** What the TxID reader makes of it: it knows explorers' pages, labels and prose, and all the other identifiers. */
function elsewhere(input: string, chain: ChainId): AddressReading | undefined {
  const reading = readTxid(input, chain)
  if (reading.kind === "address") {
    const verdict = check(reading.address, chain)
    return typeof verdict === "object" ? accepted(verdict, chain) : rejected(reading.address, chain, verdict)
  }
  const txids = reading.kind === "txid" ? [reading] : reading.kind === "many" ? reading.readings : []
  if (txids.some(({ txid }) => isSecretKey(txid))) return { ok: false, fault: "secret" }
  if (txids[0]) return { ok: false, fault: "txid", chains: txids[0].chains }
  const { kind } = reading
  if (kind === "secret" || kind === "email" || kind === "uid" || kind === "shortened" || kind === "empty")
    return { ok: false, fault: kind }
  return undefined
}

function rejected(text: string, chain: ChainId, fault: "checksum" | "shape"): AddressReading {
  const other = otherChains(text)
  if (other) return other
  if (/^[\w-]+(\.[\w-]+)*\.(eth|sol|ton|bnb|trx|sui|apt|xrp|crypto|wallet|near)$/i.test(text))
    return { ok: false, fault: "name" }
  return { ok: false, fault, length: text.length, expected: chains[chain].address }
}

function otherChains(text: string): AddressReading | undefined {
  const fits = chainIds.filter((id) => typeof check(text, id) === "object")
  return fits.length > 0 ? { ok: false, fault: "other-chain", chains: fits } : undefined
}
