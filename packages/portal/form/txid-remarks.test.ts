import { chains } from "@veridesk/contract/chains/chains.ts"
import { readTxid } from "@veridesk/contract/chains/txid.ts"
import { expect, test } from "vitest"
import { form } from "../preview/form-definitions.ts"
import { address, txid } from "../preview/people.ts"
import { remarksOn, type TxidFieldOf } from "./txid-remarks.ts"

const definition = form("en", "deposit-not-credited")
const field = definition.fields.find((each): each is TxidFieldOf => each.kind === "txid")

function remarks(text: string, pair = "", asset = "") {
  if (!field) throw new Error("the sample form has no TxID")
  const chain = pair.split("/")[1] as keyof typeof chains | undefined
  return remarksOn(readTxid(text, chain), {
    field,
    form: definition,
    values: { pair, "pair.asset": asset },
    text,
    locale: "en",
    names: chains,
  })
}

test("an explorer's address is taken apart and its chain told", () => {
  const told = remarks(`https://tronscan.org/#/transaction/${txid}`, "USDT/tron")
  expect(told).toMatchObject({
    replace: txid,
    lookUp: true,
    notes: [{ code: "txid-chain", tone: "good", values: { network: "TRON" } }],
  })
})

test("the chain that an explorer's address names can be chosen at once where none is chosen yet", () => {
  const told = remarks(`https://tronscan.org/#/transaction/${txid}`, "", "USDT")
  expect(told.notes).toMatchObject([
    { code: "txid-chain", fix: { do: "set", field: "pair", value: "USDT/tron" } },
  ])
})

test("a clean TxID needs no remark", () => {
  expect(remarks(txid, "USDT/tron")).toEqual({ replace: null, notes: [], lookUp: true, secret: false })
})

test("spaces and zero-width characters are mended", () => {
  expect(remarks(` ${txid.slice(0, 20)}\u200b${txid.slice(20)} `, "USDT/tron")).toMatchObject({
    replace: txid,
    notes: [{ code: "txid-cleaned" }],
  })
})

test("another chain than the chosen one offers to switch, to a network that the asset has", () => {
  const told = remarks(`https://tronscan.org/#/transaction/${txid}`, "USDT/ethereum")
  expect(told.notes.at(-1)).toMatchObject({
    code: "txid-other-network",
    values: { network: "Ethereum (ERC20)" },
    fix: { do: "set", field: "pair", value: "USDT/tron" },
  })
})

test("an address offers to be moved and isn't looked up", () => {
  const told = remarks(address, "USDT/tron")
  expect(told.lookUp).toBe(false)
  expect(told.notes[0]).toMatchObject({
    code: "txid-is-address",
    fix: { do: "move", from: "txid", to: "address" },
  })
})

test("a secret key is said to be one and goes nowhere", () => {
  const told = remarks("5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "USDT/tron")
  expect(told).toMatchObject({ secret: true, lookUp: false, replace: null, notes: [{ code: "txid-secret" }] })
})
