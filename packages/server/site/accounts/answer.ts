import { Refusal } from "@veridesk/contract/errors.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import { paths } from "../../../portal/paths.ts"
import type { ErrorFact, FieldError } from "../../../portal/props.ts"
import type { CustomerSession, Customers } from "../../customers/index.ts"
import { safeReturnTo } from "../../platform/realm/return-to.ts"
import { type Visit, visitOf } from "../../platform/realm/visit.ts"
import type { PageKind, PageProps } from "../bundle.ts"
import type { Site } from "../page.ts"

/** What the account pages work with. */
export type AccountPages = {
  site: Site
  customers: Customers
  /** The exchange's name and where its sign-in stands, for the button and for what a form may lead to. */
  exchange: { name: string; origins: string[] }
  /** Files a ticket of somebody who can't sign in: identity level "claimed", never an account's own. */
  openUnverified(input: LockedOutTicket): Promise<void>
}

export type LockedOutTicket = {
  requestId: string
  identifier: string
  email: string
  problem: string
  story: string
  locale: "en" | "zh-CN"
}

/** One request to an account page, with the few things every handler asks of it. */
export type Turn = {
  pages: AccountPages
  request: FastifyRequest
  reply: FastifyReply
  visit: Visit
}

export type Handler = (turn: Turn) => Promise<FastifyReply>

export function handle(pages: AccountPages, handler: Handler) {
  return (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    handler({ pages, request, reply, visit: visitOf(request, reply) })
}

/** Draws a page, or gives an island its props. */
export async function show<K extends PageKind>(
  { pages, request, reply }: Turn,
  o: { kind: K; props: PageProps[K]; status?: number },
): Promise<FastifyReply> {
  if (!pages.site.wantsJson(request)) return pages.site.page(request, reply, o)
  reply.code(o.status ?? 200).header("cache-control", "private, no-store")
  return reply.send(request.method === "GET" ? o.props : { outcome: "again", props: o.props })
}

/** Sends the browser on after a form (303, so that a reload does not post again), or tells the island where to go. */
export function goTo({ pages, request, reply }: Turn, location: string): FastifyReply {
  reply.header("cache-control", "private, no-store")
  if (request.method !== "GET" && pages.site.wantsJson(request))
    return reply.send({ outcome: "done", location })
  return reply.redirect(location, 303)
}

/** The person signed in, or null after having sent the browser to sign in and back. */
export async function signedIn(turn: Turn): Promise<CustomerSession | null> {
  const { pages, request, reply } = turn
  const session = await pages.customers.sessionOf(request)
  if (session) return session
  const signIn = signInPath(request.url)
  if (request.method !== "GET" && pages.site.wantsJson(request)) reply.send({ outcome: "signed-out", signIn })
  else goTo(turn, signIn)
  return null
}

export function signInPath(next: string, more: Record<string, string> = {}): string {
  return `${paths.signIn}?${new URLSearchParams({ ...more, next: safeReturnTo(next, paths.tickets) })}`
}

/** A refusal as a line above a form; what is no refusal goes on to the presenter of errors. */
export function factOf(error: unknown): ErrorFact {
  if (!(error instanceof Refusal)) throw error
  return { code: error.code, values: error.values }
}

/** A refusal's faults by input, for a form that comes back. */
export function faultsOf(error: unknown): FieldError[] {
  if (!(error instanceof Refusal)) throw error
  const fields = Object.entries(error.fields ?? {})
  return fields.map(([field, fault]) => ({ field, code: `field.${fault.code}`, values: fault.values ?? {} }))
}

/** The status of a form that comes back: 422, or what says when to try again. */
export function statusOf(turn: Turn, error: unknown): number {
  if (!(error instanceof Refusal) || error.status !== 429) return 422
  const { seconds } = error.detail as { seconds: number }
  turn.reply.header("retry-after", String(seconds))
  return 429
}

export function isRefused(error: unknown, code: string): error is Refusal {
  return error instanceof Refusal && error.code === code
}
