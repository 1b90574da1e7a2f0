/*
 * Variables of macros and letters: `{{ticket.number}}`, `{{field.amount}}`, `{{ask.days}}`. They are put in by plain
 * substitution, once and from the left: a value is never read for variables, and nothing is evaluated.
 */

/** What the desk can fill in by itself, in the order of the editor's chips. */
export const namedVariables = [
  "ticket.number",
  "ticket.opened",
  "customer.name",
  "agent.name",
  "team.name",
  "reply.by",
  "date.today",
  "brand.name",
  "brand.legal-entity",
] as const

const NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,39}"
const variable = new RegExp(
  `\\{\\{[ \\t]*((?:ticket|customer|agent|team|reply|date|brand|field|ask)\\.${NAME})[ \\t]*\\}\\}`,
  "gu",
)
const anyBraces = /\{\{[^{}\n]{0,80}\}\}/gu

/** A text with what could be put in, and the names that stand in it still, each once, in the order of the text. */
export type FilledIn = { text: string; unresolved: string[] }

/**
 * Puts values in for variables. One that has no value, or an empty one, stays visible as it was written, so that
 * whoever sends the text sees the hole. A value that looks like a variable itself is taken apart by a space, since
 * what a customer calls themselves must not hold a reply back.
 */
export function fillIn(text: string, values: ReadonlyMap<string, string>): FilledIn {
  const filled = text.replace(variable, (whole, name: string) => {
    const value = values.get(name)?.trim()
    return value ? value.replaceAll(/\{(?=\{)/gu, "{ ") : whole
  })
  return { text: filled, unresolved: unresolvedIn(filled) }
}

/** A variable where it stands in a text. */
export type Placed = { name: string; start: number; end: number }

export function variablesIn(text: string): Placed[] {
  return [...text.matchAll(variable)].map((match) => ({
    name: match[1] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The names of a text's variables, each once. A reply that has any is not sent. */
export function unresolvedIn(text: string): string[] {
  return [...new Set(variablesIn(text).map(({ name }) => name))]
}

/** What stands in double braces and is no variable that anybody will ever fill in: a slip of the pen. */
export function unknownVariables(text: string): string[] {
  const known = new Set<string>(namedVariables)
  const slips = text.replace(variable, (whole, name: string) =>
    name.startsWith("field.") || name.startsWith("ask.") || known.has(name) ? "" : whole,
  )
  return [...new Set(slips.match(anyBraces) ?? [])]
}
