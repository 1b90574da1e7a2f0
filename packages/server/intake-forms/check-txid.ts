import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import { readTxid, type TxidFound } from "@veridesk/contract/chains/txid.ts"
import type { FieldResult, Known, Note, PairChoice } from "./checked.ts"
import { txidFault } from "./faults.ts"
import { type Field, type Form, textIn } from "./form.ts"

type TxidField = Extract<Field, { kind: "txid" }>

/** The TxID box: what copying did to it is mended and said; what isn't a TxID is named, with the mend one click away. */
export function checkTxid(
  field: TxidField,
  text: string,
  o: { form: Form; known: Known; pair: PairChoice | undefined },
): FieldResult {
  const reading = readTxid(text, o.pair?.chain)
  switch (reading.kind) {
    case "txid": {
      const value = { value: reading.txid, also: { "txid-key": reading.key } }
      const notes = cleanedNotes(field, reading, o.known)
      if (reading.testnet) return { ...value, notes, fault: { code: "txid-testnet" } }
      if (reading.fits) return { ...value, notes }
      const elsewhere = reading.chain ?? reading.chains[0]
      const offer = elsewhere ? switchOffer(field, o, elsewhere) : undefined
      return {
        ...value,
        notes: offer ? [...notes, offer] : notes,
        fault: {
          code: "txid-other-network",
          values: { network: nameOf(elsewhere, o.known), chosen: o.pair?.network ?? "" },
        },
      }
    }
    case "internal-transfer":
      return reading.id
        ? { value: `internal:${reading.id}` }
        : { fault: { code: "txid-internal-without-id" } }
    case "address":
      return { fault: { code: "txid-is-address" }, notes: moveOffer(field, o) }
    case "many":
      return { fault: { code: "txid-many", values: { count: reading.readings.length } } }
    default:
      return { fault: txidFault(reading, o.pair) }
  }
}

function cleanedNotes(field: TxidField, { cleaned, chain }: TxidFound, known: Known): Note[] {
  if (chain && cleaned.includes("url"))
    return [{ field: field.id, tone: "good", code: "txid-chain", values: { network: nameOf(chain, known) } }]
  return cleaned.length > 0 ? [{ field: field.id, tone: "good", code: "txid-cleaned" }] : []
}

function moveOffer(field: TxidField, o: { form: Form; known: Known }): Note[] {
  const target = o.form.fields.find((other) => other.id === field.address)
  if (!target) return []
  const toLabel = textIn(o.known.locale, target.label)
  return [
    {
      field: field.id,
      tone: "offer",
      code: "txid-is-address",
      fix: { do: "move", from: field.id, to: target.id, toLabel },
    },
  ]
}

/** "It is a TRON TxID: switch to TRON?", where the asset can be on that network at all. */
function switchOffer(
  field: TxidField,
  o: { known: Known; pair: PairChoice | undefined },
  chain: ChainId,
): Note | undefined {
  const other = o.known.pairs.find((pair) => pair.asset === o.pair?.asset && pair.chain === chain)
  if (!other || !field.pair) return undefined
  return {
    field: field.id,
    tone: "offer",
    code: "txid-other-network",
    values: { network: other.network },
    fix: { do: "set", field: field.pair, value: `${other.asset}/${other.chain}`, label: other.network },
  }
}

function nameOf(chain: ChainId | undefined, known: Known): string {
  return chain ? textIn(known.locale, chains[chain].name) : ""
}
