/*
 * We never ask a customer for a password, a code or a key: whoever does is not us, and a desk that could would be
 * worth taking over. A reply that asks is stopped, with no way around; one that warns is not.
 */

const secrets = {
  en: "(?:password|pass ?code|2fa code|verification code|authenticat(?:or|ion) code|one[- ]time code|otp|sms code|login code|security code|seed phrase|recovery phrase|recovery codes?|mnemonic|private key|pin code)",
  zh: "(?:登录密码|资金密码|密码|验证码|动态码|谷歌码|校验码|助记词|私钥|恢复码|备份码)",
}
const asks = {
  en: "(?:send|tell|give|share|provide|forward|type|enter|reply with|let (?:me|us) (?:know|have)|what(?:'s| is))",
  zh: "(?:发给|发来|发送|发一下|提供|告诉|告知|给我|回复|报一下|输入|填写|把)",
}
const warns = {
  en: /\b(?:never|don'?t|do not|must not|won'?t|will not|no one|nobody|without)\b/i,
  zh: /(?:不要|请勿|切勿|不会|绝不|从不|不得|无需|不需要|任何人)/,
}
const asking = [
  { pattern: new RegExp(`\\b${asks.en}\\b[^.!?\\n]{0,60}\\b${secrets.en}\\b`, "i"), warning: warns.en },
  { pattern: new RegExp(`${asks.zh}[^。！？\\n]{0,24}${secrets.zh}`), warning: warns.zh },
  {
    pattern: new RegExp(`${secrets.zh}[^。！？\\n]{0,8}(?:发给|发来|告诉|提供|发一下|是多少)`),
    warning: warns.zh,
  },
]

/** The sentence that asks for a secret, or null where none does. */
export function neverAsk(text: string): string | null {
  const sentences = text.normalize("NFKC").split(/(?<=[.!?。！？\n])/)
  const found = sentences.find((sentence) =>
    asking.some(({ pattern, warning }) => pattern.test(sentence) && !warning.test(sentence)),
  )
  return found?.trim() ?? null
}
