import type { ErrorBody } from "@veridesk/contract/errors.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { ErrorProps } from "../../portal/props.ts"
import type { Site } from "./page.ts"

/** What a browser gets instead of JSON when a request is refused: a page that says what and what next. */
export async function errorPage(
  site: Site,
  {
    request,
    reply,
    error,
  }: { request: FastifyRequest; reply: FastifyReply; error: ErrorBody & { status: number } },
): Promise<FastifyReply> {
  const seconds = Number(reply.getHeader("retry-after"))
  return site.page(request, reply, {
    kind: "error",
    status: error.status,
    props: {
      kind: kindOf(error.status),
      requestId: error.requestId,
      retryAfter: Number.isFinite(seconds) && seconds > 0 ? seconds : null,
      next: error.status === 401 ? request.url : null,
      held: null,
    },
  })
}

function kindOf(status: number): ErrorProps["kind"] {
  if (status === 404) return "not-found"
  if (status === 401) return "session-expired"
  if (status === 403) return "forbidden"
  if (status === 429) return "too-many"
  return status >= 500 ? "server" : "not-found"
}
