/** Stands where a secret was; the same in every language, since it lands inside the customer's own file. */
export const MASK = "[removed]"

/** A text in which secrets are blanked out, and how many were. */
export type Masked = { text: string; count: number }

const HEADERS =
  "authorization|proxy-authorization|cookie|set-cookie|x-api-key|x-auth-token|x-access-token|x-csrf-token|x-xsrf-token|" +
  "x-mbx-apikey|x-bapi-api-key|ok-access-key|ok-access-passphrase|kc-api-key|kc-api-passphrase|accesskeyid"
const FIELDS =
  "api[_-]?key|api[_-]?secret|secret[_-]?key|access[_-]?token|refresh[_-]?token|id[_-]?token|auth[_-]?token|session[_-]?id|" +
  "session[_-]?token|client[_-]?secret|private[_-]?key|mnemonic|seed[_-]?phrase|passwd|password|passphrase|otp|totp|2fa[_-]?code"
const NAMED = `(?<![\\w-])(?:${HEADERS}|${FIELDS})`
const SENSITIVE = new RegExp(`^(?:${HEADERS}|${FIELDS})$`, "i")

/*
 * Each pattern keeps what names the secret ($1) and takes the value. All are linear: no repetition inside a repetition,
 * and every open end is bounded. A request's signature stays: it is no secret once used, and API tickets turn on it.
 */
const PATTERNS: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[^]{1,8000}?-----END [A-Z ]{0,20}PRIVATE KEY-----/g, ""],
  [/otpauth:\/\/[^\s"'<>]{1,500}/gi, ""],
  [
    new RegExp(`(${NAMED}"\\s{0,3}[:=]\\s{0,3}")(?!\\[removed\\])(?:[^"\\\\\\r\\n]|\\\\.){1,16000}`, "gi"),
    "$1",
  ],
  [new RegExp(`(${NAMED}\\\\"\\s{0,3}:\\s{0,3}\\\\")(?!\\[removed\\])[^"\\\\\\r\\n]{1,16000}`, "gi"), "$1"],
  [
    new RegExp(
      `((?<![\\w-])(?:${HEADERS})\\s{0,3}[:=]\\s{0,3})(?![\\s"'\\\\]|\\[removed\\])[^"'\\r\\n]{1,16000}`,
      "gi",
    ),
    "$1",
  ],
  [
    new RegExp(
      `(${NAMED}["']?\\s{0,3}[:=]\\s{0,3}["']?)(?![\\s"'\\\\{[]|\\[removed\\])[^\\s"'&,;}\\\\]{1,16000}`,
      "gi",
    ),
    "$1",
  ],
  [/(\bbearer\s{1,3})[\w.~+/=-]{16,8000}/gi, "$1"],
  [/\beyJ[\w-]{8,4000}\.[\w-]{8,8000}\.[\w-]{0,2000}/g, ""],
]

/** Blanks out credentials in a text of any kind: logs, curl lines, JSON, pasted headers (reliability.md §3.4 row 36). */
export function maskText(text: string): Masked {
  let count = 0
  let masked = text
  for (const [pattern, keep] of PATTERNS) {
    masked = masked.replace(pattern, (_whole: string, name: unknown) => {
      count += 1
      return `${keep && typeof name === "string" ? name : ""}${MASK}`
    })
  }
  return { text: masked, count }
}

/** Whether parsed JSON is a browser's HAR recording (HTTP Archive 1.2). */
export function isHar(value: unknown): boolean {
  return isRecord(value) && isRecord(value.log) && Array.isArray(value.log.entries)
}

/**
 * Blanks out credentials in a parsed JSON value, in place: values under a sensitive key, HAR's `{ name, value }`
 * pairs and its cookies, and secrets inside longer texts (URLs, posted bodies). @returns how many were blanked out
 */
export function maskJson(root: unknown): number {
  let count = 0
  const waiting: unknown[] = [root]
  const blanked = (value: unknown): unknown => {
    if (value === MASK || value === "" || value === null) return value
    count += 1
    return MASK
  }
  const masked = (key: string, value: unknown): unknown => {
    if (typeof value === "object") {
      waiting.push(value)
      return value
    }
    if (SENSITIVE.test(key)) return blanked(value)
    if (typeof value !== "string") return value
    const found = maskText(value)
    count += found.count
    return found.text
  }
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (Array.isArray(next)) {
      for (const [at, value] of next.entries()) next[at] = masked("", value)
    } else if (isRecord(next)) {
      if (typeof next.name === "string" && SENSITIVE.test(next.name) && "value" in next)
        next.value = blanked(next.value)
      for (const cookie of Array.isArray(next.cookies) ? next.cookies : []) {
        if (isRecord(cookie) && "value" in cookie) cookie.value = blanked(cookie.value)
      }
      decodeContent(next)
      for (const [key, value] of Object.entries(next)) next[key] = masked(key, value)
    }
  }
  return count
}

/** HAR may keep a text answer as base64, where nothing could be found; it is kept as the text that it is. */
function decodeContent(content: Record<string, unknown>): void {
  if (content.encoding !== "base64" || typeof content.text !== "string") return
  if (typeof content.mimeType !== "string" || !/json|text|javascript|xml|x-www-form/i.test(content.mimeType))
    return
  content.text = Buffer.from(content.text, "base64").toString("utf8")
  delete content.encoding
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
