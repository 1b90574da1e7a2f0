import type { Locale } from "@veridesk/contract/locale.ts"
import { portal } from "@veridesk/ui/messages/portal.ts"
import { say } from "@veridesk/ui/say.ts"
import type { FastifyReply, FastifyRequest } from "fastify"
import type { SearchChip, SearchProps } from "../../../portal/props-search.ts"
import { publicPaths } from "../../../portal/paths-public.ts"
import { networkOf } from "../../platform/realm/network.ts"
import { type Answer, codeIn, type DocumentKind } from "../../search/index.ts"
import { tasksIn } from "../home.ts"
import { codeProps } from "./code.ts"
import type { SearchDeps } from "./deps.ts"
import { audiencesOf, isSignedIn, resultOf, ticketsFor } from "./results.ts"

const PER_PAGE = 10
/** Further on nobody looks. */
const MOST_PAGES = 20
const MOST_TICKETS = 5
const CLOSEST = 3
const MOST_ASKED = 300
/** As long as answers are kept: so much later than the index at most. */
const KEPT_SECONDS = 60
const MOST_OTHERS_TOO = 100

/** What the address of a results page says. `page` counts from 1. */
export type Looked = { q: string; kind: DocumentKind | null; topic: string | null; page: number }

/** Looks a question up and draws what was found. */
export async function showResults(
  o: SearchDeps,
  { request, reply, spend }: { request: FastifyRequest; reply: FastifyReply; spend: () => Promise<void> },
  looked: Looked & { secret: boolean },
): Promise<FastifyReply> {
  const locale = o.site.localeOf(request)
  const path = hrefFor(locale, looked)
  await o.site.publicPage(request, reply, {
    kind: "search",
    keep: isOthersToo(looked)
      ? { key: path, query: path.split("?")[1] ?? "", seconds: KEPT_SECONDS, browsers: "may-not" }
      : null,
    load: async () => ({
      props: await propsOf(o, { request, spend, locale }, looked),
      head: {
        description: say(locale, portal, "search.description", { brand: o.site.brandOf(request).name }),
        canonical: publicPaths(locale).search(),
        languages: { en: publicPaths("en").search(), "zh-CN": publicPaths("zh-CN").search() },
        index: false,
      },
    }),
  })
  await tellGaps(o, request, { locale, ...looked })
  return reply
}

/** Whether others may well ask the same: short, and nothing that is somebody's own, such as a transaction. */
function isOthersToo({ q, secret }: Looked & { secret: boolean }): boolean {
  return !secret && q !== "" && q.length <= MOST_OTHERS_TOO && codeIn(q) === null
}

/** What was asked of the texts is counted for each who asks, also where the page was drawn for another. */
async function tellGaps(
  o: SearchDeps,
  request: FastifyRequest,
  { q, kind, topic, page, locale }: Looked & { locale: Locale },
): Promise<void> {
  const found = o.outcomes.get(outcomeKey(q, locale))
  if (found === undefined || q === "" || page > 1 || kind !== null || topic !== null || codeIn(q)) return
  const customer = await o.customerOf(request)
  const reader = isSignedIn(customer) ? customer.actor.id : networkOf(request.ip)
  o.gaps.asked({ question: q, locale, found, reader })
}

function outcomeKey(q: string, locale: Locale): string {
  return `${locale} ${q}`
}

async function propsOf(
  o: SearchDeps,
  { request, spend, locale }: { request: FastifyRequest; spend: () => Promise<void>; locale: Locale },
  looked: Looked & { secret: boolean },
): Promise<SearchProps> {
  const { q, kind, topic, page } = looked
  const empty: SearchProps = {
    query: q,
    secret: looked.secret,
    code: null,
    total: 0,
    results: [],
    chips: [],
    tickets: null,
    closest: [],
    tasks: tasksIn(locale),
    askHref: askHref(q),
    page,
    pages: 0,
    newerHref: null,
    olderHref: null,
  }
  if (q === "") return empty
  const code = codeIn(q)
  const shown = codeProps(code, q, locale)
  // A code is in no text; an API's is, as what it is about.
  if (code && code.kind !== "api-error") return { ...empty, code: shown, askHref: "/tickets/new" }
  const customer = await o.customerOf(request)
  const asked = { question: q, locale, audiences: audiencesOf(customer), spend }
  const [answer, tickets] = await Promise.all([
    o.search.find({
      ...asked,
      kinds: kind ? [kind] : [],
      topic,
      page: page - 1,
      perPage: PER_PAGE,
    }),
    page === 1 ? ticketsFor(o, customer, { question: q, limit: MOST_TICKETS }) : null,
  ])
  const results = (from: Answer) =>
    from.found.map((found) => resultOf(o, found, { marks: from.marks, locale }))
  const filtered = kind !== null || topic !== null
  const nothing = answer.found.length === 0 && !filtered && page === 1
  const closest = nothing ? await o.search.closest({ ...asked, perPage: CLOSEST }) : null
  if (page === 1 && !filtered) o.outcomes.set(outcomeKey(q, locale), answer.found.length > 0)
  const pages = Math.min(MOST_PAGES, Math.ceil(answer.total / PER_PAGE))
  const at = (more: Partial<Looked>) => hrefFor(locale, { q, kind, topic, page: 1, ...more })
  return {
    ...empty,
    code: shown,
    total: answer.total,
    results: results(answer),
    chips: chipsOf(o, answer, { locale, kind, topic, at }),
    tickets,
    closest: closest ? results(closest) : [],
    pages,
    newerHref: page > 1 ? at({ page: page - 1 }) : null,
    olderHref: page < pages ? at({ page: page + 1 }) : null,
  }
}

type ChipDeps = {
  locale: Locale
  kind: DocumentKind | null
  topic: string | null
  at: (more: Partial<Looked>) => string
}

/** Kinds, where there are several, and the topics with the most of what was found. */
function chipsOf(o: SearchDeps, { facets }: Answer, { locale, kind, topic, at }: ChipDeps): SearchChip[] {
  const sum = (fits: (facet: Answer["facets"][number]) => boolean) =>
    facets.filter(fits).reduce((total, { count }) => total + count, 0)
  const kinds = (["article", "announcement", "tool"] as const)
    .map((one) => ({ one, count: sum((facet) => facet.kind === one) }))
    .filter(({ one, count }) => count > 0 || one === kind)
    .map(({ one, count }) => ({
      label: { kind: one },
      count,
      on: kind === one,
      href: at({ kind: kind === one ? null : one, topic: null }),
    }))
  const topics = [...new Set(facets.map((facet) => facet.topic))]
    .flatMap((key) => {
      const name = key && o.topicName(key, locale)
      return name ? [{ key, name, count: sum((facet) => facet.topic === key) }] : []
    })
    .sort((a, b) => b.count - a.count)
    .slice(0, 6)
    .map(({ key, name, count }) => ({
      label: { topic: name },
      count,
      on: topic === key,
      href: at({ topic: topic === key ? null : key }),
    }))
  return [...kinds, ...topics]
}

function hrefFor(locale: Locale, { q, kind, topic, page }: Looked): string {
  const search = new URLSearchParams({
    q,
    ...(kind && { kind }),
    ...(topic && { topic }),
    ...(page > 1 && { page: String(page) }),
  })
  return `${publicPaths(locale).search()}?${search}`
}

function askHref(q: string): string {
  return `/tickets/new?${new URLSearchParams({ type: "other", description: q.slice(0, MOST_ASKED) })}`
}
