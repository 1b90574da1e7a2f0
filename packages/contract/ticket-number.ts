import * as z from "zod"

const DIGITS = 10

/**
 * Makes a conversation's public number from nine random digits.
 * Ten digits, the last one an ISO/IEC 7064 MOD 11,10 check digit, so that a number misheard on the phone
 * is noticed; random, so that one's own number says nothing about other people's.
 * @param random nine digits as a number, 100_000_000 … 999_999_999
 */
export function makeTicketNumber(random: number): string {
  const nine = String(random)
  if (!/^[1-9]\d{8}$/.test(nine)) throw new RangeError("nine digits are needed, the first not 0")
  return nine + checkDigit(nine)
}

/**
 * Reads a number as people write and speak it: `4812 0773 51`, `#4812077351`, full-width digits, dashes.
 * @returns the ten digits, or null where the text is no ticket number or a digit was misheard
 */
export function readTicketNumber(text: string): string | null {
  const digits = text.normalize("NFKC").replace(/[\s\-–·.#№号]/g, "")
  if (!/^[1-9]\d{9}$/.test(digits)) return null
  return checkDigit(digits.slice(0, DIGITS - 1)) === digits.slice(-1) ? digits : null
}

/** Groups for reading aloud: `4812 0773 51`. */
export function spokenTicketNumber(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, "$1 ")
}

export const ticketNumber = z
  .string()
  .max(40)
  .transform((text, at) => {
    const number = readTicketNumber(text)
    if (number) return number
    at.issues.push({ code: "custom", message: "not a ticket number", input: text })
    return z.NEVER
  })

/** ISO/IEC 7064 MOD 11,10: finds every single wrong digit and nearly all swaps of neighbours. */
function checkDigit(digits: string): string {
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return String((11 - product) % 10)
}
