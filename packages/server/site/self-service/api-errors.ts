import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import type { FastifyRequest } from "fastify"
import * as z from "zod"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { ApiErrorFact, ApiErrorToolProps } from "../../../portal/props-tools.ts"
import { textIn } from "../../intake-forms/index.ts"
import type { App } from "../../platform/http/app.ts"
import {
  type ApiError,
  apiErrorGroups,
  apiErrors,
  type Explained,
  explainApiError,
  explainCode,
  PASTE_MOST,
} from "../../self-service/index.ts"
import { problemOf, SEGMENTS, type SelfServiceDeps, show, ticketHref } from "./deps.ts"

type Locale = "en" | "zh-CN"
const query = z.object({ code: z.string().trim().max(80).catch("").default("") })
const body = z.object({ paste: z.string().max(PASTE_MOST).catch("").default("") })

/** Explains codes of the API: by a link that names one, or out of what is pasted, which goes no further. */
export function apiErrorToolRoutes(app: App, o: SelfServiceDeps): void {
  for (const segment of SEGMENTS) {
    const path = `${segment}/tools/api-errors`
    app.get(path, async (request, reply) => {
      const { code } = query.parse(request.query)
      const locale = o.site.localeOf(request)
      const error = code ? explainCode(code) : null
      return show(
        o,
        { request, reply },
        {
          kind: "api-error-tool",
          at: "apiErrorTool",
          description: descriptionIn(o, request),
          // What isn't one of the codes is drawn for its asker only, or anybody could fill the memory.
          keep:
            code === "" || error
              ? { key: error?.code ?? "", seconds: 3600, ...(error && { query: `code=${error.code}` }) }
              : null,
          load: async () => ({
            ...bare(locale),
            error: error && factOf(error, locale),
            by: error ? "code" : null,
            unknown: code !== "" && !error,
            ...(error ? { ticket: ticketFor({ error }) } : {}),
          }),
        },
      )
    })

    app.post(path, async (request, reply) => {
      const { paste } = body.parse(request.body ?? {})
      const locale = o.site.localeOf(request)
      const limited = await problemOf(o.ask(request))
      const empty = paste.trim() === ""
      const explained = empty || limited ? null : await explainApiError({ ...o, now: o.clock() }, paste)
      return show(
        o,
        { request, reply },
        {
          kind: "api-error-tool",
          at: "apiErrorTool",
          description: descriptionIn(o, request),
          keep: null,
          load: async () =>
            explained
              ? { ...bare(locale), ...propsOf(explained, locale) }
              : { ...bare(locale), problem: limited ?? { code: "field-required" } },
          status: limited ? 429 : empty ? 422 : 200,
        },
      )
    })
  }
}

function descriptionIn(o: SelfServiceDeps, request: FastifyRequest): string {
  return say(o.site.localeOf(request), portal, "api.description", { brand: o.site.brandOf(request).name })
}

function bare(locale: Locale): ApiErrorToolProps {
  const path = publicPaths(locale).apiErrorTool
  return {
    problem: null,
    dropped: false,
    read: null,
    clock: null,
    by: null,
    error: null,
    unknown: false,
    ticket: ticketHref("api-call", {}),
    groups: apiErrorGroups.map((group) => ({
      group,
      errors: apiErrors
        .filter((error) => error.group === group)
        .map(({ code, number, title }) => ({
          code,
          number,
          title: textIn(locale, title),
          href: `${path}?code=${code}`,
        })),
    })),
  }
}

function propsOf({ error, by, reading, dropped }: Explained, locale: Locale): Partial<ApiErrorToolProps> {
  const { status, endpoint, requestId, retryAfter, clock } = reading
  return {
    dropped,
    by,
    error: error && factOf(error, locale),
    unknown: error === null,
    read: { status, endpoint, requestId, retryAfter },
    clock: clock && {
      unit: clock.unit,
      fraction: clock.fraction,
      sentAt: clock.sentAt,
      against: clock.against,
      ahead: clock.aheadMs === null ? null : Math.round(clock.aheadMs / 100) / 10,
    },
    ticket: ticketFor({ error, status, endpoint, requestId }),
  }
}

function factOf(error: ApiError, locale: Locale): ApiErrorFact {
  const { code, number, http, example, ends } = error
  const lines = (texts: ApiError["check"]) => texts.map((text) => textIn(locale, text))
  return {
    code,
    number,
    http,
    example,
    ends,
    title: textIn(locale, error.title),
    cause: textIn(locale, error.cause),
    check: lines(error.check),
    mend: lines(error.mend),
  }
}

/** The API form with what was read; a key or a text never travels along. */
function ticketFor(known: {
  error: ApiError | null
  status?: number | null
  endpoint?: string | null
  requestId?: string | null
}): string {
  const { error, status = error?.http ?? null, endpoint, requestId } = known
  const shown = [status, error?.code].filter((part) => part !== null && part !== undefined).join(", ")
  return ticketHref("api-call", { endpoint, status: shown, "request-id": requestId, impact: "errors" })
}
