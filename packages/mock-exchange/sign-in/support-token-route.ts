import type { FastifyInstance } from "fastify"
import type { SigningKey } from "./key.ts"
import { signedIn } from "./session.ts"
import { signSupportToken } from "./support-token.ts"

/**
 * What the support widget in our pages asks for: a fresh signed token of whoever is signed in here, null for nobody. Only
 * our own pages get it, and nobody keeps it: it is the customer's word to the support desk for a minute.
 */
export function supportTokenRoute(app: FastifyInstance, o: { key: SigningKey; issuer: () => string }): void {
  app.get("/support/token", async (request, reply) => {
    reply.header("cache-control", "no-store")
    // Browsers say where a request comes from; a page of another site can't leave it out.
    const site = request.headers["sec-fetch-site"]
    if (site !== undefined && site !== "same-origin")
      return reply.code(403).send({ code: "request.foreign", message: "This was asked by another site." })
    const person = signedIn(request)
    const token = person ? await signSupportToken({ person, issuer: o.issuer(), key: o.key }) : null
    return reply.send({ token })
  })
}
