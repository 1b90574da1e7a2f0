import type { FastifyReply } from "fastify"

/**
 * Lets the forms of this one page lead to the exchange: browsers hold every redirect after a form against the
 * page's `form-action` (CSP Level 3 §6.4.1), and the button "sign in at the exchange" ends there.
 */
export function allowFormsTo(reply: FastifyReply, origins: string[]): void {
  const policy = reply.getHeader("content-security-policy")
  if (typeof policy !== "string") return
  reply.header(
    "content-security-policy",
    policy.replace("form-action 'self'", `form-action 'self' ${origins.join(" ")}`),
  )
}
