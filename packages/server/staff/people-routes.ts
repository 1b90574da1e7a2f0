import { Refusal } from "@veridesk/contract/errors.ts"
import type { StaffActor, StaffRole } from "@veridesk/contract/people.ts"
import * as contract from "@veridesk/contract/staff-account.ts"
import type { FastifyInstance, FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import type { Context } from "../platform/context.ts"
import { changeRole, deactivate, reactivate, resetSecondFactor } from "./change-rights.ts"
import { editPerson } from "./edit-person.ts"
import type { House } from "./house.ts"
import { invite, inviteAgain } from "./invite.ts"
import { mayManagePeople, maySeePeople } from "./member.ts"
import { listPeople, listTeams } from "./store.ts"
import { editTeam, makeTeam } from "./teams.ts"
import { personView, teamView } from "./views.ts"
import { contextOf, fullSession } from "./who.ts"

const byId = z.object({ id: z.uuid() })

/** Looking after people and teams. */
export function peopleRoutes(root: FastifyInstance, house: House): void {
  const app = root.withTypeProvider<ZodTypeProvider>()
  const manager = (request: FastifyRequest) => whoMay(house, request, mayManagePeople)
  const person = { response: { 200: contract.person } }

  app.get("/api/staff/people", { schema: { response: { 200: contract.people } } }, async (request) => {
    const { db } = await whoMay(house, request, maySeePeople)
    return { people: (await listPeople(db)).map(personView) }
  })

  app.post("/api/staff/people", { schema: { body: contract.invite, ...person } }, async (request) =>
    invite(house, await manager(request), request.body),
  )

  app.post(
    "/api/staff/people/:id/invite-again",
    { schema: { params: byId, response: { 200: contract.done } } },
    async (request) => {
      await inviteAgain(house, await manager(request), request.params.id)
      return { done: true as const }
    },
  )

  app.post(
    "/api/staff/people/:id",
    { schema: { params: byId, body: contract.editPerson, ...person } },
    async (request) => editPerson(await manager(request), { ...request.params, ...request.body }),
  )

  app.post(
    "/api/staff/people/:id/role",
    { schema: { params: byId, body: contract.changeRole, ...person } },
    async (request) => changeRole(house, await manager(request), { ...request.params, ...request.body }),
  )

  const acts = { deactivate, reactivate, "reset-second-factor": resetSecondFactor }
  for (const [act, verb] of Object.entries(acts)) {
    app.post(`/api/staff/people/:id/${act}`, { schema: { params: byId, ...person } }, async (request) =>
      verb(house, await manager(request), request.params.id),
    )
  }

  app.get("/api/staff/teams", { schema: { response: { 200: contract.teams } } }, async (request) => {
    await fullSession(house, request)
    return { teams: (await listTeams(house.db)).map(teamView) }
  })

  app.post(
    "/api/staff/teams",
    { schema: { body: contract.newTeam, response: { 200: contract.team } } },
    async (request) => makeTeam(await manager(request), request.body),
  )

  app.post(
    "/api/staff/teams/:id",
    { schema: { params: byId, body: contract.editTeam, response: { 200: contract.team } } },
    async (request) => editTeam(await manager(request), { ...request.params, ...request.body }),
  )
}

async function whoMay(
  house: House,
  request: FastifyRequest,
  allowed: (role: StaffRole) => boolean,
): Promise<Context<StaffActor>> {
  const session = await fullSession(house, request)
  if (!allowed(session.role)) throw new Refusal("forbidden", 403)
  return contextOf(house, session)
}
