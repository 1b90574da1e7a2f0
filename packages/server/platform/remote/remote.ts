import type { z } from "zod"
import type { Absent, Down, DownReason, Ok } from "./answer.ts"
import { Breaker } from "./breaker.ts"
import { readBounded } from "./read-bounded.ts"

export type Question<T> = {
  /** Name of the question for logs and metrics; never anything personal. */
  name: string
  path: string
  query?: Record<string, string | undefined>
  /** With a body the question is a POST with JSON, for what must not stand in a URL. */
  body?: unknown
  answer: z.ZodType<T>
  /** Asks even while the breaker rests: for health checks. */
  probe?: boolean
}

/** A failed question, for logs and metrics. Holds no part of the question or the answer. */
export type Trouble = { name: string; reason: DownReason; ms: number }

export type RemoteOptions = {
  /** Base address; paths of questions are put behind it. */
  url: string
  token?: string
  /** The header that carries the token bare; without it the token goes as `authorization: Bearer`. */
  tokenHeader?: string
  /** Time for the whole answer, body included. Default 3,000 ms. */
  timeoutMs?: number
  /** Failures in a row after which the far side is left in peace, and for how long. Default 5 and 10,000 ms. */
  failures?: number
  restMs?: number
  /** Questions under way at once; more are answered "busy". Default 64. */
  inFlight?: number
  /** Milliseconds since the epoch; for tests. */
  now?: () => number
  onTrouble?: (trouble: Trouble) => void
}

/**
 * A question about something that may not exist: the codes by which a 404 says so. For a far side with ways of its
 * own, a function that gives the code when an answer says so, whatever its status.
 */
export type Search<T> = Question<T> & {
  absent: readonly string[] | ((answer: RawAnswer) => string | undefined)
}

/** An answer before any schema has read it; `json` is undefined where it isn't JSON, `text` where it was too long. */
export type RawAnswer = { status: number; text: string | undefined; json: unknown }

export type Remote = {
  ask<T>(question: Question<T>): Promise<Ok<T> | Down>
  find<T>(search: Search<T>): Promise<Ok<T> | Absent | Down>
}

const MAX_ANSWER_BYTES = 4_194_304

/**
 * A JSON-over-HTTP system that may be late, gone or wrong at any time. Its questions never throw for what
 * the far side does, and never take longer than `timeoutMs`.
 */
export function connectRemote(o: RemoteOptions): Remote {
  const now = o.now ?? Date.now
  const breaker = new Breaker({ failures: o.failures ?? 5, restMs: o.restMs ?? 10_000, now })
  const limit = o.inFlight ?? 64
  let underWay = 0

  async function guarded<T>(question: Question<T>, read: Reader<T>): Promise<Ok<T> | Absent | Down> {
    if (underWay >= limit) return down("busy")
    if (!breaker.admits() && !question.probe) return down("resting")
    const startedAt = now()
    underWay += 1
    const answer = await attempt(o, question, read)
    underWay -= 1
    if (answer.state === "down") {
      breaker.failed()
      o.onTrouble?.({ name: question.name, reason: answer.reason, ms: now() - startedAt })
    } else breaker.succeeded()
    return answer
  }

  return {
    async ask(question) {
      const answer = await guarded(question, (raw) => readAnswer(question, raw))
      return answer.state === "absent" ? down("failing") : answer
    },
    find: (search) => guarded(search, (raw) => readAbsence(search, raw) ?? readAnswer(search, raw)),
  }
}

type Reader<T> = (raw: RawAnswer) => Ok<T> | Absent | Down

async function attempt<T>(o: RemoteOptions, question: Question<T>, read: Reader<T>) {
  const signal = AbortSignal.timeout(o.timeoutMs ?? 3_000)
  try {
    const response = await send(o, question, signal)
    const text = (await readBounded(response, MAX_ANSWER_BYTES)) ?? undefined
    return read({ status: response.status, text, json: text === undefined ? undefined : parse(text) })
  } catch {
    return down(signal.aborted ? "time-out" : "unreachable")
  }
}

/**
 * A kept-alive connection that the far side closed in the same moment fails at once and without reaching
 * it; all questions only read, so one second try is safe. It shares the time of the first.
 */
async function send<T>(o: RemoteOptions, question: Question<T>, signal: AbortSignal): Promise<Response> {
  const init: RequestInit = {
    method: question.body === undefined ? "GET" : "POST",
    headers: {
      accept: "application/json",
      ...tokenOf(o),
      ...(question.body === undefined ? {} : { "content-type": "application/json" }),
    },
    // A redirect would carry the token to a place nobody configured.
    redirect: "error",
    signal,
    ...(question.body === undefined ? {} : { body: JSON.stringify(question.body) }),
  }
  const address = addressOf(o.url, question)
  try {
    return await fetch(address, init)
  } catch (error) {
    if (signal.aborted) throw error
    return await fetch(address, init)
  }
}

function tokenOf({ token, tokenHeader }: RemoteOptions): Record<string, string> {
  if (token === undefined) return {}
  return tokenHeader === undefined ? { authorization: `Bearer ${token}` } : { [tokenHeader]: token }
}

function addressOf<T>(base: string, question: Question<T>): URL {
  const address = new URL(base.replace(/\/+$/, "") + question.path)
  for (const [name, value] of Object.entries(question.query ?? {}))
    if (value !== undefined) address.searchParams.set(name, value)
  return address
}

function readAnswer<T>(question: Question<T>, { status, json }: RawAnswer): Ok<T> | Down {
  if (status === 401 || status === 403) return down("refused")
  if (status === 429) return down("busy")
  if (status !== 200) return down("failing")
  const parsed = question.answer.safeParse(json)
  return parsed.success ? { state: "ok", value: parsed.data } : down("garbled")
}

/** A bare 404 is no answer: a wrong base address or a proxy says that too, and must not pass for "none". */
function readAbsence<T>(search: Search<T>, raw: RawAnswer): Absent | undefined {
  if (typeof search.absent === "function") {
    const code = search.absent(raw)
    return code === undefined ? undefined : { state: "absent", code }
  }
  const { status, json } = raw
  if (status !== 404 || typeof json !== "object" || json === null || !("code" in json)) return undefined
  const { code } = json
  return typeof code === "string" && search.absent.includes(code) ? { state: "absent", code } : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function down(reason: DownReason): Down {
  return { state: "down", reason }
}
