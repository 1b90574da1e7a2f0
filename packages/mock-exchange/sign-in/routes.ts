import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"
import type Provider from "oidc-provider"
import { z } from "zod"
import { signInPage } from "../pages/sign-in-page.ts"
import { people } from "../scene/people.ts"
import { sendPage, viewOf } from "../site.ts"
import { closeSession, openSession, signedIn } from "./session.ts"

/** Only the exchange's own pages: anything else would make the door a redirector to everywhere. */
const next = z
  .string()
  .regex(/^\/[a-z-]*$/)
  .catch("/")
const query = z.object({ interaction: z.string().max(100).optional().catch(undefined), next })
const form = z.object({ uid: z.string(), interaction: z.string().max(100).optional(), next })

/** Signing in and out, for the exchange's own pages and for the portal that comes by OIDC. */
export function signInRoutes(app: FastifyInstance, o: { provider: () => Provider }): void {
  app.get("/sign-in", async (request, reply) => {
    const asked = query.parse(request.query)
    const person = signedIn(request)
    if (asked.interaction !== undefined && person) {
      const details = await o.provider().interactionDetails(request.raw, reply.raw)
      // The portal may insist on seeing the customer at the door again.
      if (details.params["prompt"] !== "login")
        return reply.redirect(await admit(request, reply, person.uid), 303)
    }
    return sendPage(
      reply,
      signInPage(viewOf(request, reply), { interaction: asked.interaction, next: asked.next }),
    )
  })

  app.post("/sign-in", async (request, reply) => {
    const posted = form.safeParse(request.body)
    const person = posted.success
      ? people.find((each) => each.uid === posted.data.uid && each.canSignIn)
      : undefined
    if (!posted.success || !person) return reply.redirect("/sign-in", 303)
    openSession(reply, person)
    if (posted.data.interaction === undefined) return reply.redirect(posted.data.next, 303)
    return reply.redirect(await admit(request, reply, person.uid), 303)
  })

  app.post("/sign-out", (_request, reply) => {
    closeSession(reply)
    return reply.redirect("/", 303)
  })

  /** Ends the provider's interaction with this person; the answer is where the browser goes on. */
  async function admit(request: FastifyRequest, reply: FastifyReply, uid: string): Promise<string> {
    const login = { accountId: uid, amr: ["pwd", "otp"] }
    return o
      .provider()
      .interactionResult(request.raw, reply.raw, { login }, { mergeWithLastSubmission: false })
  }
}
