/** An instant as a field of the browser takes it: here, to the minute; "" for none. */
export function toField(at: string | null): string {
  if (!at) return ""
  const ms = Date.parse(at)
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** And back. */
export function fromField(typed: string): string | null {
  const ms = Date.parse(typed)
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}

/** "2026-11-24 02:00 UTC" */
export function inUtc(at: string): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`
}
