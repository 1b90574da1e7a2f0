import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"

/** One thing that is wrong with one field; `code` is a key of `ui/messages/errors.ts`. */
export type Fault = { field: string; code: string; values?: Record<string, string | number> }
/** One-click repairs and good news under a field; the same shapes as the portal's FieldNote. */
export type Note = {
  field: string
  tone: "good" | "offer"
  code:
    | "txid-cleaned"
    | "txid-chain"
    | "txid-is-address"
    | "txid-other-network"
    | "from-account"
    | "address-no-checksum"
    | "address-not-checksummed"
    | "address-is-contract"
    | "address-testnet"
    | "address-burn"
  values?: Record<string, string>
  fix?:
    | { do: "move"; from: string; to: string; toLabel: string }
    | { do: "set"; field: string; value: string; label: string }
}

export type Pair = { asset: string; chain: ChainId }
export type PairChoice = Pair & { network: string; decimals: number }
export type Known = { pairs: PairChoice[]; now: Date; locale: "en" | "zh-CN" }
export type Values = Record<string, string>

/** Ids of uploads by the place for evidence they stand in. */
export type Files = Record<string, string[]>

export type Checked = {
  fields: Record<string, unknown>
  description: string
  faults: Fault[]
  notes: Note[]
  /** What was answered may make it more urgent than the form usually is. */
  priority: number
}
export type FieldResult = {
  value?: unknown
  also?: Record<string, unknown>
  fault?: Omit<Fault, "field">
  notes?: Note[]
}
