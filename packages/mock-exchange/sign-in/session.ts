import type { FastifyReply, FastifyRequest } from "fastify"
import { type Person, people } from "../scene/people.ts"

const COOKIE = "kx_session"

/** The person signed in on this browser, or undefined. */
export function signedIn(request: FastifyRequest): Person | undefined {
  const cookie = request.cookies[COOKIE]
  const opened = cookie === undefined ? undefined : request.unsignCookie(cookie)
  return opened?.valid ? people.find((person) => person.uid === opened.value) : undefined
}

export function openSession(reply: FastifyReply, person: Person): void {
  reply.setCookie(COOKIE, person.uid, { signed: true, httpOnly: true, sameSite: "lax", path: "/" })
}

export function closeSession(reply: FastifyReply): void {
  reply.clearCookie(COOKIE, { path: "/" })
}
