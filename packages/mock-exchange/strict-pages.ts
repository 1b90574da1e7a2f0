import { randomBytes } from "node:crypto"
import type { FastifyInstance, FastifyReply } from "fastify"

const supports = new WeakMap<FastifyReply, { url: string; nonce: string }>()

/**
 * A strict policy for every page of the exchange, as a real one has: scripts by nonce alone, no style in the markup, and of
 * other hosts nothing but calls to the support desk.
 */
export function strictPages(app: FastifyInstance, o: { supportUrl: () => string }): void {
  app.addHook("onRequest", async (_request, reply) => {
    const url = new URL(o.supportUrl()).origin
    const nonce = randomBytes(16).toString("base64url")
    supports.set(reply, { url, nonce })
    const live = url.replace(/^http/, "ws")
    reply.header(
      "content-security-policy",
      `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'self'; img-src 'self' data:; connect-src 'self' ${url} ${live}; base-uri 'none'; frame-ancestors 'none'`,
    )
  })
}

/** Where the support desk of this page is, and the page's nonce. */
export function supportOf(reply: FastifyReply): { url: string; nonce: string } {
  const found = supports.get(reply)
  if (!found) throw new Error("every page has a policy")
  return found
}
