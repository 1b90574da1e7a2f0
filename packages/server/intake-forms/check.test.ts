import { errors } from "@veridesk/ui/messages/errors.ts"
import { knows, say } from "@veridesk/ui/say.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Connection, connect } from "../platform/db/connect.ts"
import { testDatabase } from "../platform/testing/test-database.ts"
import { catalogue } from "./catalogue.ts"
import { checkField, checkSubmission } from "./check.ts"
import type { Fault, Known, PairChoice, Values } from "./checked.ts"
import { type Field, type Form, form as formSchema, textIn } from "./form.ts"
import { loadForms } from "./forms.ts"
import { keepForms } from "./store.ts"

const pairs: PairChoice[] = [
  { asset: "USDT", chain: "tron", network: "TRON (TRC20)", decimals: 6 },
  { asset: "USDT", chain: "ethereum", network: "Ethereum (ERC20)", decimals: 6 },
  { asset: "BTC", chain: "bitcoin", network: "Bitcoin", decimals: 8 },
  { asset: "XRP", chain: "xrp", network: "XRP Ledger", decimals: 6 },
  { asset: "TON", chain: "ton", network: "TON", decimals: 9 },
]
const NOW = new Date("2026-11-22T06:05:00Z")
const known = (locale: Known["locale"] = "en"): Known => ({ pairs, now: NOW, locale })

const formOf = (key: string): Form => {
  const form = catalogue.find((one) => one.key === key)
  if (!form) throw new Error(`no form ${key}`)
  return form
}
const deposit = formOf("deposit-not-credited")
const withdrawal = formOf("withdrawal-delayed")
const login = formOf("account-login")
const other = formOf("other")

const TRON_TXID = "9c41e07b52d8f3a6604b1de98a27c5f03e7718bc4d920fa5b6c3e1847d05f29a"
const TRON_ADDRESS = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"
const ETH_ADDRESS = "0xdAC17F958D2ee523a2206206994597C13D831ec7"

async function check(form: Form, id: string, values: Values, more: Partial<Known> = {}) {
  const field = form.fields.find((one) => one.id === id) as Field
  return checkField(field, values, { form, known: { ...known(), ...more } })
}

/** The sentence of a fault as the form shows it; fails where a value is missing or the code has none. */
function sentence(locale: Known["locale"], fault: Omit<Fault, "field">): string {
  if (!knows(errors, fault.code)) throw new Error(`${fault.code} has no sentence`)
  return say(locale, errors, fault.code, fault.values ?? {})
}

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
    const result = await check(form, id, values)
    expect(result.fault).toBeUndefined()
    expect(result.value).toEqual(value)
  })
})

type Wrong = [case_: string, form: Form, id: string, values: Values, fault: Omit<Fault, "field">]
const tron = { pair: "USDT/tron" }
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
    const result = await check(form, id, values)
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
      const result = await check(deposit, id, { pair: "BTC/bitcoin", [id]: key })
      expect(JSON.stringify(result)).not.toContain(key)
    }
  })
})

describe("offers beside a field", () => {
  test("an address in the TxID box can be moved, named in the reader's language", async () => {
    const result = await check(deposit, "txid", { ...tron, txid: TRON_ADDRESS }, { locale: "zh-CN" })
    expect(result.notes).toEqual([
      {
        field: "txid",
        tone: "offer",
        code: "txid-is-address",
        fix: { do: "move", from: "txid", to: "address", toLabel: "你的充值地址" },
      },
    ])
  })

  test("a TxID of another network on which the asset exists: switch to it", async () => {
    const result = await check(deposit, "txid", { ...tron, txid: `0x${TRON_TXID}` })
    expect(result.notes).toContainEqual({
      field: "txid",
      tone: "offer",
      code: "txid-other-network",
      values: { network: "Ethereum (ERC20)" },
      fix: { do: "set", field: "pair", value: "USDT/ethereum", label: "Ethereum (ERC20)" },
    })
  })

  test("what was mended is said", async () => {
    const notes = async (txid: string) =>
      (await check(deposit, "txid", { ...tron, txid })).notes?.map((note) => note.code)
    expect(await notes(TRON_TXID)).toEqual([])
    expect(await notes(` ${TRON_TXID}\u200b`)).toEqual(["txid-cleaned"])
    expect(await notes(`https://tronscan.org/#/transaction/${TRON_TXID}`)).toEqual(["txid-chain"])
  })
})

