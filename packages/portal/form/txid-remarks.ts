import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import type { TxidReading } from "@veridesk/contract/chains/txid.ts"
import type { Locale } from "../props.ts"
import type { FieldFix, FieldNote, FormDefinition, FormField } from "../props-form.ts"
import { assetIn } from "./form-values.ts"

export type TxidFieldOf = Extract<FormField, { kind: "txid" }>

/** What to do about the text in a TxID box. */
export interface TxidRemarks {
  /** The canonical TxID to put into the box, when it differs from the text. */
  replace: string | null
  notes: FieldNote[]
  /** True when it may be looked up. A secret is never sent anywhere. */
  lookUp: boolean
  secret: boolean
}

type Names = Record<ChainId, { name: { en: string; zh: string } }>

interface Box {
  field: TxidFieldOf
  form: FormDefinition
  values: Record<string, string>
  text: string
  locale: Locale
  /** Names of the chains. */
  names: Names
}

/** Pure: from what was read out of the box to notes, repairs and whether to ask the server. */
export function remarksOn(reading: TxidReading, box: Box): TxidRemarks {
  const note = (note: Omit<FieldNote, "field">): FieldNote => ({ field: box.field.id, ...note })
  switch (reading.kind) {
    case "txid": {
      const notes: FieldNote[] = []
      const elsewhere = offer(box, reading.chain ? [reading.chain] : reading.chains)
      if (reading.chain) {
        // With no network chosen yet, the one that the address names is one click away.
        const fix = elsewhere.network === null ? elsewhere.fix : undefined
        const values = { network: nameOf(box, reading.chain) }
        notes.push(note({ tone: "good", code: "txid-chain", values, ...(fix && { fix }) }))
      } else if (reading.cleaned.length > 0) notes.push(note({ tone: "good", code: "txid-cleaned" }))
      if (!reading.fits && elsewhere.network !== null)
        notes.push(
          note({
            tone: "offer",
            code: "txid-other-network",
            values: { network: elsewhere.network },
            ...(elsewhere.fix && { fix: elsewhere.fix }),
          }),
        )
      return { replace: reading.txid === box.text ? null : reading.txid, notes, lookUp: true, secret: false }
    }
    case "address": {
      const to = box.form.fields.find((field) => field.id === box.field.address)
      const fix = to && ({ do: "move", from: box.field.id, to: to.id, toLabel: to.label } as const)
      return told([note({ tone: "offer", code: "txid-is-address", ...(fix && { fix }) })])
    }
    case "secret":
      return { ...told([note({ tone: "offer", code: "txid-secret" })]), secret: true }
    case "shortened":
      return told([note({ tone: "offer", code: "txid-short" })])
    default:
      return told([])
  }
}

function told(notes: FieldNote[]): TxidRemarks {
  return { replace: null, notes, lookUp: false, secret: false }
}

/** Name of the chosen network, and the switch to one of `possible` that the chosen asset has. */
function offer(box: Box, possible: ChainId[]): { network: string | null; fix: FieldFix | undefined } {
  const pair = box.form.fields.find((field) => field.id === box.field.pair)
  if (pair?.kind !== "asset-network") return { network: null, fix: undefined }
  const asset = assetIn(box.values, pair.id)
  const network = box.values[pair.id]?.split("/")[1] ?? ""
  const networks = pair.assets.find((each) => each.asset === asset)?.networks ?? []
  const choice = networks.find((each) => possible.some((chain) => chain === each.network))
  const fix = choice && {
    do: "set" as const,
    field: pair.id,
    value: `${asset}/${choice.network}`,
    label: choice.label,
  }
  const label = networks.find((each) => each.network === network)?.label ?? network
  return { network: label === "" ? null : label, fix }
}

function nameOf({ names, locale }: Box, chain: ChainId): string {
  return locale === "zh-CN" ? names[chain].name.zh : names[chain].name.en
}
