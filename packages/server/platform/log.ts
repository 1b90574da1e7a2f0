import { pino } from "pino"

export type Log = ReturnType<typeof makeLog>

/**
 * Structured logs (JSON lines). Message bodies, addresses, names, tokens and passwords are never logged:
 * call sites log ids and codes only, and what slips into an object under a known name is cut here.
 */
export function makeLog(options: { level: string; destination?: NodeJS.WritableStream }) {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED, censor: "[cut]" },
    },
    options.destination ?? pino.destination({ dest: 1, sync: false }),
  )
}

const NAMES = [
  "body",
  "text",
  "password",
  "token",
  "secret",
  "authorization",
  "cookie",
  "email",
  "name",
  "to",
  "recipient",
]
/** As deep as objects of ours go; deeper patterns would cost every line of the log. */
const DEPTHS = ["", "*.", "*.*."]
const REDACTED = [...DEPTHS.flatMap((depth) => NAMES.map((name) => `${depth}${name}`)), "*.headers"]
