import { catalogue } from "../catalogue.ts"
import { checkField } from "../check-field.ts"
import type { Known, PairChoice, Values } from "../checked.ts"
import type { Field, Form } from "../form.ts"

const pairs: PairChoice[] = [
  { asset: "USDT", chain: "tron", network: "TRON (TRC20)", decimals: 6 },
  { asset: "USDT", chain: "ethereum", network: "Ethereum (ERC20)", decimals: 6 },
  { asset: "BTC", chain: "bitcoin", network: "Bitcoin", decimals: 8 },
  { asset: "XRP", chain: "xrp", network: "XRP Ledger", decimals: 6 },
  { asset: "TON", chain: "ton", network: "TON", decimals: 9 },
]
const NOW = new Date("2026-11-22T06:05:00Z")
export const known = (locale: Known["locale"] = "en"): Known => ({ pairs, now: NOW, locale })

const formOf = (key: string): Form => {
  const form = catalogue.find((one) => one.key === key)
  if (!form) throw new Error(`no form ${key}`)
  return form
}
export const deposit = formOf("deposit-not-credited")
export const withdrawal = formOf("withdrawal-delayed")
export const login = formOf("account-login")
export const other = formOf("other")

export const TRON_TXID = "9c41e07b52d8f3a6604b1de98a27c5f03e7718bc4d920fa5b6c3e1847d05f29a"
export const TRON_ADDRESS = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
export const ETH_ADDRESS = "0xdAC17F958D2ee523a2206206994597C13D831ec7"

/** One field of a form, checked by itself. */
export async function check([form, id]: [Form, string], values: Values, more: Partial<Known> = {}) {
  const field = form.fields.find((one) => one.id === id) as Field
  return checkField(field, values, { form, known: { ...known(), ...more } })
}

export const tron = { pair: "USDT/tron" }
