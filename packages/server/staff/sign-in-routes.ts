import { Refusal } from "@veridesk/contract/errors.ts"
import * as contract from "@veridesk/contract/staff-account.ts"
import type { FastifyInstance } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import { givePasskey, passkeyOptions } from "../platform/realm/passkeys.ts"
import { signOut } from "../platform/realm/sessions.ts"
import { giveRecoveryCode, giveTotp } from "../platform/realm/sign-in.ts"
import { visitOf } from "../platform/realm/visit.ts"
import { forgotPassword } from "./forgot-password.ts"
import type { House } from "./house.ts"
import { mayGoOn, sessionAnswer, signIn } from "./sign-in.ts"
import { isActive } from "./store.ts"
import { acceptLink, lookAtLink } from "./welcome.ts"

const done = { done: true as const }
const finished = { next: "done" as const }

/** Getting in: the routes that need no session. */
export function signInRoutes(root: FastifyInstance, house: House): void {
  const app = root.withTypeProvider<ZodTypeProvider>()
  const { realm } = house

  app.get(
    "/api/staff/session",
    { schema: { response: { 200: contract.staffSession } } },
    (request, reply) => {
      reply.header("cache-control", "no-store")
      return sessionAnswer(house, request, visitOf(request, reply))
    },
  )

  const step = { response: { 200: contract.signInStep } }
  app.post("/api/staff/sign-in", { schema: { body: contract.signIn, ...step } }, (request, reply) =>
    signIn(house, visitOf(request, reply), request.body),
  )

  app.post(
    "/api/staff/sign-in/totp",
    { schema: { body: contract.totpCode, ...step } },
    async (request, reply) => {
      const visit = visitOf(request, reply)
      if (!(await mayGoOn(house, visit))) throw over()
      await giveTotp(realm, visit, request.body.code)
      return finished
    },
  )

  app.post(
    "/api/staff/sign-in/recovery-code",
    { schema: { body: contract.recoveryCode, ...step } },
    async (request, reply) => {
      const visit = visitOf(request, reply)
      if (!(await mayGoOn(house, visit))) throw over()
      await giveRecoveryCode(realm, visit, request.body.code)
      return finished
    },
  )

  app.post(
    "/api/staff/sign-in/passkey/options",
    { schema: { response: { 200: contract.passkeyOptions } } },
    (request, reply) => passkeyOptions(realm, visitOf(request, reply)),
  )

  app.post(
    "/api/staff/sign-in/passkey",
    { schema: { body: contract.passkeyAnswer, ...step } },
    async (request, reply) => {
      const { credential } = request.body
      await givePasskey(realm, visitOf(request, reply), {
        credential,
        mayEnter: (id) => isActive(house.db, id),
      })
      return finished
    },
  )

  app.post(
    "/api/staff/sign-out",
    { schema: { response: { 200: contract.done } } },
    async (request, reply) => {
      await signOut(realm, visitOf(request, reply))
      return done
    },
  )

  app.post(
    "/api/staff/forgot-password",
    { schema: { body: contract.forgotPassword, response: { 200: contract.done } } },
    async (request, reply) => {
      await forgotPassword(house, visitOf(request, reply), request.body.email)
      return done
    },
  )

  app.post(
    "/api/staff/welcome/look",
    { schema: { body: contract.welcomeToken, response: { 200: contract.welcome } } },
    (request, reply) => lookAtLink(house, visitOf(request, reply), request.body.token),
  )

  app.post("/api/staff/welcome", { schema: { body: contract.acceptWelcome, ...step } }, (request, reply) =>
    acceptLink(house, visitOf(request, reply), request.body),
  )
}

function over(): Refusal {
  return new Refusal("sign-in-failed", 401, { detail: { restart: true } })
}
