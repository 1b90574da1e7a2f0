import { type ChainId, chainRules } from "@veridesk/contract/chains/chain-id.ts"
import { algorand } from "./algorand.ts"
import { aptos } from "./aptos.ts"
import { blockbook } from "./blockbook.ts"
import { cardano } from "./cardano.ts"
import { cosmos } from "./cosmos.ts"
import { esplora } from "./esplora.ts"
import { evm } from "./evm.ts"
import { near } from "./near.ts"
import type { Protocol } from "./node.ts"
import { polkadot } from "./polkadot.ts"
import { solana } from "./solana.ts"
import { stellar } from "./stellar.ts"
import { sui } from "./sui.ts"
import { ton } from "./ton.ts"
import { tron } from "./tron.ts"
import { xrp } from "./xrp.ts"

const families = {
  evm,
  tron,
  solana,
  xrp,
  ton,
  cosmos,
  stellar,
  cardano,
  polkadot,
  sui,
  aptos,
  near,
  algorand,
}

/** Which interface a chain's node is asked by (docs/configuration.md, CHAIN_NODE_…). */
export function protocolOf(chain: ChainId): Protocol {
  const { family } = chainRules[chain]
  if (family !== "bitcoin") return families[family]
  return chain === "dogecoin" || chain === "bitcoin-cash" ? blockbook : esplora
}
