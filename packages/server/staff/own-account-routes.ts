import * as contract from "@veridesk/contract/staff-account.ts"
import type { FastifyInstance } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import { newPasskeyOptions } from "../platform/realm/passkeys.ts"
import { listSessions, revokeOthers, revokeSession } from "../platform/realm/sessions.ts"
import { visitOf } from "../platform/realm/visit.ts"
import { changePassword } from "./change-password.ts"
import type { House } from "./house.ts"
import {
  addStaffPasskey,
  beginSecondFactor,
  confirmSecondFactor,
  removeStaffPasskey,
  renewStaffCodes,
} from "./second-factor.ts"
import { freshSession, fullSession, settingUp } from "./who.ts"

const done = { done: true as const }
const byId = z.object({ id: z.uuid() })

/** Looking after one's own way in: second factors, sessions, password. */
export function ownAccountRoutes(root: FastifyInstance, house: House): void {
  const app = root.withTypeProvider<ZodTypeProvider>()
  const { realm } = house

  app.post(
    "/api/staff/totp/begin",
    { schema: { response: { 200: contract.totpSetUp } } },
    async (request, reply) => {
      reply.header("cache-control", "no-store")
      return beginSecondFactor(house, await settingUp(house, request))
    },
  )

  const codes = { response: { 200: contract.recoveryCodes } }
  app.post(
    "/api/staff/totp/confirm",
    { schema: { body: contract.totpCode, ...codes } },
    async (request, reply) => {
      const session = await settingUp(house, request)
      const input = { session, code: request.body.code }
      reply.header("cache-control", "no-store")
      return { recoveryCodes: await confirmSecondFactor(house, visitOf(request, reply), input) }
    },
  )

  app.post(
    "/api/staff/recovery-codes",
    { schema: { body: contract.totpCode, ...codes } },
    async (request, reply) => {
      const session = await fullSession(house, request)
      reply.header("cache-control", "no-store")
      return { recoveryCodes: await renewStaffCodes(house, { session, code: request.body.code }) }
    },
  )

  app.get("/api/staff/passkeys", { schema: { response: { 200: contract.passkeyList } } }, async (request) => {
    const { staffId } = await fullSession(house, request)
    const passkeys = await realm.store.listPasskeys(house.db, staffId)
    return {
      passkeys: passkeys.map(({ id, name, createdAt }) => ({
        id,
        name: name ?? "",
        createdAt: createdAt.toISOString(),
      })),
    }
  })

  app.post(
    "/api/staff/passkeys/options",
    { schema: { response: { 200: contract.passkeyOptions } } },
    async (request, reply) => {
      const { email } = await settingUp(house, request)
      return newPasskeyOptions(realm, visitOf(request, reply), email)
    },
  )

  app.post(
    "/api/staff/passkeys",
    { schema: { body: contract.newPasskey, response: { 200: contract.passkeyAdded } } },
    async (request, reply) => {
      const session = await settingUp(house, request)
      return addStaffPasskey(house, visitOf(request, reply), { session, ...request.body })
    },
  )

  const did = { response: { 200: contract.done } }
  app.delete("/api/staff/passkeys/:id", { schema: { params: byId, ...did } }, async (request) => {
    await removeStaffPasskey(house, await freshSession(house, request), request.params.id)
    return done
  })

  app.get(
    "/api/staff/sessions",
    { schema: { response: { 200: contract.sessionList } } },
    async (request, reply) => {
      const { staffId } = await fullSession(house, request)
      return { sessions: await listSessions(realm, visitOf(request, reply), staffId) }
    },
  )

  app.delete("/api/staff/sessions/:id", { schema: { params: byId, ...did } }, async (request) => {
    const { staffId } = await fullSession(house, request)
    await revokeSession(realm, staffId, request.params.id)
    return done
  })

  app.post("/api/staff/sessions/revoke-others", { schema: did }, async (request, reply) => {
    const { staffId } = await fullSession(house, request)
    await revokeOthers(realm, visitOf(request, reply), staffId)
    return done
  })

  app.post(
    "/api/staff/password",
    { schema: { body: contract.changePassword, ...did } },
    async (request, reply) => {
      const session = await fullSession(house, request)
      await changePassword(house, visitOf(request, reply), { session, ...request.body })
      return done
    },
  )
}
