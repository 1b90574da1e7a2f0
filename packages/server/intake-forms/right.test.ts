import { describe, expect, test } from "vitest"
import type { Values } from "./checked.ts"
import type { Form } from "./form.ts"
import {
  check,
  deposit,
  ETH_ADDRESS,
  login,
  other,
  TRON_ADDRESS,
  TRON_TXID,
  withdrawal,
} from "./testing/forms.ts"

type Right = [case_: string, form: Form, id: string, values: Values, value: unknown]
const right: Right[] = [
  ["a pair", deposit, "pair", { pair: "USDT/tron" }, "USDT/tron"],
  ["a pair with more behind it", deposit, "pair", { pair: "USDT/tron/anything at all" }, "USDT/tron"],
  ["a TxID", deposit, "txid", { pair: "USDT/tron", txid: TRON_TXID }, TRON_TXID],
  [
    "a TxID in capitals with spaces",
    deposit,
    "txid",
    { pair: "USDT/tron", txid: ` ${TRON_TXID.toUpperCase()} ` },
    TRON_TXID,
  ],
  [
    "an explorer's address",
    deposit,
    "txid",
    { pair: "USDT/tron", txid: `https://tronscan.org/#/transaction/${TRON_TXID}` },
    TRON_TXID,
  ],
  ["a full-width TxID", deposit, "txid", { pair: "USDT/tron", txid: wide(TRON_TXID) }, TRON_TXID],
  [
    "a TxID with characters nobody sees",
    deposit,
    "txid",
    { pair: "USDT/tron", txid: `\u200b${TRON_TXID.slice(0, 30)}\u200d${TRON_TXID.slice(30)}\ufeff` },
    TRON_TXID,
  ],
  [
    "a TxID with its label",
    deposit,
    "txid",
    { pair: "USDT/tron", txid: `交易哈希：${TRON_TXID}` },
    TRON_TXID,
  ],
  ["a TxID without its 0x", deposit, "txid", { pair: "USDT/ethereum", txid: TRON_TXID }, `0x${TRON_TXID}`],
  [
    "a transfer inside the exchange",
    deposit,
    "txid",
    { pair: "USDT/tron", txid: "站内转账：1234567" },
    "internal:1234567",
  ],
  ["no TxID where none is needed", withdrawal, "txid", { pair: "USDT/tron", txid: "  " }, undefined],
  ["an address", deposit, "address", { pair: "USDT/tron", address: `${TRON_ADDRESS}\n` }, TRON_ADDRESS],
  [
    "an address in small letters",
    deposit,
    "address",
    { pair: "USDT/ethereum", address: ETH_ADDRESS.toLowerCase() },
    ETH_ADDRESS,
  ],
  ["an address before a pair was chosen", deposit, "address", { address: ` ${TRON_ADDRESS} ` }, TRON_ADDRESS],
  ["a tag", deposit, "memo", { pair: "XRP/xrp", memo: " 00123 " }, "123"],
  ["a memo", deposit, "memo", { pair: "TON/ton", memo: "kestrel 42" }, "kestrel 42"],
  ["no memo", deposit, "memo", { pair: "XRP/xrp", memo: "" }, undefined],
  ["an amount", deposit, "amount", { pair: "USDT/tron", amount: "2480" }, "2480"],
  ["an amount with separators", deposit, "amount", { pair: "USDT/tron", amount: "1,234.50" }, "1234.5"],
  ["an amount in full width", deposit, "amount", { pair: "USDT/tron", amount: "１２３４．５" }, "1234.5"],
  ["an amount with its unit", deposit, "amount", { pair: "USDT/tron", amount: "2 480 USDT" }, "2480"],
  [
    "an amount of many digits, none lost",
    deposit,
    "amount",
    { pair: "BTC/bitcoin", amount: "123456789012345678.12345678" },
    "123456789012345678.12345678",
  ],
  ["a withdrawal's number", withdrawal, "withdrawal", { withdrawal: " W-20261122-0417 " }, "W-20261122-0417"],
  ["a choice", login, "method", { method: "authenticator" }, "authenticator"],
  [
    "a line with white space",
    other,
    "topic",
    { topic: "  API \t signature\n error " },
    "API signature error",
  ],
  ["a line of 500 characters", other, "topic", { topic: "字".repeat(500) }, "字".repeat(500)],
  ["a name", login, "identifier", { identifier: " 何知远 " }, "何知远"],
  ["a text with its lines", other, "description", { description: " a\r\nb\rc\n\n" }, "a\nb\nc"],
  [
    "a time",
    deposit,
    "sent",
    { "sent.at": "2026-11-22T13:05", "sent.zone": "Asia/Shanghai", "sent.precision": "hour" },
    { instant: "2026-11-22T05:05:00.000Z", zone: "Asia/Shanghai", precision: "hour" },
  ],
  [
    "a time as Chinese is written, no finer than it is known",
    deposit,
    "sent",
    { "sent.at": "2026年11月3日", "sent.zone": "+08:00", "sent.precision": "minute" },
    { instant: "2026-11-02T16:00:00.000Z", zone: "+08:00", precision: "day" },
  ],
  ["no time", deposit, "sent", { "sent.at": "", "sent.zone": "Mars/Olympus" }, undefined],
]

describe("what is right is taken and made uniform", () => {
  test.each(right)("%s", async (_case, form, id, values, value) => {
    const result = await check([form, id], values)
    expect(result.fault).toBeUndefined()
    expect(result.value).toEqual(value)
  })
})

function wide(text: string): string {
  return text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
}
