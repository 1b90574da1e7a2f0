import type { Person } from "./open-sessions.ts"

/** An answer as far as two of them can be told apart. */
export type Answer = { status: number; location: string; text: string }

/** Always the same seed, or every page would bring a token of its own. */
const CSRF = "veridesk_csrf=0123456789abcdef"

/** Asks as somebody's browser would, redirects not followed; `who` null is nobody. */
export async function askAs(
  who: Person | null,
  url: string,
  o: { method: string; json?: unknown; form?: Record<string, string>; headers?: Record<string, string> },
): Promise<Answer> {
  const body =
    o.json !== undefined ? JSON.stringify(o.json) : o.form ? new URLSearchParams(o.form).toString() : null
  const type = o.json !== undefined ? "application/json" : "application/x-www-form-urlencoded"
  const response = await fetch(url, {
    method: o.method,
    redirect: "manual",
    headers: {
      cookie: [CSRF, who?.cookie].filter(Boolean).join("; "),
      ...(body !== null && { "content-type": type }),
      "sec-fetch-site": "same-origin",
      "accept-language": "en",
      ...o.headers,
    },
    body,
  })
  return {
    status: response.status,
    location: response.headers.get("location") ?? "",
    text: await response.text(),
  }
}

/**
 * Where two answers begin to differ, or null where nobody could tell them apart: ids, the names given, nonces, tokens and
 * clocks are left out, since they differ between any two answers.
 */
export function difference(one: Answer, other: Answer, named: string[]): string | null {
  const [a, b] = [plain(one, named), plain(other, named)]
  if (a === b) return null
  let at = 0
  while (a[at] === b[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 120)
  return `${around(a)}\n  but otherwise\n${around(b)}`
}

function plain({ status, location, text }: Answer, named: string[]): string {
  return (
    named
      .reduce((left, name) => left.replaceAll(name, "<named>"), `${status} ${location} ${text}`)
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "<id>")
      // The same in groups of four, as pages show it to be read aloud.
      .replace(/(?:<span>[0-9a-f]{1,4}-?<\/span>){7,9}/g, "<id>")
      .replace(/nonce="[^"]*"/g, "")
      .replace(/[\w-]{80,}|"challenge":"[^"]*"/g, "<token>")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d\d:\d\d(:\d\d)?/g, "<time>")
  )
}
