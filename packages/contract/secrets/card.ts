import type { SecretFinding } from "./finding.ts"

/**
 * Full card numbers (ISO/IEC 7812-1): Luhn's check digit and an issuer's range, as one number or in the groups that
 * cards are printed in. Ranges that other long numbers fall into easily are believed only beside a word for a card,
 * and none where the number is named as an order, an account or the like.
 */
export function cardNumbers(text: string): SecretFinding[] {
  const found: SecretFinding[] = []
  const candidate = new RegExp(numbers)
  for (let match = candidate.exec(text); match; match = candidate.exec(text)) {
    const { index } = match
    const end = index + match[0].length
    const digits = match[0].replace(/\D/g, "")
    const before = text.slice(Math.max(0, index - 40), index)
    const named = cardWord.test(before)
    const known = named ? anyIssuer.test(digits) : issuers.test(digits)
    if (!known || !luhn(digits) || otherNumber.test(before)) {
      candidate.lastIndex = index + 1
      continue
    }
    const certain = named || digits.length < match[0].length
    found.push({ kind: "card-number", start: index, end, certainty: certain ? "certain" : "likely" })
  }
  return found
}

const numbers =
  /(?<![\w.+-])(?:\d{13,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}[ -]\d{6}[ -]\d{4,5}|\d{6}[ -]\d{13})(?![\w-]|\.\d)/g

/** Visa, Mastercard, American Express, Diners Club, JCB, UnionPay, Discover, Mir, at the lengths they are issued in. */
const issuers =
  /^(?:4\d{15}|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14}|62\d{17}|6(?:011|4[4-9]\d|5\d\d)\d{12}|220[0-4]\d{12})$/
const anyIssuer = /^[2-69]\d{12,18}$/

const cardWord =
  /银行卡|銀行卡|信用卡|借记卡|储蓄卡|卡号|卡號|银联|card|visa|master|amex|unionpay|debit|credit/i
const otherNumber =
  /(?:单|單|订单|流水|编|工单|序列)[号號]|\b(?:order|ord|txn?|trade|uid|user|account|memo|tag|ticket|ref(?:erence)?|block|nonce|time(?:stamp)?|(?<!card )id)[^\d\n]{0,10}$/i

function luhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits.at(-1 - index))
    sum += index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}
