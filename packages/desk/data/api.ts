import type { ErrorBody } from "@veridesk/contract/errors.ts"
import { prefs } from "./prefs.ts"

const TIMEOUT_MS = 20_000

export type Method = "GET" | "POST" | "PUT" | "DELETE"

/** What the server said no to, with its sentences in the reader's language. `status` 0: it could not be reached. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly next: string
  readonly fields: ErrorBody["fields"]
  readonly detail: unknown
  readonly requestId: string | null
  /** Seconds the server asks us to wait, from Retry-After. */
  readonly retryAfter: number | null

  constructor(status: number, body: Partial<ErrorBody>, retryAfter: number | null = null) {
    super(body.message ?? "")
    this.name = "Refused"
    this.status = status
    this.code = body.code ?? (status === 0 ? "unreachable" : "failed")
    this.next = body.next ?? ""
    this.fields = body.fields
    this.detail = body.detail
    this.requestId = body.requestId ?? null
    this.retryAfter = retryAfter
  }

  /** True where the same request may well succeed a little later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

/** Called when the server no longer knows the session; set once by the frame. */
let onSessionLost: (code: string) => void = () => {}
export function whenSessionLost(listener: (code: string) => void): void {
  onSessionLost = listener
}

interface CallOptions {
  body?: unknown
  signal?: AbortSignal
  /** For requests sent while the page closes. */
  keepalive?: boolean
}

/**
 * One request to our own server. Gives the JSON it answered, or null where it answered with none (204).
 * Throws `Refused` for every other outcome; the caller's abort passes through as it is.
 */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  const response = await reach(method, path, options)
  if (response.status === 204) return null as T
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as T
  const refused = new Refused(
    response.status,
    bodyOf(answer),
    Number(response.headers.get("retry-after")) || null,
  )
  if (refused.status === 401 || refused.code === "second-factor-first") onSessionLost(refused.code)
  throw refused
}

export async function reach(method: Method, path: string, options: CallOptions): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout
  const headers: Record<string, string> = {
    accept: "application/json",
    "accept-language": prefs.get().locale,
    "x-requested-with": "veridesk",
  }
  const init: RequestInit = { method, headers, signal, credentials: "same-origin" }
  if (options.keepalive) init.keepalive = true
  if (options.body !== undefined) {
    headers["content-type"] = "application/json"
    init.body = JSON.stringify(options.body)
  }
  try {
    return await fetch(path, init)
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new Refused(0, {})
  }
}

/** A refusal as `new-domain` names those that a copy would go to for the first time: `{ domains }`. */
export function domainsOf(detail: unknown): string[] {
  if (typeof detail !== "object" || detail === null || !("domains" in detail)) return []
  return Array.isArray(detail.domains) ? detail.domains.filter((one) => typeof one === "string") : []
}

export function bodyOf(answer: unknown): Partial<ErrorBody> {
  return typeof answer === "object" && answer !== null ? answer : {}
}
