import { answerOutside as answerBody } from "@veridesk/contract/tasks.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import * as z from "zod"
import { paths } from "../../portal/paths.ts"
import type { AskedProps } from "../../portal/props-asked.ts"
import type { Clock } from "../platform/clock.ts"
import type { Db } from "../platform/db/connect.ts"
import type { App } from "../platform/http/app.ts"
import { boundInMemory } from "../platform/realm/bound-in-memory.ts"
import { answerOutside, behind, outsideView } from "../side-threads/index.ts"
import type { Site } from "./page.ts"

export type AskedDeps = {
  db: Db
  clock: Clock
  site: Site
  announce: () => void
  namesOf: (ids: string[]) => Promise<Map<string, string>>
  secretsIn: (values: Record<string, string>) => Promise<{ field: string; kind: string }[]>
}

const params = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })
const query = z.object({ sent: z.literal("1").optional().catch(undefined) })

/** The page behind the link of a side thread's mail, where somebody outside reads what they were asked and answers. */
export function askedRoutes(app: App, o: AskedDeps): void {
  const spend = boundInMemory({ points: 30, seconds: 3600 })

  app.get("/asked/:token", { schema: { params, querystring: query } }, (request, reply) =>
    show(request, reply, { token: request.params.token, sent: request.query.sent === "1" }),
  )

  app.post("/asked/:token", { schema: { params } }, async (request, reply) => {
    const { token } = request.params
    await behind({ db: o.db, now: o.clock() }, token)
    await spend(token)
    const given = answerBody.safeParse(request.body)
    const body = textOf(request.body)
    if (!given.success)
      return show(request, reply, {
        token,
        body,
        fault: { code: body.trim() ? "text-too-long" : "field-required", values: { limit: 20_000 } },
      })
    const secrets = await o.secretsIn({ body })
    // What must not be kept is not sent back either.
    if (secrets.length > 0) return show(request, reply, { token, body: "", fault: { code: "secret-found" } })
    await answerOutside(
      { db: o.db, actor: OUTSIDE, now: o.clock(), announce: o.announce },
      { token, ...given.data },
    )
    return reply.redirect(`${paths.asked(token)}?sent=1`, 303)
  })

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    s: {
      token: string
      body?: string
      sent?: boolean
      fault?: { code: string; values?: Record<string, number> }
    },
  ) {
    const thread = await behind({ db: o.db, now: o.clock() }, s.token)
    const view = await outsideView(o.db, o.namesOf, thread)
    const props: AskedProps = {
      path: paths.asked(s.token),
      requestId: newId(),
      subject: view.subject,
      closed: view.state === "closed",
      messages: view.messages,
      body: s.body ?? "",
      errors: s.fault ? [{ field: "body", ...s.fault }] : [],
      sent: s.sent ?? false,
    }
    reply.header("referrer-policy", "no-referrer").header("x-robots-tag", "noindex")
    return o.site.page(request, reply, { kind: "asked", props, status: s.fault ? 422 : 200 })
  }
}

/** Whoever holds the link; they have no account with us. */
const OUTSIDE = { realm: "system", id: null, name: "outside" } as const

function textOf(body: unknown): string {
  const text = body && typeof body === "object" && "body" in body ? body.body : ""
  if (typeof text !== "string") throw new Refusal("invalid-input", 400)
  return text
}
