import { notFound } from "@veridesk/contract/errors.ts"
import { id } from "@veridesk/contract/ids.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import * as contract from "@veridesk/contract/registry.ts"
import type { FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { Context } from "../platform/context.ts"
import type { Db } from "../platform/db/connect.ts"
import type { App } from "../platform/http/app.ts"
import { boundInMemory } from "../platform/realm/bound-in-memory.ts"
import { networkOf } from "../platform/realm/network.ts"
import { type CheckDeps, checkChannel } from "./check-channel.ts"
import { judgeImpostor } from "./judge-impostor.ts"
import { decideRegister, proposeRegister, rollBackRegister } from "./propose.ts"
import { impostorsView, impostorView, registerView } from "./views.ts"

export type RegistryDeps = CheckDeps & {
  db: Db
  staffOf: (request: FastifyRequest) => Promise<StaffActor>
  contextFor: (actor: StaffActor) => Context<StaffActor>
  brand: { name: string; host: string }
  keyId: string
  /** After the register or what is known of an impostor has changed: public pages show it. */
  turned: () => Promise<void>
}

const version = z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional() })

/** What anybody may ask by machine: the check, and the signed register to check with offline. */
export function publicRegistryRoutes(app: App, o: CheckDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const spend = boundInMemory({ points: 60, seconds: 60 })
  const open = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" }

  route.get(
    "/api/verify",
    { schema: { querystring: contract.verifyQuery, response: { 200: contract.verifyAnswer } } },
    async (request, reply) => {
      reply.headers({ ...open, "cache-control": "no-store" })
      await spend(networkOf(request.ip))
      return checkChannel(o, request.query)
    },
  )
  route.get(
    "/.well-known/veridesk-register.json",
    { schema: { querystring: version, response: { 200: contract.signedRegister } } },
    async (request, reply) => {
      const signed = await o.register.signed(request.query.version)
      if (!signed) throw notFound()
      reply.headers({ ...open, "cache-control": "public, max-age=60" })
      return signed
    },
  )
}

/** The register and its impostors for the desk. */
export function registryRoutes(app: App, o: RegistryDeps): void {
  const route = app.withTypeProvider<ZodTypeProvider>()
  const acting = async (request: FastifyRequest) => o.contextFor(await o.staffOf(request))
  const page = async (actor: StaffActor) =>
    registerView({ db: o.db, document: await o.register.fresh(), keyId: o.keyId }, actor)
  const opened = { response: { 200: contract.registerPage } }
  const params = z.object({ id })

  route.get("/api/desk/register", { schema: opened }, async (request) => page((await acting(request)).actor))
  route.post(
    "/api/desk/register",
    { schema: { body: contract.proposeRegister, ...opened } },
    async (request) => {
      const ctx = await acting(request)
      await proposeRegister(ctx, request.body)
      return page(ctx.actor)
    },
  )
  route.post(
    "/api/desk/register/roll-back",
    { schema: { body: contract.rollBackRegister, ...opened } },
    async (request) => {
      const ctx = await acting(request)
      await rollBackRegister(ctx, request.body)
      return page(ctx.actor)
    },
  )
  route.post(
    "/api/desk/register/changes/:id",
    { schema: { params, body: contract.decideRegister, ...opened } },
    async (request) => {
      const ctx = await acting(request)
      await decideRegister({ ...ctx, brand: o.brand }, { ...request.body, id: request.params.id })
      await o.register.refresh()
      await o.turned()
      return page(ctx.actor)
    },
  )
  route.get(
    "/api/desk/register/versions/:version",
    { schema: { params: version.required(), response: { 200: contract.signedRegister } } },
    async (request) => {
      await acting(request)
      const signed = await o.register.signed(request.params.version)
      if (!signed) throw notFound()
      return signed
    },
  )

  route.get(
    "/api/desk/impostors",
    { schema: { response: { 200: contract.impostorPage } } },
    async (request) => {
      const { actor, now } = await acting(request)
      await o.signals.flush()
      return impostorsView({ db: o.db, document: o.register.current(), now }, actor)
    },
  )
  const impostor = { response: { 200: contract.openedImpostor } }
  route.get("/api/desk/impostors/:id", { schema: { params, ...impostor } }, async (request) => {
    const { actor } = await acting(request)
    return impostorView({ db: o.db, document: o.register.current() }, actor, request.params.id)
  })
  route.post(
    "/api/desk/impostors/:id",
    { schema: { params, body: contract.judgeImpostor, ...impostor } },
    async (request) => {
      const ctx = await acting(request)
      const { entries } = await o.register.fresh()
      await judgeImpostor({ ...ctx, entries }, { ...request.body, id: request.params.id })
      return impostorView({ db: o.db, document: o.register.current() }, ctx.actor, request.params.id)
    },
  )
}
