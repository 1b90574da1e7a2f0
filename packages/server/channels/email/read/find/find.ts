import { readTicketNumber } from "@veridesk/contract/ticket-number.ts"
import type { MailFindings } from "@veridesk/contract/mail/read-mail.ts"
import { idsIn } from "./ids.ts"
import { phonesIn } from "./phones.ts"
import { timesIn } from "./times.ts"

export type FindInput = { subject: string; text: string; links: string[] }

/** Of each kind, so that a list sent as a mail isn't one of findings. */
const MOST = 50

/**
 * What in a mail names an account, a transaction or one of our tickets: in subject, text and the links of its HTML.
 * Nothing of it is proven. Linear in the length of the text.
 */
export function findIn({ subject, text, links }: FindInput): MailFindings {
  const whole = `${subject}\n${text}`.normalize("NFKC")
  const { txids, addresses } = idsIn(whole, links)
  return {
    uids: labelled(whole, UID),
    emails: distinct([...emailsIn(whole), ...links.flatMap(mailtoOf)]),
    phones: distinct(phonesIn(whole)),
    txids,
    orders: labelled(whole, ORDER).filter((one) => /\d/.test(one)),
    addresses,
    times: distinct(timesIn(whole)),
    numbers: distinct(numbersIn(whole)),
  }
}

const IS =
  "[\\s\"'“「『【\\[(]{0,4}(?:是|为|為|is|号码|号|：|:|=|#|は|が|입니다|-|–|no\\.?)?[\\s:：=#\"'“「『【\\[(]{0,4}"
const UID = new RegExp(
  `(?:(?<![\\p{L}\\d])(?:uid|user\\s?id|userid|account\\s?(?:id|no\\.?|number)|client\\s?id|customer\\s?id|member\\s?id)|(?:数字|數字|用户|用戶|账户|帳戶|账号|帳號|賬戶|会员|會員|我的)\\s?(?:uid|id)|账号|帳號|账户号|会员号|ユーザー\\s?id|アカウント\\s?id|会員番号|회원\\s?번호|계정\\s?id|사용자\\s?id|id аккаунта|номер аккаунта|ид пользователя)${IS}(\\d{5,12})(?!\\d)`,
  "giu",
)
const ORDER = new RegExp(
  `(?:(?<![\\p{L}\\d])order\\s?(?:id|no\\.?|number|ref(?:erence)?)?|订单\\s?(?:号|编号|号码|id)?|訂單\\s?(?:號|編號|號碼|id)?|委托单\\s?(?:号)?|提币单号|充值单号|注文\\s?(?:番号|id)?|주문\\s?(?:번호|id)?|номер (?:заказа|ордера)|(?:заказ|ордер)\\s?№?)${IS}([A-Za-z0-9][A-Za-z0-9_-]{5,40})(?![A-Za-z0-9])`,
  "giu",
)

function labelled(text: string, label: RegExp): string[] {
  return distinct([...text.matchAll(label)].map((match) => match[1] ?? ""))
}

function emailsIn(text: string): string[] {
  return (text.match(/(?<![\w.+-])[\w.+-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,6}\p{L}{2,24}/gu) ?? []).map((one) =>
    one.toLowerCase(),
  )
}

function mailtoOf(link: string): string[] {
  const address = /^mailto:([^?]{3,320})/i.exec(link)?.[1]
  return address === undefined ? [] : emailsIn(address)
}

function numbersIn(text: string): string[] {
  return (text.match(/(?<![\d.-])[1-9]\d{3}[ -]?\d{4}[ -]?\d{2}(?![\d.-]*\d)/g) ?? []).flatMap(
    (one) => readTicketNumber(one) ?? [],
  )
}

function distinct(values: string[]): string[] {
  return [...new Set(values.filter((value) => value !== ""))].slice(0, MOST)
}
