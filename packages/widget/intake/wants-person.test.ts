import { expect, test } from "vitest"
import { wantsPerson } from "./wants-person.ts"

test.each([
  "人工",
  "转人工",
  "我要人工客服",
  "找真人",
  "ｈｕｍａｎ",
  "Agent",
  "talk to a person please",
  "human!",
  "live chat",
])("%s asks for a person", (text) => expect(wantsPerson(text)).toBe(true))

test.each([
  "",
  "我的充值没到账",
  "人工智能能帮我吗",
  "deposit not arrived",
  "My referral agent code does not work",
  "不要人工审核",
  "The agent told me yesterday that my withdrawal of 3 BTC was going to arrive within one hour",
])("%s doesn’t", (text) => expect(wantsPerson(text)).toBe(false))
