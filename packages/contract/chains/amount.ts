import { tidyPaste } from "./tidy-paste.ts"

export type AmountReading =
  /** `value`: digits with at most one dot, no sign, no leading zeros, no trailing zeros after the dot. */
  | { ok: true; value: string }
  | { ok: false; fault: "empty" | "not-a-number" | "negative" | "zero" }
  /** "1,234" is a thousand to some and one and a bit to others: `candidates` are both, for the customer to pick. */
  | { ok: false; fault: "ambiguous"; candidates: [string, string] }
  | { ok: false; fault: "too-many-decimals"; decimals: number; maxDecimals: number }
  | { ok: false; fault: "too-long"; limit: number }
  /** A word beside the number isn't the asset's own. */
  | { ok: false; fault: "other-unit"; unit: string }

export interface AmountRules {
  /** Ticker that may stand beside the number: "2,480 USDT". */
  asset?: string
  /** Decimals the asset has on its chain; 18 is what ERC-20 tokens have at most in practice, NEAR has 24. */
  maxDecimals?: number
}

/** Longest number that is read, in characters: a uint256 with 24 decimals and its separators. */
const lengthLimit = 120

/**
 * Reads an amount as people write it, "1,234.5", "１２３４．５", "1 234,5", "1.234.567,8", "12,34,567", ".5", and in
 * the digits of other scripts, into a canonical decimal string. No float is ever made of it, so no digit is lost.
 * What could be meant in two ways is refused with both.
 */
export function readAmount(input: string, { asset, maxDecimals = 24 }: AmountRules = {}): AmountReading {
  if (input.length > lengthLimit) return { ok: false, fault: "too-long", limit: lengthLimit }
  const text = tidyPaste(westernDigits(input.replace(/[’'`]/g, "_"))).text
  if (text === "") return { ok: false, fault: "empty" }
  const [, before = "", sign = "", number = "", after = ""] = parts.exec(text) ?? []
  if (number === "") return { ok: false, fault: "not-a-number" }
  for (const unit of [before, after]) {
    if (unit !== "" && unit.toLowerCase() !== asset?.toLowerCase())
      return { ok: false, fault: "other-unit", unit }
  }
  const plain = plainOf(number)
  if (plain === undefined) return { ok: false, fault: "not-a-number" }
  const [value = "", other] = plain.map(canonical)
  if (sign === "-") return { ok: false, fault: "negative" }
  if (other !== undefined) return { ok: false, fault: "ambiguous", candidates: [value, other] }
  if (value === "0") return { ok: false, fault: "zero" }
  const decimals = value.split(".")[1]?.length ?? 0
  return decimals > maxDecimals
    ? { ok: false, fault: "too-many-decimals", decimals, maxDecimals }
    : { ok: true, value }
}

/**
 * Compares two canonical decimal strings by value: negative, 0 or positive, as sort() wants it. Exact at any length.
 */
export function compareAmounts(a: string, b: string): number {
  const [wholeA = "", fractionA = ""] = canonical(a).split(".")
  const [wholeB = "", fractionB = ""] = canonical(b).split(".")
  // Without leading zeros a longer whole part is a larger one, and equal lengths compare as text.
  if (wholeA.length !== wholeB.length) return wholeA.length - wholeB.length
  if (wholeA !== wholeB) return wholeA < wholeB ? -1 : 1
  return fractionA === fractionB ? 0 : fractionA < fractionB ? -1 : 1
}

const parts = /^([^\d\s.,+_-]*)\s*([+-]?)\s*([\d.,_ ]*\d[.,]?)\s*([^\d\s.,+_-]*)$/

/** First code points of the decimal digits of scripts our customers type in; NFKC folds only the full-width ones. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50]

function westernDigits(text: string): string {
  return text
    .replace(/[\u2212\u2010-\u2014\uFE63\uFF0D]/g, "-")
    .replace(/[\u066B。]/g, ".")
    .replace(/\u066C/g, ",")
    .replace(/[\u0660-\u0E59]/g, (character) => {
      const code = character.charCodeAt(0)
      const zero = zeros.find((first) => code >= first && code < first + 10)
      return zero === undefined ? character : String(code - zero)
    })
}

/**
 * The number with a dot and nothing else in it; two of them where it can be read in two ways; undefined where it is
 * no number. Spaces and apostrophes only ever group. Of dot and comma, the last one is the decimal mark when both
 * stand there, and one that comes twice only groups.
 */
function plainOf(number: string): string[] | undefined {
  const mark = /[.,](?=[^.,]*$)/.exec(number)?.[0]
  if (mark === undefined) return grouped(number, /[ _]/)
  const other = mark === "." ? "," : "."
  const marks = number.split(mark).length - 1
  if (marks > 1) return number.includes(other) ? undefined : grouped(number, mark === "." ? /[._ ]/ : /[,_ ]/)

  const [whole = "", fraction = ""] = number.split(mark)
  if (/[ _]/.test(fraction)) return undefined
  const integer = grouped(whole, mark === "." ? /[,_ ]/ : /[._ ]/)
  if (integer === undefined) return undefined
  const decimal = `${integer[0]}.${fraction}`
  // A lone comma before three digits (or four, as 万 are grouped) is either mark. A lone dot is a decimal point to
  // Chinese and English readers alike.
  const lone = mark === "," && /^([1-9]\d{0,2},\d{3}|[1-9]\d{0,3},\d{4})$/.test(number)
  return lone ? [whole + fraction, decimal] : [decimal]
}

/** Whole digits out of groups of three, of four (万), or of two before a last three (lakh). */
function grouped(text: string, separator: RegExp): string[] | undefined {
  const groups = text.trim().split(separator)
  if (groups.length === 1) return [text.trim()]
  const [first = "", ...rest] = groups
  const last = rest.at(-1) ?? ""
  const sizes = (size: number, of: string[]) => of.every((group) => group.length === size)
  const whole =
    first !== "" &&
    ((first.length <= 3 && sizes(3, rest)) ||
      (first.length <= 4 && sizes(4, rest)) ||
      (first.length <= 2 && last.length === 3 && sizes(2, rest.slice(0, -1))))
  return whole ? [groups.join("")] : undefined
}

function canonical(plain: string): string {
  const [whole = "", fraction = ""] = plain.split(".")
  const integer = whole.replace(/^0+(?=\d)/, "") || "0"
  const decimals = fraction.replace(/0+$/, "")
  return decimals === "" ? integer : `${integer}.${decimals}`
}
