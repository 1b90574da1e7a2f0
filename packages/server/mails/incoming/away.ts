/** SQLSTATE: connection exceptions, a server that shuts down or starts, one with too many connections. */
const CLASSES = /^(08...|57P0[1-4]|53300)$/
const SYSTEM = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOENT",
  "ETIMEDOUT",
  "EAI_AGAIN",
  "ENOTFOUND",
])

/** Whether it is the database that could not be asked, and not the work that is wrong. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.some(isAway)
  const code = "code" in error && typeof error.code === "string" ? error.code : ""
  return (
    CLASSES.test(code) ||
    (SYSTEM.has(code) &&
      "syscall" in error &&
      (error.syscall === "connect" || error.syscall === "read" || error.syscall === "write")) ||
    /^Connection terminated|timeout exceeded when trying to connect|not queryable/.test(error.message)
  )
}
