import type { AmountReading } from "@veridesk/contract/chains/amount.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import type { MemoReading } from "@veridesk/contract/chains/memo.ts"
import type { OccurredAtReading } from "@veridesk/contract/chains/occurred-at.ts"
import type { TxidReading } from "@veridesk/contract/chains/txid.ts"
import type { AddressReading } from "../chains/index.ts"
import type { PairChoice } from "./checked.ts"

/** A fault's code is a key of `ui/messages/errors.ts`; the values are what its sentence needs. */
type Fault = { code: string; values?: Record<string, string | number> }

type OtherReading = Exclude<TxidReading, { kind: "txid" | "internal-transfer" | "address" | "many" }>

/** What stands in the TxID box when it is no TxID. */
export function txidFault(reading: OtherReading, pair: PairChoice | undefined): Fault {
  const network = pair?.network ?? ""
  switch (reading.kind) {
    case "wrong-length":
    case "wrong-characters": {
      const [min, max] = reading.expected.length
      const expected = min === max ? String(min) : `${min}–${max}`
      if (reading.kind === "wrong-length")
        return { code: "txid-wrong-length", values: { length: reading.length, expected, network } }
      const first = reading.characters[0]
      return {
        code: "txid-wrong-characters",
        values: { character: first?.character ?? "", at: (first?.at ?? 0) + 1 },
      }
    }
    case "uid":
    case "email":
    case "secret":
    case "shortened":
    case "other-page":
      return { code: `txid-is-${reading.kind}` }
    case "too-long":
      return { code: "text-too-long", values: { limit: reading.limit } }
    case "empty":
      return { code: "field-required" }
    case "unknown":
      return { code: "txid-unknown" }
  }
}

export function addressFault(reading: Extract<AddressReading, { ok: false }>, pair: PairChoice): Fault {
  const network = pair.network
  switch (reading.fault) {
    case "other-chain":
      return {
        code: "address-other-network",
        values: {
          network,
          fits: reading.chains
            .slice(0, 3)
            .map((id) => chains[id].name.en)
            .join(", "),
        },
      }
    case "checksum":
      return { code: "address-checksum" }
    case "secret":
      return { code: "address-is-secret" }
    case "txid":
      return { code: "address-is-txid" }
    case "empty":
      return { code: "field-required" }
    default:
      return { code: "address-shape", values: { network } }
  }
}

export function amountFault(reading: Extract<AmountReading, { ok: false }>): Fault {
  switch (reading.fault) {
    case "ambiguous":
      return { code: "amount-ambiguous", values: { a: reading.candidates[0], b: reading.candidates[1] } }
    case "too-many-decimals":
      return { code: "amount-too-many-decimals", values: { max: reading.maxDecimals } }
    case "other-unit":
      return { code: "amount-other-unit", values: { unit: reading.unit } }
    case "empty":
      return { code: "field-required" }
    default:
      return { code: `amount-${reading.fault}` }
  }
}

export function memoFault(reading: Extract<MemoReading, { ok: false }>): Fault {
  switch (reading.fault) {
    case "missing":
      return { code: "memo-missing", values: { label: reading.label } }
    case "too-long":
      return { code: "memo-too-long", values: { max: reading.maxBytes } }
    case "not-used":
      return { code: "memo-not-used" }
    default:
      return { code: `memo-${reading.fault}`, values: { max: reading.max } }
  }
}

export function timeFault(reading: Extract<OccurredAtReading, { ok: false }>): Fault {
  if (reading.fault === "in-future")
    return { code: "time-in-future", values: { minutes: reading.aheadMinutes } }
  return reading.fault === "empty" ? { code: "field-required" } : { code: `time-${reading.fault}` }
}
