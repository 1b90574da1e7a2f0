import fc from "fast-check"
import { expect, test } from "vitest"
import { alike } from "./alike.ts"

const EN = "I sent 2,480 USDT from my wallet on TRON two hours ago and it has not arrived."
const ZH = "下午从自己的钱包转出两千四百八十个泰达币，两个小时了一直没有到账。"

test.each([
  ["the same text", EN, EN, 1],
  ["other case, spaces and punctuation", EN, EN.toUpperCase().replace(/[ .,]/g, "\n"), 1],
  [
    "full-width digits",
    "订单１２３４５６７８９号一直没有成交也不能撤销怎么办",
    "订单123456789号一直没有成交也不能撤销怎么办",
    1,
  ],
  [
    "two texts about other things",
    EN,
    "The authenticator on my new phone shows codes that are refused.",
    0.2,
  ],
  ["short ones, which are alike by chance", "not arrived", "not arrived", 0],
  ["none", "", "", 0],
])("%s", (_what, a, b, most) => {
  if (most === 1 || most === 0) expect(alike(a, b)).toBe(most)
  else expect(alike(a, b)).toBeLessThan(most)
})

test("a word more or less, in both languages, is the same matter", () => {
  expect(alike(EN, `Hello, ${EN} Please help.`)).toBeGreaterThan(0.6)
  expect(alike(ZH, `你好，${ZH}请尽快处理`)).toBeGreaterThan(0.6)
})

test("which of them comes first makes no difference, and it stays between 0 and 1", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
      expect(alike(a, b)).toBe(alike(b, a))
      expect(alike(a, b)).toBeGreaterThanOrEqual(0)
      expect(alike(a, b)).toBeLessThanOrEqual(1)
    }),
  )
})
