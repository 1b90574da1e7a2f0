import type { SecretFinding, SecretKind } from "./finding.ts"
import { isPasswordValue, isSetUpKey, type Naming } from "./labelled-value.ts"

/**
 * Passwords, set-up keys, recovery codes and API secrets, which have no shape of their own: they are told by the word
 * that names them and by a value behind it that reads like one, so that sentences about passwords stay what they are
 * (domain §3.4).
 */
export function labelledSecrets(text: string): SecretFinding[] {
  return anyLabel.test(text) ? rules.flatMap((rule) => valuesOf(text, rule)) : []
}

/** A letter or two that every label below has: most texts have none of them and are done at once. */
const anyLabel = /[密码碼钥鑰]|口令|卡背|pass|pwd|pin|cv|code|key|secret|token|bearer/i

type Rule = { label: RegExp; kind: SecretKind; holds: (value: string, naming: Naming) => boolean }

/** What may stand between a name and its value. */
const link =
  "[\"'\\s)]{0,4}(?:[:=]|(?:(?:is|was|been) )?(?:changed|reset|set) to|\\b(?:is|was|are)\\b:?|是:?|为:?|為:?|(?:改|设|設)[成为為]了?:?)[\"'\\s(]{0,4}"
/** An account in front of its password: "login/password: odile@mail.example Kes!2026". */
const account = "(?:[\\w.+-]{1,40}@[\\w.-]{3,60}[\\s,/|]{1,3})?"
const asked = "(?:忘|找回|重置|修改|更改|设置)[记了]?(?:登录|资金|交易|支付)?"

const rules: Rule[] = [
  {
    kind: "password",
    label: named(
      `(?<asked>${asked})?(?:密码|密碼|口令|passwords?|passwd|passcode|passphrase|\\b(?:pwd|pass|pin)\\b)(?<link>${link}|["'\\s]{1,2}|(?<=[码碼令]))${account}(?<value>[!-~]{4,64})`,
    ),
    holds: isPasswordValue,
  },
  {
    kind: "one-time-code",
    label: named(
      `(?:[备備]用[码碼]|恢[复復][码碼]|备份码|(?:recovery|backup|restore) codes?)${link}(?<value>[\\w-]{6,40})`,
    ),
    holds: (value) => /\d/.test(value),
  },
  {
    kind: "one-time-code",
    label: named(
      `(?:谷歌|google|2fa|totp|otp|[验驗][证證]器|authenticator|set-?up)[ _-]?(?:[验驗][证證]器?|authenticator)? ?(?:密[钥鑰]|secret(?: key)?|key)(?:${link}| )(?<value>[a-z2-7][a-z2-7 ]{14,78})(?!\\w)`,
    ),
    holds: isSetUpKey,
  },
  {
    kind: "api-secret",
    label: named(
      `(?:(?:api|app|client|access)[ _-]?(?:secret|密[钥鑰]|私[钥鑰])(?:[ _-]?key)?|secret(?:[ _-]?access)?[ _-]?key|api[ _-]?passphrase|(?:access|refresh|auth|session)[ _-]?token|\\bsecret|密[钥鑰]|秘钥)${link}(?<value>[\\w+/=.~-]{16,512})`,
    ),
    holds: (value) => /\d/.test(value) && /[a-z]/i.test(value),
  },
  {
    kind: "api-secret",
    label: named("\\bbearer\\s(?<value>[\\w+/=.~-]{20,4000})"),
    holds: (value) => /\d/.test(value),
  },
  {
    kind: "card-number",
    label: named(
      `(?:\\bcv[vcn]2?|卡背面?[后後]?三位|信用卡安全码)(?:${link}|\\s)(?<value>\\d{3,4})(?![\\w.])`,
    ),
    holds: () => true,
  },
]

/** With the places of its groups: the name of a secret may stay, its value is what must go. */
function named(pattern: string): RegExp {
  return new RegExp(pattern, "gid")
}

function valuesOf(text: string, { label, kind, holds }: Rule): SecretFinding[] {
  const found: SecretFinding[] = []
  for (const match of text.matchAll(label)) {
    const place = match.indices?.groups?.["value"]
    if (!place) continue
    const value = text.slice(...place).replace(/["'),.;\]}]{1,9}$/, "")
    const end = place[0] + value.length
    const naming = {
      link: match.groups?.["link"] ?? "",
      rest: text.slice(end, end + 12),
      asked: match.groups?.["asked"] !== undefined,
    }
    if (holds(value, naming)) found.push({ kind, start: place[0], end, certainty: "likely" })
  }
  return found
}
