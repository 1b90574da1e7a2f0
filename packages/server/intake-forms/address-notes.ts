import { tidyPaste } from "@veridesk/contract/chains/tidy-paste.ts"
import type { AddressReading } from "../chains/index.ts"
import type { Note, PairChoice } from "./checked.ts"

type Good = Extract<AddressReading, { ok: true }>

/**
 * What a person should know of an address that is right in form: above all that nothing in it can be checked, where its
 * chain gives it no checksum (domain §2.2), with the characters at its ends to compare.
 */
export function addressNotes(field: string, reading: Good, o: { pair: PairChoice; typed: string }): Note[] {
  const { warnings, contract } = reading
  const shown = asTyped(reading, o.typed)
  const ends = { first: shown.slice(0, 6), last: shown.slice(-6) }
  return warnings.flatMap((warning): Note[] => {
    const note = { field, tone: "offer" as const }
    switch (warning) {
      case "no-checksum":
        return [{ ...note, code: "address-no-checksum", values: { network: o.pair.network, ...ends } }]
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

/** People compare with what they see, not with our spelling of it; out of a link the address alone is shown. */
function asTyped({ address, kind }: Good, text: string): string {
  const typed = tidyPaste(text).text.replace(/\s/g, "")
  return kind === "raw" || typed.toLowerCase() === address.toLowerCase() ? typed : address
}
