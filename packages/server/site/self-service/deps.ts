import { readTxid } from "@veridesk/contract/chains/txid.ts"
import { Refusal } from "@veridesk/contract/errors.ts"
import type { Mailbox } from "@veridesk/contract/mail/mailbox.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import { atLeast } from "@veridesk/contract/people.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { PageKind, PageProps } from "../../../portal/props.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import type { ToolReader } from "../../../portal/props-tools.ts"
import { boundInMemory } from "../../platform/realm/bound-in-memory.ts"
import { networkOf } from "../../platform/realm/network.ts"
import type { OfficialChannel } from "../../registry/index.ts"
import type { Status } from "../../self-service/index.ts"
import type { Keep } from "../page.ts"
import type { TicketDeps } from "../tickets/index.ts"

export type SelfServiceDeps = TicketDeps & {
  status: Status
  /** The register of official channels, in the reader's words. */
  official: (locale: Locale) => OfficialChannel[]
  /** The mailboxes of a brand, the most used first. */
  mailboxes: (brandId: string) => readonly Mailbox[]
  /** Counts one question of this network to exchange, chain or screen. @throws Refusal `too-many-tries` */
  ask: (request: FastifyRequest) => Promise<void>
}

/** The languages' first parts of an address: every page of the tools has one address in each. */
export const SEGMENTS = ["/en", "/zh-cn"] as const

/** Who asks: their number at the exchange is what a ledger is read by, and nothing else is. */
export type Reader = { kind: ToolReader; uid: string | null }

/** Whoever only reads one ticket by a claim's link is as good as signed out here. */
export async function readerOf(o: SelfServiceDeps, request: FastifyRequest): Promise<Reader> {
  const customer = await o.customerOf(request)
  if (!customer || !atLeast(customer.actor.level, "session")) return { kind: "signed-out", uid: null }
  const uid = customer.exchangeUid
  return { kind: uid ? "known" : "no-account", uid }
}

export function signInTo(path: string): string {
  return `/sign-in?next=${encodeURIComponent(path)}`
}

/** The form of a type with what is known already; names without a value are left out. */
export function ticketHref(type: string, values: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams({ type })
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value)
  return `/tickets/new?${query}`
}

/** Questions that cost something: 120 in ten minutes for one network, enough for a page that looks again by itself. */
export function askingBound(): SelfServiceDeps["ask"] {
  const spend = boundInMemory({ points: 120, seconds: 600 })
  return (request) => spend(networkOf(request.ip))
}

type PathName = {
  [Name in keyof ReturnType<typeof publicPaths>]: ReturnType<typeof publicPaths>[Name] extends string
    ? Name
    : never
}[keyof ReturnType<typeof publicPaths>]

type Shown<K extends PageKind> = {
  kind: K
  /** Which of the public addresses it is. */
  at: PathName
  description: string
  /** What keeps it for many readers; null for an answer to somebody. */
  keep: Keep | null
  load: () => Promise<PageProps[K]>
  status?: number
}

/** Draws a page of the tools with its head: its address in each language, and no index for answers. */
export function show<K extends PageKind>(
  o: SelfServiceDeps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  s: Shown<K>,
): Promise<FastifyReply> {
  const locale = o.site.localeOf(request)
  if (!s.keep) reply.header("referrer-policy", "same-origin")
  return o.site.publicPage(request, reply, {
    kind: s.kind,
    keep: s.keep,
    load: async () => ({
      props: await s.load(),
      head: {
        description: s.description,
        canonical: publicPaths(locale)[s.at],
        languages: { en: publicPaths("en")[s.at], "zh-CN": publicPaths("zh-CN")[s.at] },
        index: s.keep !== null,
      },
      ...(s.status === undefined ? {} : { status: s.status }),
    }),
  })
}

/**
 * Whether a text in an address is something that nobody may see. Then it is asked for anew without it, so that it stands in
 * no link of the page and in no address bar.
 */
export async function isSecret(o: SelfServiceDeps, text: string): Promise<boolean> {
  if (text === "") return false
  return readTxid(text).kind === "secret" || (await o.secretsIn({ txid: text })).length > 0
}

/** A refusal that has a place on the page, as what stands under the box; everything else goes on. */
export async function problemOf(work: Promise<unknown>): Promise<{ code: string } | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...(error.values && { values: error.values }) }
    throw error
  }
}
