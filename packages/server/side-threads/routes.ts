import { Refusal } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import * as contract from "@veridesk/contract/tasks.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { readable } from "../conversations/index.ts"
import type { Context } from "../platform/context.ts"
import type { App } from "../platform/http/app.ts"
import { secretsIn } from "../secrets/index.ts"
import * as tasks from "../tasks/index.ts"
import { myWork, sideWork } from "./side-work.ts"
import { type MailOut, openThread, setThread, writeInThread } from "./write.ts"

export type SideDeps = {
  contextFor: (actor: StaffActor) => Context<StaffActor>
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  namesOf: (ids: string[]) => Promise<Map<string, string>>
  mayTake: (staffId: string) => Promise<boolean>
  teamExists: (teamId: string) => Promise<boolean>
  mailOut: MailOut
}

const params = z.object({ id })
const shape = <B extends z.ZodType>(body: B) => ({
  schema: { params, body, response: { 200: contract.sideWork } },
})

/** What staff do beside a ticket: tasks, and threads with other teams and people outside. Each answers all of it anew. */
export function sideRoutes(app: App, o: SideDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))
  const answer = (ctx: Context<StaffActor>, { conversationId }: { conversationId: string }) =>
    sideWork(ctx.db, o.namesOf, conversationId)

  route.get(
    "/api/desk/conversations/:id/side-work",
    { schema: { params, response: { 200: contract.sideWork } } },
    async (request) => {
      const ctx = await acting(request)
      return answer(ctx, { conversationId: (await readable(ctx.db, ctx.actor, request.params)).id })
    },
  )
  route.get("/api/desk/my-work", { schema: { response: { 200: contract.myWork } } }, async (request) => {
    const { db, actor } = await acting(request)
    return myWork(db, o.namesOf, actor)
  })

  route.post("/api/desk/conversations/:id/tasks", shape(contract.addTask), async (request) => {
    const ctx = await acting(request)
    await known(request.body)
    await refuseSecrets(request.body.title)
    return answer(ctx, await tasks.addTask(ctx, { conversationId: request.params.id, ...request.body }))
  })
  route.post("/api/desk/tasks/:id/settle", shape(contract.settleTask), async (request) => {
    const ctx = await acting(request)
    return answer(ctx, await tasks.settleTask(ctx, { taskId: request.params.id, ...request.body }))
  })
  route.post("/api/desk/tasks/:id/hand-on", shape(contract.handOnTask), async (request) => {
    const ctx = await acting(request)
    await known(request.body)
    return answer(ctx, await tasks.handOnTask(ctx, { taskId: request.params.id, ...request.body }))
  })

  route.post("/api/desk/conversations/:id/side-threads", shape(contract.openSideThread), async (request) => {
    const ctx = await acting(request)
    await known(request.body)
    await refuseSecrets(`${request.body.subject}\n${request.body.body}`)
    return answer(
      ctx,
      await openThread(ctx, o.mailOut, { conversationId: request.params.id, ...request.body }),
    )
  })
  route.post("/api/desk/side-threads/:id/messages", shape(contract.writeInSideThread), async (request) => {
    const ctx = await acting(request)
    await refuseSecrets(request.body.body)
    return answer(ctx, await writeInThread(ctx, o.mailOut, { threadId: request.params.id, ...request.body }))
  })
  for (const [act, to] of [
    ["close", "closed"],
    ["reopen", "asked"],
  ] as const)
    route.post(`/api/desk/side-threads/:id/${act}`, shape(contract.touchSideThread), async (request) => {
      const ctx = await acting(request)
      return answer(ctx, await setThread(ctx, { threadId: request.params.id, to, ...request.body }))
    })

  async function known(who: { teamId: string | null; assigneeId?: string | null }): Promise<void> {
    const { teamId, assigneeId } = who
    if (teamId && !(await o.teamExists(teamId))) throw new Refusal("no-such-person", 422)
    if (assigneeId && !(await o.mayTake(assigneeId))) throw new Refusal("no-such-person", 422)
  }
}

/** What goes to others is stored, and sent, as little as what a customer sends. */
async function refuseSecrets(body: string): Promise<void> {
  const found = await secretsIn({ body })
  if (found.length > 0) throw new Refusal("secret-found", 422, { detail: found })
}
