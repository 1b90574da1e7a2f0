import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Connection, connect } from "../platform/db/connect.ts"
import { testDatabase } from "../platform/testing/test-database.ts"
import { catalogue } from "./catalogue.ts"
import { checkSubmission } from "./check.ts"
import { form as formSchema, textIn } from "./form.ts"
import { formFaults } from "./form-faults.ts"
import { loadForms } from "./forms.ts"
import { keepForms } from "./store.ts"
import { check, deposit, known, other, TRON_ADDRESS, TRON_TXID, tron } from "./testing/forms.ts"

describe("offers beside a field", () => {
  test("an address in the TxID box can be moved, named in the reader's language", async () => {
    const result = await check([deposit, "txid"], { ...tron, txid: TRON_ADDRESS }, { locale: "zh-CN" })
    expect(result.notes).toEqual([
      {
        field: "txid",
        tone: "offer",
        code: "txid-is-address",
        fix: { do: "move", from: "txid", to: "address", toLabel: "你的充币地址" },
      },
    ])
  })

  test("a TxID of another network on which the asset exists: switch to it", async () => {
    const result = await check([deposit, "txid"], { ...tron, txid: `0x${TRON_TXID}` })
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
      (await check([deposit, "txid"], { ...tron, txid })).notes?.map((note) => note.code)
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
    expect(await checkSubmission(deposit, values, { known: known() })).toEqual({
      fields: {
        pair: "USDT/tron",
        asset: "USDT",
        chain: "tron",
        network: "TRON (TRC20)",
        txid: TRON_TXID,
        "txid-key": TRON_TXID,
        address: TRON_ADDRESS,
        amount: "2480",
      },
      description: "Sent from my wallet.\nNothing came.",
      faults: [],
      notes: expect.any(Array),
      priority: 2,
    })
  })

  test.each(catalogue.map((form) => [form.key, form] as const))(
    "%s, empty, names every field that is needed",
    async (_key, form) => {
      const { faults } = await checkSubmission(form, {}, { known: known() })
      // A condition may ask for more than what is always needed.
      expect(faults).toEqual(
        expect.arrayContaining(
          form.fields
            .filter((field) => field.required)
            .map((field) => ({ field: field.id, code: "field-required" })),
        ),
      )
    },
  )

  test("while the exchange is away any asset on a known chain will do", async () => {
    const away = { ...known(), pairs: [] }
    const { fields, faults } = await checkSubmission(deposit, { pair: "NEWCOIN/tron" }, { known: away })
    expect(fields).toMatchObject({ asset: "NEWCOIN", chain: "tron" })
    expect(faults.map((fault) => fault.field)).not.toContain("pair")
    expect(
      (await checkSubmission(deposit, { pair: "NEWCOIN/dogechain" }, { known: away })).faults,
    ).toContainEqual({
      field: "pair",
      code: "pair-unknown",
    })
    expect(
      (await checkSubmission(deposit, { pair: "new coin/tron" }, { known: away })).faults,
    ).toContainEqual({
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

  test("has no form that can't work", () => {
    for (const form of catalogue) expect(formFaults(form, [form.team]), form.key).toEqual([])
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
      const next = other.version + 1
      await keepForms(connection.db, [renamed, { ...renamed, version: next }])
      const forms = await loadForms(connection.db)
      expect(forms.at("other", other.version)?.title).toEqual(other.title)
      expect(forms.at("other", next)?.title).toEqual(renamed.title)
      expect(forms.newest("other")?.version).toBe(next)
      expect(forms.newest("nothing")).toBeUndefined()
      expect(forms.current().map((form) => form.key)).toHaveLength(catalogue.length)
    })
  })
})
