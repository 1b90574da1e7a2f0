import fc from "fast-check"
import { expect, test } from "vitest"
import { identifiersIn } from "./identifiers.ts"

const txid = "9c41e07b52d8f3a6604b1de98a27c5f03e7718bc4d920fa5b6c3e1847d05f29a"

test.each([
  ["a TRON hash", `TxID ${txid}.`, [txid]],
  ["an EVM hash in Chinese text", `哈希：0x${txid}，请查`, [`0x${txid}`]],
  [
    "addresses of several chains",
    "TKv8Qm3ZrWb6YpN2sXcH7dLfE4uJt9gRaM → bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    ["TKv8Qm3ZrWb6YpN2sXcH7dLfE4uJt9gRaM", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"],
  ],
  ["nothing in ordinary words and numbers", "I sent 2,480 USDT at 13:37, ticket 4812 0773 51", []],
  ["no part of something longer", `x${txid}`, []],
])("%s", (_, text, found) => {
  expect(identifiersIn(text).flatMap((part) => (part.isIdentifier ? [part.text] : []))).toEqual(found)
})

test("the parts are the text", () => {
  const piece = fc.oneof(fc.string(), fc.constant(txid), fc.constant(` 0x${txid} `))
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join("")
      expect(
        identifiersIn(text)
          .map((part) => part.text)
          .join(""),
      ).toBe(text)
    }),
  )
})
