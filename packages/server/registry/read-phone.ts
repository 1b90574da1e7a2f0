import { phoneNumberIn } from "./phone-number.ts"
import { type Reading, readingOf } from "./reading.ts"

/** As people write numbers: signs between digits, full-width ones of a Chinese keyboard among them. */
export function looksLikePhone(text: string): boolean {
  const plain = text.normalize("NFKC")
  if (/^(?:tel|sms|callto):/i.test(plain)) return true
  if (/^\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?$/.test(plain)) return false
  return /^(?:\+|00)?[\d\s().\-–—/·]{5,32}$/.test(plain) && digitsOf(plain).length >= 5
}

/**
 * A number as it was written: E.164 where it names its country, its digits alone where it doesn't. Digits of other
 * scripts are no disguise here: whoever dials them dials the same number.
 */
export function readPhone(text: string): Reading | null {
  const plain = text
    .normalize("NFKC")
    .replace(/^(?:tel|sms|callto):/i, "")
    .replace(/^\s*\(?\+\)?/, "+")
    .trim()
  if (!/^\+?[\d\s().\-–—/·]{3,40}$/.test(plain)) return null
  const digits = digitsOf(plain)
  if (digits.length < 3 || digits.length > 17) return null
  const abroad = plain.startsWith("+") ? `+${digits}` : digits.startsWith("00") ? `+${digits.slice(2)}` : null
  const address = abroad ? (phoneNumberIn(abroad)?.number ?? abroad) : digits
  return readingOf({ kind: "phone", address })
}

/** All the ways in which one official number is dialled: with its country, and from within it. */
export function spellingsOf(e164: string): string[] {
  const number = phoneNumberIn(e164)
  if (!number) return [e164]
  const country = String(number.countryCallingCode)
  const national = String(number.nationalNumber)
  const within = digitsOf(number.formatNational())
  return [...new Set([e164, national, within, `${country}${national}`])]
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "")
}
