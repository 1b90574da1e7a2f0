import { expect, test } from "vitest"
import type { TypeChoice } from "../props-form.ts"
import { findTypes } from "./find-types.ts"

const type = (key: string, title: string, group: string, words: string): TypeChoice => ({
  type: key,
  title,
  about: "",
  group,
  icon: "other",
  words,
})
const types = [
  type("deposit", "充值未到账", "充值与提现", "Deposit not credited USDT recharge"),
  type("withdrawal", "提现延迟", "充值与提现", "Withdrawal delayed payout 提币"),
  type("login", "账户登录", "账户与安全", "Can't sign in 2FA password"),
]

test.each([
  ["nothing: all of them, in their order", "  ", ["deposit", "withdrawal", "login"]],
  ["its title", "充值未", ["deposit"]],
  ["its group", "充值与", ["deposit", "withdrawal"]],
  ["a synonym", "提币", ["withdrawal"]],
  ["the other language, in any case", "SIGN", ["login"]],
  ["two words that stand apart", "deposit usdt", ["deposit"]],
  ["full-width letters", "２ＦＡ", ["login"]],
  ["a sentence without spaces, best first", "提现一直没到账", ["deposit", "withdrawal"]],
  ["what is nowhere", "zzz", []],
])("found by %s", (_what, query, found) => {
  expect(findTypes(types, query).map((each) => each.type)).toEqual(found)
})
