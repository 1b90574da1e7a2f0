import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"

declare module "fastify" {
  interface FastifyContextConfig {
    /** The route takes requests from other sites, and proves who they are by other means (a signature). */
    crossSite?: true
  }
}

export type SameSite = {
  /** The token for the hidden field `_csrf` of a form; sets its cookie where there is none yet. */
  csrfToken(request: FastifyRequest, reply: FastifyReply): string
}

const SAFE = new Set(["GET", "HEAD", "OPTIONS"])

/**
 * Refuses (403 `cross-site`) every request that changes something and comes from another site.
 * What the browser says of itself decides (Sec-Fetch-Site, Origin). Where it says neither, or an opaque origin,
 * the form's `_csrf` field or an `x-csrf-token` header has to match the cookie.
 */
export function refuseCrossSite(app: FastifyInstance, o: { publicUrl: string; secret: string }): SameSite {
  const https = o.publicUrl.startsWith("https:")
  const cookieName = `${https ? "__Host-" : ""}veridesk_csrf`
  const ourOrigin = new URL(o.publicUrl).origin
  const tokenFor = (seed: string) => createHmac("sha256", o.secret).update(`csrf ${seed}`).digest()

  app.addHook("preValidation", async (request) => {
    if (SAFE.has(request.method) || request.routeOptions.config.crossSite) return
    const said = whatTheBrowserSays(request, ourOrigin)
    if (said === "same" || (said === "nothing" && hasToken(request))) return
    throw new Refusal("cross-site", 403)
  })

  function hasToken(request: FastifyRequest): boolean {
    const seed = request.cookies[cookieName]
    const given = fieldOf(request.body) ?? request.headers["x-csrf-token"]
    if (!seed || typeof given !== "string") return false
    const right = tokenFor(seed)
    const got = unmasked(given)
    return got.length === right.length && timingSafeEqual(got, right)
  }

  return {
    csrfToken(request, reply) {
      const known = request.cookies[cookieName]
      if (known) return masked(tokenFor(known))
      const seed = randomBytes(16).toString("base64url")
      reply.setCookie(cookieName, seed, { path: "/", httpOnly: true, sameSite: "lax", secure: https })
      return masked(tokenFor(seed))
    },
  }
}

/** The token under a fresh pad: pages are compressed, and what is the same in each could be guessed from their length (BREACH). */
function masked(token: Buffer): string {
  const pad = randomBytes(token.length)
  return Buffer.concat([pad, xor(pad, token)]).toString("base64url")
}

function unmasked(text: string): Buffer {
  const both = Buffer.from(text.slice(0, 200), "base64url")
  const half = both.length / 2
  return Number.isInteger(half) ? xor(both.subarray(0, half), both.subarray(half)) : Buffer.alloc(0)
}

function xor(a: Buffer, b: Buffer): Buffer {
  return a.map((byte, at) => byte ^ (b[at] ?? 0)) as Buffer
}

/** Origin equal to our own address or to the host the request was sent to is ours: a browser can't be made to lie. */
function whatTheBrowserSays(request: FastifyRequest, ourOrigin: string): "same" | "other" | "nothing" {
  const site = request.headers["sec-fetch-site"]
  if (site === "same-origin") return "same"
  if (site === "cross-site" || site === "same-site") return "other"
  const origin = request.headers.origin
  if (origin === undefined || origin === "null") return "nothing"
  const same = origin === ourOrigin || origin === `${request.protocol}://${request.host}`
  return same ? "same" : "other"
}

function fieldOf(body: unknown): unknown {
  return typeof body === "object" && body !== null && "_csrf" in body ? body._csrf : undefined
}
