import type { FastifyReply, FastifyRequest } from "fastify"

/** The header in which the authentication library reads the client's address; only we write it. */
export const ADDRESS_HEADER = "x-realm-address"

/** One request as the realms see it: what the browser sent, and how cookies are given back. */
export type Visit = {
  headers: Headers
  address: string
  userAgent: string
  cookie(name: string): string | undefined
  give(setCookie: string): void
}

/**
 * A visit holds only what the library needs; other headers of the client never reach it. `request.ip` already knows
 * which proxies to trust.
 */
export function visitOf(request: FastifyRequest, reply: FastifyReply): Visit {
  const userAgent = (request.headers["user-agent"] ?? "").slice(0, 400)
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip, "user-agent": latin(userAgent) })
  if (request.headers.cookie) headers.set("cookie", latin(request.headers.cookie))
  return {
    headers,
    address: request.ip,
    userAgent,
    cookie: (name) => request.cookies[name],
    give(setCookie) {
      const before = reply.getHeader("set-cookie")
      const others = [before ?? []].flat().map(String)
      reply.header("set-cookie", [...others.filter((it) => nameOf(it) !== nameOf(setCookie)), setCookie])
      // What draws this very answer sees the person as they are from now on.
      request.cookies[nameOf(setCookie)] = valueOf(setCookie)
    },
  }
}

/** The same visit without one of its cookies, where the library would otherwise take the old session for the new. */
export function withoutCookie(visit: Visit, name: string): Visit {
  const headers = new Headers(visit.headers)
  const kept = (visit.headers.get("cookie") ?? "").split(/;\s*/).filter((pair) => nameOf(pair) !== name)
  headers.set("cookie", kept.join("; "))
  return { ...visit, headers }
}

function nameOf(pair: string): string {
  return pair.slice(0, pair.indexOf("="))
}

function valueOf(setCookie: string): string {
  const [pair = ""] = setCookie.split(";")
  return decodeURIComponent(pair.slice(pair.indexOf("=") + 1))
}

/** A Headers object takes bytes only; Node hands headers over as latin1 text, so nothing real is lost. */
function latin(text: string): string {
  return text.replace(/[^\t\x20-\x7e\x80-\xff]/g, "")
}
