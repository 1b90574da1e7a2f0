import * as contract from "@veridesk/contract/announcements.ts"
import { id } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { App } from "../platform/http/app.ts"
import { retryAnnouncement } from "./deliver.ts"
import type { AnnouncementDeps, Writing } from "./deps.ts"
import { judgeAnnouncement, submitAnnouncement } from "./judge.ts"
import { publishAnnouncement, unscheduleAnnouncement } from "./publish.ts"
import { correctAnnouncement, makeAnnouncement, saveAnnouncement } from "./save.ts"
import { lines } from "./store.ts"
import { channelViews, lineView, lookedAt, openedAnnouncement } from "./views.ts"
import { withdrawAnnouncement } from "./withdraw.ts"
import { mayWrite } from "./write.ts"

export type AnnouncementRoutes = AnnouncementDeps & {
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Writing
}

const params = z.object({ id })
const PAGE = 50
const NO_NOTE = { en: "", zh: "" }

/** The desk's side of announcements: writing, judging, publishing, and what became of them. */
export function announcementRoutes(app: App, o: AnnouncementRoutes): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))
  const opened = { response: { 200: contract.openedAnnouncement } }
  const shown = (ctx: Writing, of: string) => openedAnnouncement(o, ctx.actor, { id: of, now: ctx.now })

  route.get(
    "/api/desk/announcements",
    { schema: { querystring: contract.announcementQuery, response: { 200: contract.announcementList } } },
    async (request) => {
      const { actor } = await acting(request)
      const { kind = null, stage, after } = request.query
      const rows = await lines(o.db, { kind, stage, after: placeOf(after), limit: PAGE + 1 })
      const page = rows.slice(0, PAGE)
      return {
        announcements: page.map(lineView),
        next: rows.length > PAGE ? nextOf(page.at(-1)) : null,
        channels: await channelViews(o),
        mayWrite: mayWrite(actor),
      }
    },
  )
  route.post(
    "/api/desk/announcements/look",
    {
      schema: { body: contract.lookAtAnnouncement, response: { 200: contract.lookedAtAnnouncement } },
    },
    async (request) => {
      const { now } = await acting(request)
      return lookedAt(o, { ...request.body, note: request.body.note ?? NO_NOTE, now })
    },
  )
  route.post(
    "/api/desk/announcements",
    { schema: { body: contract.newAnnouncement, ...opened } },
    async (request) => {
      const ctx = await acting(request)
      const { announcementId, ...rest } = request.body
      return shown(ctx, await makeAnnouncement(ctx, { ...rest, id: announcementId }))
    },
  )
  route.get("/api/desk/announcements/:id", { schema: { params, ...opened } }, async (request) =>
    shown(await acting(request), request.params.id),
  )

  const change = <B extends z.ZodObject>(
    path: string,
    body: B,
    verb: (ctx: Writing, a: z.output<B> & { id: string }) => Promise<string>,
  ) =>
    app.post(
      `/api/desk/announcements/:id/${path}`,
      { schema: { params, body, ...opened } },
      async (request) => {
        const ctx = await acting(request)
        return shown(
          ctx,
          await verb(ctx, { ...body.parse(request.body), id: params.parse(request.params).id }),
        )
      },
    )
  change("save", contract.saveAnnouncement, saveAnnouncement)
  change("submit", contract.submitAnnouncement, (ctx, a) => submitAnnouncement(o, ctx, a))
  change("approve", contract.approveAnnouncement, (ctx, a) =>
    judgeAnnouncement(ctx, { ...a, approved: true, why: "" }),
  )
  change("refuse", contract.refuseAnnouncement, (ctx, a) => judgeAnnouncement(ctx, { ...a, approved: false }))
  change("publish", contract.publishAnnouncement, (ctx, a) => publishAnnouncement(o, ctx, a))
  change("unschedule", contract.unscheduleAnnouncement, unscheduleAnnouncement)
  change("correct", contract.correctAnnouncement, correctAnnouncement)
  change("withdraw", contract.withdrawAnnouncement, (ctx, a) => withdrawAnnouncement(o, ctx, a))
  change("retry", contract.retryAnnouncement, (ctx, a) => retryAnnouncement(o, ctx, a))
}

/** A place in a list by time and id, as "2026-11-22T04:20:00.000Z~<id>". */
export function placeOf(text: string | undefined): { at: Date; id: string } | null {
  const [at = "", key = ""] = (text ?? "").split("~")
  const read = z.object({ at: z.iso.datetime(), id }).safeParse({ at, id: key })
  return read.success ? { at: new Date(read.data.at), id: read.data.id } : null
}

function nextOf(line: { editedAt: Date; id: string } | undefined): string | null {
  return line ? `${line.editedAt.toISOString()}~${line.id}` : null
}
