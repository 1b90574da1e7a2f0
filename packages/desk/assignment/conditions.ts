import { type FactName, type FactType, routingFacts } from "@veridesk/contract/routing-facts.ts"

/*
 * The part of CEL that the condition builder speaks: comparisons of facts with values, joined by &&. What is written
 * by hand and says more is left as it is.
 */

export type Operator =
  | "is"
  | "is-not"
  | "one-of"
  | "mentions"
  | "at-least"
  | "at-most"
  | "below"
  | "yes"
  | "no"
/** `value` is as it is typed; several are parted by commas. */
export type Condition = { fact: FactName; operator: Operator; value: string }

const OPERATORS: Record<FactType, readonly Operator[]> = {
  string: ["is", "is-not", "one-of", "mentions"],
  int: ["is", "at-least", "at-most"],
  bool: ["yes", "no"],
  amount: ["at-least", "below"],
}

export function typeOf(fact: FactName): FactType {
  return routingFacts.find(({ name }) => name === fact)?.type ?? "string"
}

export function operatorsOf(fact: FactName): readonly Operator[] {
  return OPERATORS[typeOf(fact)]
}

/** The conditions as one expression; those without a value yet are left out. */
export function toCel(conditions: readonly Condition[]): string {
  return conditions.flatMap((one) => celOf(one) ?? []).join(" && ")
}

/** An expression as conditions; null where it says something that they can't. */
export function fromCel(text: string): Condition[] | null {
  if (text.trim() === "") return []
  const read = partsOf(text).map(readPart)
  return read.every((one) => one !== null) ? read : null
}

function celOf({ fact, operator, value }: Condition): string | null {
  if (operator === "yes") return fact
  if (operator === "no") return `!${fact}`
  const text = value.trim()
  if (text === "") return null
  if (typeOf(fact) === "int")
    return /^\d{1,9}$/.test(text) ? `${fact} ${SIGNS[operator] ?? "=="} ${text}` : null
  if (typeOf(fact) === "amount")
    return `${fact}.${operator === "below" ? "below" : "atLeast"}(${quoted(text)})`
  if (operator === "one-of") return `${fact} in [${listed(text)}]`
  if (operator === "mentions") return `${fact}.mentions([${listed(text)}])`
  return `${fact} ${operator === "is-not" ? "!=" : "=="} ${quoted(text)}`
}

const SIGNS: Partial<Record<Operator, string>> = { is: "==", "at-least": ">=", "at-most": "<=" }

function listed(text: string): string {
  return text
    .split(/[,，]/)
    .map((word) => word.trim())
    .filter((word) => word !== "")
    .map(quoted)
    .join(", ")
}

function quoted(text: string): string {
  return JSON.stringify(text)
}

const STRING = String.raw`"(?:[^"\\]|\\.)*"`
const LIST = String.raw`\[\s*(?:${STRING}\s*(?:,\s*${STRING}\s*)*)?\]`
/** How each kind of comparison is written, for which kind of fact. */
const FORMS: readonly [FactType, RegExp, (found: string[]) => [Operator, string] | null][] = [
  ["bool", /^!(\w+)$/, () => ["no", ""]],
  ["bool", /^(\w+)$/, () => ["yes", ""]],
  ["int", /^(\w+) (==|>=|<=) (\d{1,9})$/, ([, , sign, n]) => [operatorOf(sign), n ?? ""]],
  [
    "string",
    new RegExp(`^(\\w+) (==|!=) (${STRING})$`),
    ([, , sign, text]) => [sign === "!=" ? "is-not" : "is", plain(text)],
  ],
  ["string", new RegExp(`^(\\w+) in (${LIST})$`), ([, , list]) => listOf("one-of", list)],
  ["string", new RegExp(`^(\\w+)\\.mentions\\((${LIST})\\)$`), ([, , list]) => listOf("mentions", list)],
  ["amount", /^(\w+)\.atLeast\("([\d.]+)"\)$/, ([, , n]) => ["at-least", n ?? ""]],
  ["amount", /^(\w+)\.below\("([\d.]+)"\)$/, ([, , n]) => ["below", n ?? ""]],
]

function readPart(part: string): Condition | null {
  for (const [type, form, read] of FORMS) {
    const found = form.exec(part.trim())
    if (!found) continue
    const fact = routingFacts.find(({ name }) => name === found[1])?.name
    const [operator, value] = read([...found]) ?? []
    if (!fact || typeOf(fact) !== type || !operator || value === undefined) continue
    return { fact, operator, value }
  }
  return null
}

function operatorOf(sign: string | undefined): Operator {
  return sign === ">=" ? "at-least" : sign === "<=" ? "at-most" : "is"
}

/** A list can be shown where no word of it has a comma of its own. */
function listOf(operator: Operator, list: string | undefined): [Operator, string] | null {
  const texts = [...(list ?? "").matchAll(new RegExp(STRING, "g"))].map(([text]) => plain(text))
  return texts.length === 0 || texts.some((text) => /[,，]/.test(text)) ? null : [operator, texts.join(", ")]
}

function plain(text: string | undefined): string {
  return (text ?? '""').slice(1, -1).replace(/\\(.)/g, "$1")
}

/** Cuts at && outside of quotation marks and brackets. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  let quote = false
  for (let i = 0; i < text.length; i += 1) {
    const char = text[i]
    if (quote && char === "\\") i += 1
    else if (char === '"') quote = !quote
    else if (!quote && char === "&" && text[i + 1] === "&" && depth === 0) {
      parts.push(text.slice(from, i))
      from = i + 2
      i += 1
    } else if (!quote && (char === "(" || char === "[")) depth += 1
    else if (!quote && (char === ")" || char === "]")) depth -= 1
  }
  return [...parts, text.slice(from)]
}
