import { Refusal } from "@veridesk/contract/errors.ts"
import { newCredential, passkey, passkeyOptions, signedCredential } from "@veridesk/contract/passkey.ts"
import type { FastifyInstance, FastifyRequest } from "fastify"
import type { ZodTypeProvider } from "fastify-type-provider-zod"
import * as z from "zod"
import {
  addPasskey,
  givePasskey,
  newPasskeyOptions,
  passkeyOptions as optionsToSignIn,
} from "../platform/realm/passkeys.ts"
import { visitOf } from "../platform/realm/visit.ts"
import type { House } from "./house.ts"
import { askFresh } from "./second-factor.ts"
import type { CustomerSession } from "./store.ts"

/** Under this path the pages' island finds the four calls below. */
export const PASSKEY_BASE = "/api/account/passkey"

const signInBody = z.object({ response: signedCredential })
const addBody = z.object({
  response: newCredential,
  name: z.string().trim().min(1).max(60).default("Passkey"),
})
const done = z.object({ done: z.literal(true) })

/** Passkeys need JavaScript, so these are calls and no forms. */
export function passkeyRoutes(root: FastifyInstance, house: House): void {
  const app = root.withTypeProvider<ZodTypeProvider>()

  app.get(
    `${PASSKEY_BASE}/generate-authenticate-options`,
    { schema: { response: { 200: passkeyOptions } } },
    (request, reply) => {
      reply.header("cache-control", "no-store")
      return optionsToSignIn(house.realm, visitOf(request, reply))
    },
  )

  app.post(
    `${PASSKEY_BASE}/verify-authentication`,
    { schema: { body: signInBody, response: { 200: done } } },
    async (request, reply) => {
      const input = { credential: request.body.response, mayEnter: async () => true }
      await givePasskey(house.realm, visitOf(request, reply), input)
      return { done: true as const }
    },
  )

  app.get(
    `${PASSKEY_BASE}/generate-register-options`,
    { schema: { response: { 200: passkeyOptions } } },
    async (request, reply) => {
      const session = await signedIn(house, request)
      reply.header("cache-control", "no-store")
      return newPasskeyOptions(house.realm, visitOf(request, reply), session.name)
    },
  )

  app.post(
    `${PASSKEY_BASE}/verify-registration`,
    { schema: { body: addBody, response: { 200: passkey } } },
    async (request, reply) => {
      await signedIn(house, request)
      const input = { name: request.body.name, credential: request.body.response }
      return addPasskey(house.realm, visitOf(request, reply), input)
    },
  )
}

async function signedIn(house: House, request: FastifyRequest): Promise<CustomerSession> {
  const session = await house.lookUp.whoNow(request)
  if (!session) throw new Refusal("signed-out", 401)
  askFresh(house, session)
  return session
}
