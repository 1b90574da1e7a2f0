import type { FastifyInstance } from "fastify"
import { z } from "zod"
import type { SigningKey } from "./key.ts"
import { signedIn } from "./session.ts"
import { signSupportToken } from "./support-token.ts"

/** What a page may pass on, so that the support form opens half filled: never anything secret. */
const context = z.object({
  topic: z.enum(["deposit-not-credited", "withdrawal-delayed", "account-login"]).optional().catch(undefined),
  asset: z
    .string()
    .regex(/^[A-Z0-9]{2,12}$/)
    .optional()
    .catch(undefined),
  chain: z
    .string()
    .regex(/^[a-z0-9-]{2,30}$/)
    .optional()
    .catch(undefined),
  txid: z
    .string()
    .regex(/^[0-9A-Za-z_-]{32,128}$/)
    .optional()
    .catch(undefined),
  withdrawal: z
    .string()
    .regex(/^[0-9A-Za-z-]{4,64}$/)
    .optional()
    .catch(undefined),
})

/**
 * "Contact support": a signed-in customer goes to the portal with a token that says who it is, anybody
 * else to the portal's front page. The token stands in a URL, so it lives a minute, serves once, and the
 * reply is neither kept by caches nor named to the next site as referrer.
 */
export function supportLink(
  app: FastifyInstance,
  o: { key: SigningKey; issuer: () => string; supportUrl: () => string },
): void {
  app.get("/support", async (request, reply) => {
    const person = signedIn(request)
    const target = new URL(person ? "/sign-in/exchange" : "/", o.supportUrl())
    if (person)
      target.searchParams.set("token", await signSupportToken({ person, issuer: o.issuer(), key: o.key }))
    for (const [name, value] of Object.entries(context.parse(request.query)))
      if (value !== undefined) target.searchParams.set(name, value)
    return reply
      .header("cache-control", "no-store")
      .header("referrer-policy", "no-referrer")
      .redirect(target.href, 303)
  })
}
