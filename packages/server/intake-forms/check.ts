import { readAmount } from "@veridesk/contract/chains/amount.ts"
import { chainIds } from "@veridesk/contract/chains/chain-id.ts"
import { chains } from "@veridesk/contract/chains/chains.ts"
import { checkMemo } from "@veridesk/contract/chains/memo.ts"
import { readOccurredAt } from "@veridesk/contract/chains/occurred-at.ts"
import { tidyPaste } from "@veridesk/contract/chains/tidy-paste.ts"
import { checkAddress } from "../chains/index.ts"
import { addressNotes } from "./address-notes.ts"
import { checkTxid } from "./check-txid.ts"
import type { Checked, FieldResult, Known, PairChoice, Values } from "./checked.ts"
import { addressFault, amountFault, memoFault, timeFault } from "./faults.ts"
import type { Field, Form } from "./form.ts"
import { DESCRIPTION, textIn } from "./form.ts"

/** Longest of a one-line answer; the message itself has the contract's own bound. */
const LINE = 500

/**
 * Checks what was typed against its form: every value normalised as domain.md §2.0–2.2 says, every fault named by
 * code with what the sentence needs. Pure but for loading the address libraries; nothing is looked up here.
 */
export async function checkSubmission(form: Form, values: Values, known: Known): Promise<Checked> {
  const checked: Checked = { fields: {}, description: "", faults: [], notes: [] }
  for (const field of form.fields) {
    const result = await checkField(field, values, { form, known })
    if (result.fault) checked.faults.push({ field: field.id, ...result.fault })
    if (result.value !== undefined) checked.fields[field.id] = result.value
    Object.assign(checked.fields, result.also)
    checked.notes.push(...(result.notes ?? []))
  }
  const description = checked.fields[DESCRIPTION]
  checked.description = typeof description === "string" ? description : ""
  delete checked.fields[DESCRIPTION]
  return checked
}

/** One field by itself, as the form's live checks ask. */
export async function checkField(
  field: Field,
  values: Values,
  o: { form: Form; known: Known },
): Promise<FieldResult> {
  const text = values[field.id] ?? ""
  if (field.kind === "occurred-at") return checkTime(field, values, o.known)
  if (text.trim() === "") return field.required ? { fault: { code: "field-required" } } : {}
  const pair = "pair" in field && field.pair ? pairOf(values[field.pair], o.known) : undefined
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
      if (!pair) return lineOf(text)
      const memo = checkMemo(pair.chain, text)
      return memo.ok ? { value: memo.memo ?? undefined } : { fault: memoFault(memo) }
    }
    case "amount": {
      const amount = readAmount(text, pair ? { asset: pair.asset, maxDecimals: pair.decimals } : {})
      return amount.ok ? { value: amount.value } : { fault: amountFault(amount) }
    }
    case "withdrawal-id": {
      const id = tidyPaste(text).text.replace(/\s/g, "")
      return /^[A-Za-z0-9][A-Za-z0-9._:-]{2,79}$/.test(id)
        ? { value: id }
        : { fault: { code: "withdrawal-id-shape", values: { example: field.example ?? "" } } }
    }
    case "choice":
      return field.options.some((option) => option.value === text)
        ? { value: text }
        : { fault: { code: "choice-unknown" } }
    case "long-text":
      return { value: text.replace(/\r\n?/g, "\n").trim() }
    case "identifier":
    case "text":
      return lineOf(text)
  }
}

function lineOf(text: string): FieldResult {
  const line = text.replace(/\s+/gu, " ").trim()
  return line.length > LINE ? { fault: { code: "text-too-long", values: { limit: LINE } } } : { value: line }
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
  if (!pair) return lineOf(tidyPaste(text).text)
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
