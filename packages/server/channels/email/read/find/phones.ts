import { parsePhoneNumberFromString } from "libphonenumber-js"

/** Only after one of these words: any long number could be a phone's. */
const CUED =
  /(?<![\p{L}])(?:phone|mobile|cell|tel|telephone|whatsapp|handynummer|telefon|téléphone|teléfono|手机|手機|电话|電話|联系方式|聯絡|携帯|電話番号|전화|휴대폰|연락처|телефон|тел|моб)(?:\s?(?:number|no|nr|号码|號碼|号|號|番号|번호|номер))?[\s.:：#是为為は=]{0,6}(\+?[\d(][\d\s().-]{5,24}\d)/giu
const MOST = 100

/** Phone numbers that a text names as such, as E.164; a number without its country is taken for a Chinese mobile or left. */
export function phonesIn(text: string): string[] {
  const found: string[] = []
  for (const [, written = ""] of text.matchAll(CUED)) {
    if (found.length >= MOST) break
    const plain = written.replace(/[^\d+]/g, "")
    const chinese = /^(?:86)?1[3-9]\d{9}$/.test(plain)
    const number = parsePhoneNumberFromString(plain.replace(/^00/, "+"), chinese ? "CN" : undefined)
    if (number?.isValid()) found.push(number.number)
  }
  return found
}
