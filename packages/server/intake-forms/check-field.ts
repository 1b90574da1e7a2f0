import { readAmount } from "@veridesk/contract/chains/amount.ts"
import { chainIds } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import { addressNotes } from "./address-notes.ts"
import { checkMemo } from "@veridesk/contract/chains/memo.ts"
import { readOccurredAt } from "@veridesk/contract/chains/occurred-at.ts"
import { tidyPaste } from "@veridesk/contract/chains/tidy-paste.ts"
import { type Answers, readAnswers } from "@veridesk/contract/forms/conditions.ts"
import { checkAddress } from "../chains/index.ts"
import { checkChosen } from "./check-chosen.ts"
import { checkLine } from "./check-line.ts"
import { checkTxid } from "./check-txid.ts"
import type { FieldResult, Known, PairChoice, Values } from "./checked.ts"
import { addressFault, amountFault, memoFault, timeFault } from "./faults.ts"
import type { Field, Form } from "./form.ts"
import { textIn } from "./form.ts"

/** One field by itself, as the form's live checks ask. */
export async function checkField(
  field: Field,
  values: Values,
  o: { form: Form; known: Known; answers?: Answers },
): Promise<FieldResult> {
  const text = values[field.id] ?? ""
  if (field.kind === "occurred-at") return checkTime(field, values, o.known)
  if (text.trim() === "") return field.required ? { fault: { code: "field-required" } } : {}
  const answers = o.answers ?? readAnswers(o.form.fields, values)
  const pair = "pair" in field && field.pair ? pairOf(answers(field.pair)[0], o.known) : undefined
  switch (field.kind) {
    case "asset-network": {
      const chosen = pairOf(text, o.known)
      return chosen
        ? {
            value: `${chosen.asset}/${chosen.chain}`,
            also: { asset: chosen.asset, chain: chosen.chain, network: chosen.network },
          }
        : { fault: { code: "pair-unknown" } }
    }
    case "txid":
      return checkTxid(field, text, { ...o, pair })
    case "address":
      return addressResult(field, text, pair)
    case "memo": {
      if (!pair) return checkLine({ kind: "text" }, text)
      const memo = checkMemo(pair.chain, text)
      return memo.ok ? { value: memo.memo ?? undefined } : { fault: memoFault(memo) }
    }
    case "amount": {
      const amount = readAmount(text, pair ? { asset: pair.asset, maxDecimals: pair.decimals } : {})
      return amount.ok ? { value: amount.value } : { fault: amountFault(amount) }
    }
    case "choice":
    case "choices":
    case "consent":
      return checkChosen(field, text, answers)
    case "long-text":
      return { value: text.replace(/\r\n?/g, "\n").trim() }
    default:
      return checkLine(field, text)
  }
}

/** "USDT/tron" as one of the pairs the exchange offers; where the exchange is away, any asset on a known chain. */
export function pairOf(value: string | undefined, known: Known): PairChoice | undefined {
  const [asset = "", chain = ""] = (value ?? "").split("/")
  const offered = known.pairs.find((choice) => choice.asset === asset && choice.chain === chain)
  if (offered || known.pairs.length > 0) return offered
  const id = chainIds.find((one) => one === chain)
  return id && /^[A-Z0-9]{1,20}$/.test(asset)
    ? { asset, chain: id, network: textIn(known.locale, chains[id].name), decimals: 18 }
    : undefined
}

function addressResult(field: Field, text: string, pair: PairChoice | undefined): FieldResult {
  if (!pair) return checkLine({ kind: "text" }, tidyPaste(text).text)
  const reading = checkAddress(text, pair.chain)
  return reading.ok
    ? { value: reading.address, notes: addressNotes(field.id, reading, { pair, typed: text }) }
    : { fault: addressFault(reading, pair) }
}

function checkTime(field: Field, values: Values, known: Known): FieldResult {
  const text = values[`${field.id}.at`] ?? ""
  if (text.trim() === "") return field.required ? { fault: { code: "field-required" } } : {}
  const precision = (["exact", "minute", "hour", "day"] as const).find(
    (one) => one === values[`${field.id}.precision`],
  )
  const zone = values[`${field.id}.zone`] || "UTC"
  const reading = readOccurredAt({ text, zone, now: known.now, ...(precision ? { precision } : {}) })
  if (!reading.ok) return { fault: timeFault(reading) }
  return { value: { instant: reading.instant, precision: reading.precision, zone: reading.zone } }
}
