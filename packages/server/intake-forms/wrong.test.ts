import { errors } from "@veridesk/ui/messages/errors.ts"
import { knows, say } from "@veridesk/ui/say.ts"
import { describe, expect, test } from "vitest"
import type { Fault, Known, Values } from "./checked.ts"
import type { Form } from "./form.ts"
import {
  check,
  deposit,
  ETH_ADDRESS,
  login,
  other,
  TRON_ADDRESS,
  TRON_TXID,
  tron,
  withdrawal,
} from "./testing/forms.ts"

/** The sentence of a fault as the form shows it; fails where a value is missing or the code has none. */
function sentence(locale: Known["locale"], fault: Omit<Fault, "field">): string {
  if (!knows(errors, fault.code)) throw new Error(`${fault.code} has no sentence`)
  return say(locale, errors, fault.code, fault.values ?? {})
}
type Wrong = [case_: string, form: Form, id: string, values: Values, fault: Omit<Fault, "field">]
const wrong: Wrong[] = [
  ["nothing where something is needed", deposit, "pair", {}, { code: "field-required" }],
  ["only white space", other, "topic", { topic: " \n\u00a0" }, { code: "field-required" }],
  ["a pair that is not offered", deposit, "pair", { pair: "USDT/bitcoin" }, { code: "pair-unknown" }],
  ["a pair of nonsense", deposit, "pair", { pair: "__proto__" }, { code: "pair-unknown" }],
  [
    "too few characters for a TxID",
    deposit,
    "txid",
    { ...tron, txid: TRON_TXID.slice(0, 60) },
    { code: "txid-wrong-length", values: { length: 60, expected: "64", network: "TRON (TRC20)" } },
  ],
  [
    "a letter that no TxID has",
    deposit,
    "txid",
    { ...tron, txid: `${TRON_TXID.slice(0, 9)}o${TRON_TXID.slice(10)}` },
    { code: "txid-wrong-characters", values: { character: "o", at: 10 } },
  ],
  [
    "an address in the TxID box",
    deposit,
    "txid",
    { ...tron, txid: TRON_ADDRESS },
    { code: "txid-is-address" },
  ],
  ["an account's number", deposit, "txid", { ...tron, txid: "30881492" }, { code: "txid-is-uid" }],
  ["an e-mail address", deposit, "txid", { ...tron, txid: "odile@mail.example" }, { code: "txid-is-email" }],
  [
    "a secret key",
    deposit,
    "txid",
    { ...tron, txid: "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn" },
    { code: "txid-is-secret" },
  ],
  [
    "a TxID with its middle cut out",
    deposit,
    "txid",
    { ...tron, txid: "9c41e0…05f29a" },
    { code: "txid-is-shortened" },
  ],
  [
    "an explorer's page of a block",
    deposit,
    "txid",
    { ...tron, txid: "https://tronscan.org/#/block/87041770" },
    { code: "txid-is-other-page" },
  ],
  [
    "two TxIDs",
    deposit,
    "txid",
    { ...tron, txid: `${TRON_TXID} ${"ab".repeat(32)}` },
    { code: "txid-many", values: { count: 2 } },
  ],
  [
    "a TxID of a test network",
    deposit,
    "txid",
    { ...tron, txid: `https://nile.tronscan.org/#/transaction/${TRON_TXID}` },
    { code: "txid-testnet" },
  ],
  [
    "a TxID of another network",
    deposit,
    "txid",
    { ...tron, txid: `0x${TRON_TXID}` },
    { code: "txid-other-network", values: { network: "Ethereum", chosen: "TRON (TRC20)" } },
  ],
  [
    "an internal transfer without its number",
    deposit,
    "txid",
    { ...tron, txid: "internal transfer" },
    { code: "txid-internal-without-id" },
  ],
  [
    "a book in the TxID box",
    deposit,
    "txid",
    { ...tron, txid: "x".repeat(6001) },
    { code: "text-too-long", values: { limit: 6000 } },
  ],
  [
    "something that is no TxID at all",
    deposit,
    "txid",
    { ...tron, txid: "I don't have it" },
    { code: "txid-unknown" },
  ],
  [
    "an address of another network",
    deposit,
    "address",
    { ...tron, address: ETH_ADDRESS },
    {
      code: "address-other-network",
      values: { network: "TRON (TRC20)", fits: expect.stringContaining("Ethereum") as unknown as string },
    },
  ],
  [
    "an address with a wrong letter",
    deposit,
    "address",
    { ...tron, address: `${TRON_ADDRESS.slice(0, -1)}u` },
    { code: "address-checksum" },
  ],
  [
    "a secret key in the address box",
    deposit,
    "address",
    { pair: "BTC/bitcoin", address: "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn" },
    { code: "address-is-secret" },
  ],
  [
    "a TxID in the address box",
    deposit,
    "address",
    { ...tron, address: TRON_TXID },
    { code: "address-is-txid" },
  ],
  [
    "no address at all",
    deposit,
    "address",
    { ...tron, address: "my wallet" },
    { code: "address-shape", values: { network: "TRON (TRC20)" } },
  ],
  [
    "an address of a thousand characters",
    deposit,
    "address",
    { address: "a".repeat(1000) },
    { code: "text-too-long", values: { limit: 500 } },
  ],
  ["a memo on a chain without", deposit, "memo", { ...tron, memo: "123" }, { code: "memo-not-used" }],
  [
    "a tag of letters",
    deposit,
    "memo",
    { pair: "XRP/xrp", memo: "abc" },
    { code: "memo-not-a-number", values: { max: "4294967295" } },
  ],
  [
    "a tag that is too large",
    deposit,
    "memo",
    { pair: "XRP/xrp", memo: "4294967296" },
    { code: "memo-too-large", values: { max: "4294967295" } },
  ],
  [
    "a memo that is too long",
    deposit,
    "memo",
    { pair: "TON/ton", memo: "字".repeat(100) },
    { code: "memo-too-long", values: { max: expect.any(Number) as unknown as number } },
  ],
  [
    "an amount of words",
    deposit,
    "amount",
    { ...tron, amount: "all of it" },
    { code: "amount-not-a-number" },
  ],
  ["an amount below zero", deposit, "amount", { ...tron, amount: "-5" }, { code: "amount-negative" }],
  ["an amount of zero", deposit, "amount", { ...tron, amount: "0.00" }, { code: "amount-zero" }],
  [
    "an amount that could be two",
    deposit,
    "amount",
    { ...tron, amount: "1,234" },
    { code: "amount-ambiguous", values: { a: "1234", b: "1.234" } },
  ],
  [
    "an amount with too many decimals",
    deposit,
    "amount",
    { ...tron, amount: "1.1234567" },
    { code: "amount-too-many-decimals", values: { max: 6 } },
  ],
  [
    "an amount of another asset",
    deposit,
    "amount",
    { ...tron, amount: "5 BTC" },
    { code: "amount-other-unit", values: { unit: "BTC" } },
  ],
  ["an endless amount", deposit, "amount", { ...tron, amount: "9".repeat(200) }, { code: "amount-too-long" }],
  [
    "a withdrawal's number of nonsense",
    withdrawal,
    "withdrawal",
    { withdrawal: "?!" },
    { code: "withdrawal-id-shape", values: { example: "W-20261122-0417" } },
  ],
  ["a choice that isn't there", login, "method", { method: "hacked" }, { code: "choice-unknown" }],
  [
    "a line that is too long",
    other,
    "topic",
    { topic: "x".repeat(501) },
    { code: "text-too-long", values: { limit: 500 } },
  ],
  ["a time of words", deposit, "sent", { "sent.at": "yesterday" }, { code: "time-not-a-time" }],
  [
    "a day that never was",
    deposit,
    "sent",
    { "sent.at": "2026-02-30T10:00", "sent.zone": "UTC" },
    { code: "time-no-such-time" },
  ],
  [
    "a zone that isn't",
    deposit,
    "sent",
    { "sent.at": "2026-11-22T10:00", "sent.zone": "Mars/Olympus" },
    { code: "time-unknown-zone" },
  ],
  [
    "day and month that could change places",
    deposit,
    "sent",
    { "sent.at": "03/11/2026" },
    { code: "time-day-or-month" },
  ],
  [
    "a time to come",
    deposit,
    "sent",
    { "sent.at": "2026-11-22T07:05", "sent.zone": "UTC" },
    { code: "time-in-future", values: { minutes: 60 } },
  ],
  [
    "a time before the first block",
    deposit,
    "sent",
    { "sent.at": "2008-12-31T10:00", "sent.zone": "UTC" },
    { code: "time-too-long-ago" },
  ],
]

describe("what is wrong is named, with a whole sentence in both languages", () => {
  test.each(wrong)("%s", async (_case, form, id, values, fault) => {
    const result = await check([form, id], values)
    expect(result.fault).toEqual(fault)
    const said = result.fault as Omit<Fault, "field">
    expect(sentence("en", said)).toMatch(/^[“A-Z].*[.?]$/)
    expect(sentence("zh-CN", said)).toMatch(/[。？]$/)
    expect(sentence("zh-CN", said)).toMatch(/\p{Script=Han}/u)
  })

  test("also what no form of the catalogue provokes yet", () => {
    for (const fault of [{ code: "memo-missing", values: { label: "Tag" } }, { code: "time-no-zone" }])
      for (const locale of ["en", "zh-CN"] as const) expect(sentence(locale, fault)).toMatch(/[.。]$/)
  })

  test("never with what was typed where that may be a secret", async () => {
    const key = "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn"
    for (const id of ["txid", "address"]) {
      const result = await check([deposit, id], { pair: "BTC/bitcoin", [id]: key })
      expect(JSON.stringify(result)).not.toContain(key)
    }
  })
})
