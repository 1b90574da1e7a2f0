import type { ErrorBody } from "@veridesk/contract/errors.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import { type Locale, localeFor, localeOfPath } from "@veridesk/contract/locale.ts"
import { errors } from "@veridesk/ui/messages/errors.ts"
import { knows, say } from "@veridesk/ui/say.ts"
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod"
import type { Log } from "../log.ts"

type Problem = { status: number; code: string; refusal?: Refusal; fields?: Refusal["fields"] }

/** The site puts its own pages in place of JSON where a browser asks for one. */
export type ErrorPage = (
  request: FastifyRequest,
  reply: FastifyReply,
  error: ErrorBody & { status: number },
) => Promise<FastifyReply>

/**
 * One presenter for every refused request: stable code, sentence and next step in the reader's language, request id.
 * What we did not foresee is logged with its stack and answered as `internal`, without its text.
 */
export function presentProblems(app: FastifyInstance, o: { log: Log; page?: ErrorPage }): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = problemOf(error)
    if (problem.code === "internal") {
      o.log.error(
        { requestId: request.id, route: request.routeOptions.url, err: error.message, stack: error.stack },
        "a request failed",
      )
    }
    return answer(request, reply, problem)
  })
  app.setNotFoundHandler((request, reply) => answer(request, reply, { status: 404, code: "not-found" }))

  async function answer(request: FastifyRequest, reply: FastifyReply, problem: Problem) {
    const body = bodyOf(request, problem)
    reply.code(problem.status)
    if (problem.refusal?.detail && problem.status === 429) {
      reply.header("retry-after", String((problem.refusal.detail as { seconds?: number }).seconds ?? 60))
    }
    if (problem.status === 503) reply.header("retry-after", "2")
    if (o.page && wantsPage(request)) return o.page(request, reply, { ...body, status: problem.status })
    return body
  }
}

/** What the framework answers by itself, before there is a route: an address that can't be read leads nowhere. */
export function presentUnreadable(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  void reply.code(404).send(bodyOf(request, { status: 404, code: "not-found" }))
}

function problemOf(error: FastifyError): Problem {
  if (error instanceof Refusal) return { status: error.status, code: error.code, refusal: error }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = Object.fromEntries(
      error.validation.map((issue) => [
        issue.instancePath.replace(/^\//, "").replaceAll("/", ".") || "_",
        { code: "invalid" },
      ]),
    )
    return { status: 400, code: "invalid-input", fields }
  }
  if (error.statusCode === 413 || error.code === "FST_ERR_CTP_BODY_TOO_LARGE")
    return { status: 413, code: "too-large" }
  if (error.statusCode === 429) return { status: 429, code: "too-many-requests" }
  if (error.statusCode === 415) return { status: 415, code: "wrong-media-type" }
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return { status: error.statusCode, code: "invalid-input" }
  if (UNSTORABLE.has(error.code)) return { status: 400, code: "invalid-input" }
  if (error.statusCode === 503 || unreachableDatabase(error)) return { status: 503, code: "busy" }
  return { status: 500, code: "internal" }
}

/** SQLSTATE of text with a NUL in it, as text and in JSON: only a request can have brought one, and none has any use for it. */
const UNSTORABLE = new Set(["22021", "22P05"])

/** PostgreSQL away, restarting, out of connections or out of disk: true for now, so the client may try again. */
function unreachableDatabase(error: { code?: string; message: string }): boolean {
  return (
    /^(08|57P|53)/.test(error.code ?? "") ||
    ["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE"].includes(error.code ?? "") ||
    /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
  )
}

/** The same for those who don't ask by HTTP: what a refusal says, and with which status it would have. */
export function saidOf(error: unknown, locale: Locale): Omit<ErrorBody, "requestId"> & { status: number } {
  const problem = problemOf(error as FastifyError)
  return { status: problem.status, ...sayProblem(problem, locale) }
}

function bodyOf(request: FastifyRequest, problem: Problem): ErrorBody {
  return { ...sayProblem(problem, localeOf(request)), requestId: request.id }
}

function sayProblem(problem: Problem, locale: Locale): Omit<ErrorBody, "requestId"> {
  const values = problem.refusal?.values ?? {}
  const faults = problem.refusal?.fields ?? problem.fields
  const fields =
    faults &&
    Object.fromEntries(
      Object.entries(faults).map(([key, fault]) => [
        key,
        { code: fault.code, message: sentence(locale, fault.code, fault.values ?? {}) },
      ]),
    )
  return {
    code: problem.code,
    message: sentence(locale, problem.code, values),
    next: sentence(locale, `${problem.code}.next`, values),
    ...(fields ? { fields } : {}),
    ...(problem.refusal?.detail !== undefined ? { detail: problem.refusal.detail } : {}),
  }
}

function sentence(locale: "en" | "zh-CN", key: string, values: Record<string, string | number>): string {
  if (knows(errors, key)) return say(locale, errors, key, values)
  return say(locale, errors, key.endsWith(".next") ? "internal.next" : "internal")
}

/** The language of this address (its path, or `?lang=`), of the reader's last choice (cookie), or of their browser. */
export function localeOf(request: FastifyRequest): "en" | "zh-CN" {
  const named = localeOfPath(request.url)
  if (named) return named
  const asked = (request.query as { lang?: unknown } | undefined)?.lang
  if (asked === "en" || asked === "zh-CN") return asked
  const chosen = request.cookies?.["veridesk_locale"]
  return chosen === "en" || chosen === "zh-CN" ? chosen : localeFor(request.headers["accept-language"])
}

function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith("/api/") && (request.headers.accept ?? "").includes("text/html")
}
