/**
 * How a value was named: `link` is what stands between name and value, `rest` what follows the value, `asked` whether
 * the name is part of a wish ("忘记密码", "重置密码") rather than the heading of a value.
 */
export type Naming = { link: string; rest: string; asked: boolean }

/**
 * Whether what follows a word for password reads like one. Anything with the mixture that password rules ask for; a
 * plain word only where it was given like an entry of a list ("password: sunflower", end of line). Not a mask, an
 * address, a date, a range, or the label of the next line.
 */
export function isPasswordValue(value: string, { link, rest, asked }: Naming): boolean {
  if (notValues.test(value) || rest.startsWith(":") || value.endsWith(":")) return false
  const linked = /[^\s"']/.test(link)
  if (asked && !linked) return false
  const digits = value.replace(/\D/g, "").length
  if (digits === value.length) return digits >= (linked ? 4 : 6) && !units.test(rest)
  const signs = /[!@#$%^&*+=?_~]/.test(value)
  if (!/[a-z]/i.test(value)) return linked && digits >= 4 && signs
  if (value.length < 6) return linked && digits > 0 && signs
  if (linked) return digits > 0 || signs || isPlainWord(value, link, rest)
  return /^[\w!@#$%^&*+.-]{6,64}$/.test(value) && (digits >= 2 || (digits > 0 && signs))
}

const units = /^\s?(?:[位次个個天分秒年月%]|小时|char|digit|time|attempt|sec|min|hour|day|month|year)/i

/** Masks, addresses, dates and ranges, placeholders, pairs of words, measures. */
const notValues =
  /^(?:[*x•._-]{1,64}|(?:https?:|www\.).{0,64}|.{1,40}@[\w-]{1,40}\.[\w.]{2,20}|\d{1,4}[-/.~]\d{1,4}(?:[-/.~]\d{1,4})?|[<{[(].{0,64}|20\d\d[01]\d[0-3]\d|[a-z]{1,20}\/[a-z]{1,20}|[\d.]{1,6}[a-z%]{1,2})$/i

/** A lone word at the end of its line, but for the words that say how the password fares. */
function isPlainWord(value: string, link: string, rest: string): boolean {
  return (
    /[:=]/.test(link) &&
    /^[a-z]{6,40}$/i.test(value) &&
    /^["']?(?:\s{0,3}$|\s{0,3}\n)/.test(rest) &&
    !states.test(value)
  )
}

const states =
  /^(?:in|un|not|for|miss|wrong|error|fail|reset|chang|lock|block|correct|valid|hidden|required|optional|never|always|please|nothing|unknown|password|secret|confirm|repeat|again).{0,30}$/i

/** The key an authenticator is set up with: base32 of 80 bits or more, as one word or in groups of four. */
export function isSetUpKey(value: string): boolean {
  const groups = value.trim().split(" ")
  const first = groups.findIndex((group) => group.length !== 4)
  const key =
    (groups[0]?.length ?? 0) > 4
      ? (groups[0] ?? "")
      : groups.slice(0, first < 0 ? groups.length : first).join("")
  return key.length >= 16 && /[2-7]/.test(key) && /^[a-z2-7]{16,64}$/i.test(key)
}
