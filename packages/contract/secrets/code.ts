import type { SecretFinding } from "./finding.ts"

/** One-time codes: six to eight digits beside the words for one, unless other words claim the digits (domain §3.4). */
export function oneTimeCodes(text: string): SecretFinding[] {
  const found: SecretFinding[] = []
  if (!/\d{3}/.test(text)) return found
  for (const match of [...text.matchAll(codeAfterName), ...text.matchAll(codeBeforeName)]) {
    const place = match.indices?.groups?.["value"]
    if (!place || claimed.test(match.groups?.["between"] ?? "")) continue
    const [start, end] = place
    if (!date.test(text.slice(start, end)))
      found.push({ kind: "one-time-code", start, end, certainty: "likely" })
  }
  return found
}

const name =
  "(?:(?:[验驗][证證]|校[验驗]|[动動][态態]|短信|GA)[码碼]|[动動][态態]口令|(?:谷歌)?[验驗][证證]器|谷歌[验驗][证證]|(?:verification|authenticat(?:or|ion)|\\bauth|\\b2fa|\\botp|totp|\\bsms|e-?mail|google|\\bga|one-?time|security|log-?in|sign-?in|confirmation|(?:6|six)-?digit|\\bmy)[ -]?(?:pass)?codes?|\\bcode i (?:got|received|entered|typed)|\\b(?:otp|totp|ga|2fa|authenticator)\\b|one-?time password)"
const value = "(?<value>\\d{6,8}|\\d{3}[ -]\\d{3}|\\d{4} \\d{4})"
const unit = "(?:usd|btc|eth|trx|cny|rmb|sec|min|hour|day|time|次|元|块|个|美元|%|分|秒|小时|天|人|万)"
const linked = "[^\\d。！？!?]{0,40}(?:[:=是为為\\n]|\\bis|\\bwas)[\"'\\s(]{0,3}"

const codeAfterName = new RegExp(
  `${name}(?<between>[^\\d。！？!?;\\n]{0,18}|${linked})(?<![a-z_.+#@])${value}(?!\\w|[.,:/-]\\d|\\s?${unit})`,
  "gid",
)
const codeBeforeName = new RegExp(
  `(?<![\\w.,+#@])${value}["'\\s)]{0,3}(?<between>(?:is|was|as|是|为|為)[^\\d\\n。.!?,;]{0,24})${name}`,
  "gid",
)

/** Words that say the digits are something else. */
const claimed =
  /uid|\bid\b|user|account|order|ticket|phone|number|error|amount|after|within|since|block|[号號转轉尾]|手机|手機|电话|邮箱|错误|錯誤|代码|金额|账户|帐户|大约|超过|充值|提现|提币/i

const date = /^20\d\d(?:0\d|1[0-2])[0-3]\d$/
