import type { ChainId } from "@veridesk/contract/chains/chain-id.ts"
import type { TxidReading } from "@veridesk/contract/chains/txid.ts"
import type { Locale } from "../props.ts"
import type { FieldNote, FormDefinition, FormField } from "../props-form.ts"

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
      if (reading.chain)
        notes.push(
          note({ tone: "good", code: "txid-chain", values: { network: nameOf(box, reading.chain) } }),
        )
      else if (reading.cleaned.length > 0) notes.push(note({ tone: "good", code: "txid-cleaned" }))
      const elsewhere = reading.fits ? null : offer(box, reading.chain ? [reading.chain] : reading.chains)
      if (elsewhere) notes.push(note(elsewhere))
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

/** "A TxID on TRON looks different: switch to Ethereum?", if the chosen asset can be there at all. */
function offer(box: Box, possible: ChainId[]): Omit<FieldNote, "field"> | null {
  const pair = box.form.fields.find((field) => field.id === box.field.pair)
  const [asset, network] = (box.values[box.field.pair ?? ""] ?? "").split("/")
  if (pair?.kind !== "asset-network" || !network) return null
  const choice = pair.assets
    .find((each) => each.asset === asset)
    ?.networks.find((each) => possible.some((chain) => chain === each.network))
  const label = pair.assets.flatMap((each) => each.networks).find((each) => each.network === network)?.label
  const fix = choice && {
    do: "set" as const,
    field: pair.id,
    value: `${asset}/${choice.network}`,
    label: choice.label,
  }
  return {
    tone: "offer",
    code: "txid-other-network",
    values: { network: label ?? network },
    ...(fix && { fix }),
  }
}

function nameOf({ names, locale }: Box, chain: ChainId): string {
  return locale === "zh-CN" ? names[chain].name.zh : names[chain].name.en
}
