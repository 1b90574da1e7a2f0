import * as contract from "@veridesk/contract/assignment.ts"
import type { ConversationRow, TimelineEvent } from "@veridesk/contract/conversation.ts"
import { notFound, Refusal } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { Appended } from "../conversations/index.ts"
import type { Clock } from "../platform/clock.ts"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import type { App } from "../platform/http/app.ts"
import { availabilityOf, setAvailability, setCapacity } from "./availability.ts"
import { claim } from "./claim.ts"
import { rollBack, saveRules } from "./keep-rules.ts"
import type { Router } from "./route.ts"
import { faultsOf, type House, warningsOf } from "./rule.ts"
import { simulate, tryRules } from "./simulate.ts"
import { ruleSetOf } from "./store.ts"
import { houseOf, routingView, stopsView, workloadsView } from "./views.ts"

export type AssignmentDeps = Router & {
  db: Db
  clock: Clock
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
  teams: () => House["teams"]
  /** The forms a ticket can be of, for whoever writes a condition. */
  forms: () => { key: string; code: string }[]
  /** A change as the desk is told of it. */
  tell: (actor: StaffActor, done: Appended) => Promise<{ row: ConversationRow; events: TimelineEvent[] }>
}

/** Rules and who has room, for leads; taking the next one and saying whether one is here, for everybody. */
export function assignmentRoutes(app: App, o: AssignmentDeps): void {
  ruleRoutes(app, o)
  peopleRoutes(app, o)
}

function ruleRoutes(app: App, o: AssignmentDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const lead = (request: FastifyRequest) => leading(o, request)
  const house = () => houseOf(o.db, o.teams(), o.clock())
  const answers = <S extends z.ZodType>(schema: S) => ({ response: { 200: schema } })

  route.get("/api/desk/routing", { schema: answers(contract.routing) }, async (request) => {
    const { now } = await lead(request)
    return { ...(await routingView(o.db, await house(), now)), forms: o.forms() }
  })
  route.get(
    "/api/desk/routing/versions/:version",
    { schema: { params: contract.versionOf, ...answers(contract.ruleSet) } },
    async (request) => {
      await lead(request)
      const set = await ruleSetOf(o.db, request.params.version)
      if (!set) throw notFound()
      return set
    },
  )
  route.post(
    "/api/desk/routing/check",
    { schema: { body: contract.ruleSet, ...answers(contract.checked) }, bodyLimit: MOST_BODY },
    async (request) => {
      await lead(request)
      const known = await house()
      return { faults: faultsOf(request.body, known), warnings: warningsOf(request.body, known) }
    },
  )
  route.post(
    "/api/desk/routing/versions",
    { schema: { body: contract.saveRules, ...answers(contract.saved) }, bodyLimit: MOST_BODY },
    async (request) => {
      const { activeFrom, ...body } = request.body
      const from = activeFrom === null ? null : new Date(activeFrom)
      return saveRules(await lead(request), await house(), { ...body, activeFrom: from })
    },
  )
  route.post(
    "/api/desk/routing/roll-back",
    { schema: { body: contract.rollBack, ...answers(contract.saved) } },
    async (request) => rollBack(await lead(request), await house(), request.body),
  )
  route.post(
    "/api/desk/routing/simulate",
    { schema: { body: contract.simulate, ...answers(contract.simulation) }, bodyLimit: MOST_BODY },
    async (request) => {
      const { now } = await lead(request)
      refuseFaulty(request.body.set, await house())
      return simulate(o, { ...request.body, now })
    },
  )
  route.post(
    "/api/desk/routing/try",
    { schema: { body: contract.tryExample, ...answers(contract.tried) }, bodyLimit: MOST_BODY },
    async (request) => {
      await lead(request)
      refuseFaulty(request.body.set, await house())
      return tryRules(request.body.set, request.body.facts)
    },
  )
  route.get("/api/desk/routing/stops", { schema: answers(contract.stops) }, async (request) => {
    await lead(request)
    return stopsView(o.db)
  })
}

/** Five hundred rules with long conditions. */
const MOST_BODY = 2_000_000

function peopleRoutes(app: App, o: AssignmentDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))

  route.get("/api/desk/workloads", { schema: { response: { 200: contract.workloads } } }, async (request) => {
    const { now } = await leading(o, request)
    return workloadsView(o.db, now)
  })
  route.put(
    "/api/desk/workloads/:id",
    { schema: { params: z.object({ id }), body: contract.setCapacity } },
    async (request, reply) => {
      await setCapacity(await leading(o, request), { staffId: request.params.id, ...request.body })
      return reply.code(204).send()
    },
  )
  route.get(
    "/api/desk/availability",
    { schema: { response: { 200: contract.availability } } },
    async (request) => availabilityOf(await acting(request)),
  )
  route.put(
    "/api/desk/availability",
    { schema: { body: contract.setAvailability, response: { 200: contract.availability } } },
    async (request) => setAvailability(await acting(request), request.body.state),
  )
  route.post(
    "/api/desk/claim",
    { schema: { body: contract.claim, response: { 200: contract.claimed } } },
    async (request) => {
      const ctx = await acting(request)
      const taken = await claim(ctx, request.body.requestId)
      return { taken: taken && (await o.tell(ctx.actor, taken)) }
    },
  )
}

/** @throws Refusal `forbidden` for who is neither lead nor administrator */
async function leading(o: AssignmentDeps, request: FastifyRequest): Promise<Context<StaffActor>> {
  const actor = await o.staffOf(request)
  if (actor.role !== "lead" && actor.role !== "administrator") throw new Refusal("forbidden", 403)
  return o.contextFor(actor)
}

function refuseFaulty(set: contract.RuleSet, house: House): void {
  const faults = faultsOf(set, house)
  if (faults.length > 0) throw new Refusal("rules-faulty", 422, { detail: faults })
}
