import { type ClockReading, readClock } from "./clock-reading.ts"

/** What a pasted answer or log line says, and nothing of it that could be a key. */
export type ApiErrorReading = {
  /** Codes in it, the likeliest first, as written. Short words and numbers only. */
  codes: string[]
  /** HTTP status. */
  status: number | null
  /** "POST /v1/orders", without its query. */
  endpoint: string | null
  requestId: string | null
  /** Seconds to wait, as the answer says. */
  retryAfter: number | null
  clock: ClockReading | null
  /** It holds what nobody may see: a key, a signature, a token. */
  hasKey: boolean
}

export const PASTE_MOST = 20_000

/**
 * Reads a pasted error: a JSON body, HTTP headers, a line of a log, or only a code. Linear in the length of the text.
 * What comes back has a known shape, so that a key in the text can't come out again in another's place.
 */
export function readApiError(text: string, now: Date): ApiErrorReading {
  const bounded = text.slice(0, PASTE_MOST)
  return {
    codes: codesIn(bounded),
    status: statusIn(bounded),
    endpoint: endpointIn(bounded),
    requestId: requestIdIn(bounded),
    retryAfter: numberIn(/retry-?after["']?\s*[:=]\s*["']?(\d{1,7})\b/i, bounded),
    clock: readClock(bounded, now),
    hasKey: KEYS.some((pattern) => pattern.test(bounded)),
  }
}

const LABELLED_CODE =
  /(?:(?:^|[^a-z])(?:(?:err(?:or)?[-_]?)?code|errno|scode|retcode|err|reason)|error)["']?\s*[:=]\s*["']?(-?[a-z0-9][a-z0-9_.-]{0,59})(?![a-z0-9_.-])/gi
const MESSAGE = /["']?(?:msg|message|error_?description)["']?\s*[:=]\s*["']([^"'\n]{3,100})["']/gi
const NEGATIVE = /(?:^|[^\w.-])(-\d{4})\b/g
const WORDS = /(?:^|[^\w-])([a-z][a-z0-9]{1,20}(?:[-_][a-z0-9]{1,20}){1,6})(?![\w-])/gi
const ALONE = /^\s*[#-]?\s*([a-z0-9][a-z0-9 _.-]{0,59})\s*$/i

/** Candidates for the code, most trusted first: named so, a bare one, a message, words that look like one. */
function codesIn(text: string): string[] {
  const found = [LABELLED_CODE, NEGATIVE, MESSAGE, WORDS].flatMap((pattern) =>
    [...text.matchAll(pattern)].slice(0, 20).map((match) => (match[1] ?? "").trim()),
  )
  const alone = ALONE.exec(text)?.[1]
  return [...new Set([...(alone ? [alone.trim()] : []), ...found])].filter(
    (code) => code !== "" && code !== "0",
  )
}

function statusIn(text: string): number | null {
  const status =
    numberIn(/HTTP\/\d(?:\.\d)?["']?\s+(\d{3})\b/i, text) ??
    numberIn(
      /(?:^|[^a-z])(?:status(?:[-_ ]?code)?|http(?:[-_ ]?status)?)["']?\s*[:=]?\s*["']?([1-5]\d\d)\b/i,
      text,
    ) ??
    numberIn(/\b(4\d\d|5\d\d)\s+(?:[A-Z][a-z]+|[A-Z]{4,})\b/, text) ??
    numberIn(/^\s*(4\d\d|5\d\d)\s*$/, text)
  return status !== null && status >= 100 && status < 600 ? status : null
}

function endpointIn(text: string): string | null {
  const match =
    /\b(GET|POST|PUT|DELETE|PATCH)["']?\s+["']?(?:https?:\/\/[\w.:-]{1,100})?(\/[\w/.-]{1,120})/.exec(text)
  const [, method = "", path = ""] = match ?? []
  // What is long between two slashes may be a token.
  return match && path.split("/").every((part) => part.length <= 24) ? `${method} ${path}` : null
}

function requestIdIn(text: string): string | null {
  const match = /(?:request|trace)[-_ ]?id["']?\s*[:=]\s*["']?([a-z0-9][a-z0-9-]{5,35})(?![a-z0-9-])/i.exec(
    text,
  )
  return match?.[1] ?? null
}

function numberIn(pattern: RegExp, text: string): number | null {
  const match = pattern.exec(text)
  return match ? Number(match[1]) : null
}

/** Names under which keys, signatures and tokens travel, with something long behind them; and what is long by itself. */
const KEYS = [
  /(?:api[-_ ]?key|access[-_ ]?key|kx-key|x-[a-z]{2,12}-(?:api)?key|[a-z]{2,6}-access-key)["']?\s*[:=]\s*["']?[\w+/=-]{8,}/i,
  /(?:signature|sign|secret|pass(?:phrase|word)|token|cookie)["']?\s*[:=]\s*["']?[\w+/=.-]{8,}/i,
  /(?:authorization["']?\s*[:=]\s*["']?|bearer\s+)[\w+/=.-]{8,}/i,
  /(?:^|[^\w+/=-])(?=[\w+/]*\d)(?=[\w+/]*[a-z])[\w+/]{40,}={0,2}(?![\w+/=-])/i,
]
