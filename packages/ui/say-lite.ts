import type { Locale, Values } from "./say.ts"

/**
 * Formats one message in the browser: the part of ICU MessageFormat that our messages use there
 * (`{name}`, `{n, plural, =0 {…} one {# file} other {# files}}`, `{x, select, …}`, nested).
 *
 * The full parser would cost an island 14 KB; this one costs half a kilobyte. A test holds it to the same
 * answers as `say` for every message that is sent to a page. No quoting: such messages stay on the server.
 */
export function format(locale: Locale, message: string, values: Values = {}): string {
  return read(locale, message, 0, values, null)[0]
}

/** Reads from `at` to the end or the brace that closes this level; gives the text and where it stopped. */
function read(
  locale: Locale,
  message: string,
  at: number,
  values: Values,
  count: number | null,
): [text: string, stop: number] {
  let text = ""
  let i = at
  while (i < message.length && message[i] !== "}") {
    const char = message[i]
    if (char === "{") {
      const [piece, stop] = argument(locale, message, i + 1, values, count)
      text += piece
      i = stop
    } else {
      text += char === "#" && count !== null ? number(locale, count) : char
      i++
    }
  }
  return [text, i]
}

function argument(
  locale: Locale,
  message: string,
  at: number,
  values: Values,
  outer: number | null,
): [text: string, stop: number] {
  const head = /^\s*(\w+)\s*(?:,\s*(plural|select)\s*,\s*)?/.exec(message.slice(at))
  if (!head) throw new Error(`can't read the message "${message}"`)
  const value = values[head[1] ?? ""]
  if (value === undefined) throw new Error(`no value for "${head[1]}" in "${message}"`)
  let i = at + head[0].length
  if (!head[2]) return [String(value), i + 1]

  const count = head[2] === "plural" ? Number(value) : outer
  const wanted = head[2] === "plural" ? new Intl.PluralRules(locale).select(Number(value)) : String(value)
  let chosen = ""
  let rank = 0
  while (message[i] !== "}") {
    const option = /^\s*(=?[\w-]+)\s*\{/.exec(message.slice(i))
    if (!option) throw new Error(`can't read the message "${message}"`)
    const name = option[1]
    const [text, stop] = read(locale, message, i + option[0].length, values, count)
    // An exact "=0" beats the plural's word, and both beat "other".
    const merit = name === `=${value}` ? 3 : name === wanted ? 2 : name === "other" ? 1 : 0
    if (merit > rank) [chosen, rank] = [text, merit]
    i = stop + 1 + (/^\s*/.exec(message.slice(stop + 1))?.[0].length ?? 0)
  }
  return [chosen, i + 1]
}

function number(locale: Locale, value: number): string {
  return new Intl.NumberFormat(locale).format(value)
}
