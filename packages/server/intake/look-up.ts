import { readTxid } from "@veridesk/contract/chains/txid.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { LookupCard } from "../../portal/props-form.ts"
import { type Form, pairOf, type Values } from "../intake-forms/index.ts"
import { offeredPairs } from "./pairs.ts"
import { readTransaction, type TransactionPorts } from "./transaction.ts"

export type LookUpDeps = TransactionPorts & { forms: { newest(key: string): Form | undefined } }
type Question = { formKey: string; values: Values; uid: string | null; locale: Locale; now: Date }

/**
 * What chain and exchange know of the transaction in a form: the card under the TxID box. It never stops a submission.
 * @returns null where the form has no TxID to look up yet
 */
export async function lookUp(o: LookUpDeps, q: Question): Promise<LookupCard | null> {
  const field = o.forms.newest(q.formKey)?.fields.find((one) => one.kind === "txid")
  if (field?.kind !== "txid" || !field.lookup || !field.pair) return null
  const offered = await offeredPairs(o.exchange)
  const pair = pairOf(q.values[field.pair], { pairs: offered, now: q.now, locale: q.locale })
  const reading = readTxid(q.values[field.id] ?? "", pair?.chain)
  if (reading.kind !== "txid" || !pair) return null
  const address = q.values[field.address ?? ""]?.trim() ?? ""
  const asked = { ...q, about: pair, pairField: field.pair, offered, reading, address }
  return (await readTransaction(o, asked)).card
}
