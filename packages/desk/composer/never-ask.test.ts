import { describe, expect, test } from "vitest"
import { neverAsk } from "./never-ask.ts"

describe("a reply that asks for a secret is stopped", () => {
  test.each([
    "Please send me the verification code you just received.",
    "Could you share your password so that I can check?",
    "What is your 2FA code?",
    "Reply with your seed phrase to restore the wallet",
    "请把短信验证码发给我",
    "麻烦提供一下谷歌验证码。",
    "验证码是多少？",
    "請先看公告。请告诉我你的助记词",
    "Please send me the ＯＴＰ",
  ])("%s", (text) => expect(neverAsk(text)).not.toBeNull())
})

describe("a reply that warns, explains or asks for something else is not", () => {
  test.each([
    "Never share your password or 2FA code with anyone, including us.",
    "We will not ask you to send a verification code.",
    "请勿把验证码告诉任何人。",
    "我们不会向你索要密码或助记词。",
    "Please send us the TxID and a screenshot.",
    "请提供转账截图和 TxID。",
    "You can reset your password in the app under Security.",
    "收到验证码后，请在 App 内完成验证。",
  ])("%s", (text) => expect(neverAsk(text)).toBeNull())
})