describe("a whole form", () => {
  test("gives its own fields only, the message apart, and the key that duplicates are found by", async () => {
    const values = {
      ...tron,
      txid: TRON_TXID.toUpperCase(),
      address: TRON_ADDRESS,
      amount: "2,480.00",
      description: "Sent from my wallet.\r\nNothing came.",
      topic: "a field of another type",
      withdrawal: "W-1",
      "txid-key": "forged",
      asset: "BTC",
    }
    expect(await checkSubmission(deposit, values, known())).toEqual({
      fields: {
        pair: "USDT/tron",
        asset: "USDT",
        chain: "tron",
        txid: TRON_TXID,
        "txid-key": TRON_TXID,
        address: TRON_ADDRESS,
        amount: "2480",
      },
      description: "Sent from my wallet.\nNothing came.",
      faults: [],
      notes: expect.any(Array),
    })
  })

  test.each(catalogue.map((form) => [form.key, form] as const))(
    "%s, empty, names every field that is needed",
    async (_key, form) => {
      const { faults } = await checkSubmission(form, {}, known())
      expect(faults).toEqual(
        form.fields
          .filter((field) => field.required)
          .map((field) => ({ field: field.id, code: "field-required" })),
      )
    },
  )

  test("while the exchange is away any asset on a known chain will do", async () => {
    const away = { ...known(), pairs: [] }
    const { fields, faults } = await checkSubmission(deposit, { pair: "NEWCOIN/tron" }, away)
    expect(fields).toMatchObject({ asset: "NEWCOIN", chain: "tron" })
    expect(faults.map((fault) => fault.field)).not.toContain("pair")
    expect((await checkSubmission(deposit, { pair: "NEWCOIN/dogechain" }, away)).faults).toContainEqual({
      field: "pair",
      code: "pair-unknown",
    })
    expect((await checkSubmission(deposit, { pair: "new coin/tron" }, away)).faults).toContainEqual({
      field: "pair",
      code: "pair-unknown",
    })
  })
})

describe("the catalogue", () => {
  test.each(catalogue.map((form) => [form.key, form] as const))(
    "%s is a form in both languages, with its message",
    (_key, form) => {
      expect(formSchema.parse(form)).toEqual(form)
      expect(form.fields.at(-1)?.id).toBe("description")
      for (const text of [
        form.title,
        form.about,
        form.group,
        form.factsTitle,
        ...form.fields.map((field) => field.label),
      ]) {
        expect(textIn("zh-CN", text)).toMatch(/\p{Script=Han}|^Memo|TxID/u)
        expect(textIn("en", text)).not.toMatch(/\p{Script=Han}/u)
      }
    },
  )

  test("refers only to fields that it has", () => {
    for (const form of catalogue) {
      const ids = new Set(form.fields.map((field) => field.id))
      expect(ids.size).toBe(form.fields.length)
      for (const field of form.fields)
        for (const key of ["pair", "address"] as const)
          expect([null, undefined, ...ids]).toContain((field as Record<string, unknown>)[key])
    }
  })

  describe("in the database", () => {
    let database: Awaited<ReturnType<typeof testDatabase>>
    let connection: Connection
    beforeAll(async () => {
      database = await testDatabase()
      connection = connect(database.url, { max: 2, name: "forms-test" })
    })
    afterAll(async () => {
      await connection.close()
      await database.drop()
    })

    test("a version stays as tickets were filed with it; a new one is for new tickets", async () => {
      await keepForms(connection.db, catalogue)
      const renamed = { ...other, title: { en: "Other", zh: "其它" } }
      await keepForms(connection.db, [renamed, { ...renamed, version: 2 }])
      const forms = await loadForms(connection.db)
      expect(forms.at("other", 1)?.title).toEqual(other.title)
      expect(forms.at("other", 2)?.title).toEqual(renamed.title)
      expect(forms.newest("other")?.version).toBe(2)
      expect(forms.newest("nothing")).toBeUndefined()
      expect(forms.current().map((form) => form.key)).toEqual([
        "deposit-not-credited",
        "withdrawal-delayed",
        "account-login",
        "other",
      ])
    })
  })
})

function wide(text: string): string {
  return text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
}
