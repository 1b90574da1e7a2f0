import type { AddressReading } from "../chains/index.ts"
import type { Note, PairChoice } from "./checked.ts"

type Good = Extract<AddressReading, { ok: true }>

/**
 * What a person should know of an address that is right in form: above all that nothing in it can be checked, where its
 * chain gives it no checksum (domain §2.2), with the characters at its ends to compare.
 */
export function addressNotes(field: string, reading: Good, { network }: PairChoice): Note[] {
  const { address, warnings, contract } = reading
  const ends = { first: address.slice(0, 6), last: address.slice(-6) }
  return warnings.flatMap((warning): Note[] => {
    const note = { field, tone: "offer" as const }
    switch (warning) {
      case "no-checksum":
        return [{ ...note, code: "address-no-checksum", values: { network, ...ends } }]
      case "not-checksummed":
        return [{ ...note, code: "address-not-checksummed", values: ends }]
      case "known-contract":
        return [{ ...note, code: "address-is-contract", values: { symbol: contract?.symbol ?? "" } }]
      case "testnet":
        return [{ ...note, code: "address-testnet" }]
      case "burn-address":
        return [{ ...note, code: "address-burn" }]
      default:
        return []
    }
  })
}
