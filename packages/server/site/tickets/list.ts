import * as z from "zod"
import type { TicketRow } from "../../../portal/props-ticket.ts"
import type { App } from "../../platform/http/app.ts"
import { type Customer, type TicketDeps, toSignIn } from "./deps.ts"
import { shownStatus } from "./status.ts"
import { countTickets, type TicketLine, ticketsOf } from "./store.ts"

const PAGE = 20
const query = z.object({
  tab: z.enum(["open", "waiting", "closed"]).optional().catch(undefined),
  q: z
    .string()
    .max(200)
    .transform((text) => text.replaceAll("\u0000", "").trim())
    .catch("")
    .default(""),
  before: z.string().max(120).optional().catch(undefined),
})

/** "My tickets": what waits for the customer first, by tab, searchable, older pages by key. */
export function listRoutes(app: App, o: TicketDeps): void {
  app.get("/tickets", async (request, reply) => {
    const customer = await o.customerOf(request)
    if (!customer) return toSignIn(o, request, reply)
    const { tab: asked, q, before } = query.parse(request.query)
    const counts = await countTickets(o.db, customer.actor.id)
    const tab = asked ?? (counts.waiting > 0 ? "waiting" : "open")
    const lines = await ticketsOf(o.db, {
      customerId: customer.actor.id,
      tab,
      query: q,
      before: edgeOf(before),
      limit: PAGE + 1,
    })
    const shown = lines.slice(0, PAGE)
    const last = shown.at(-1)
    const address = (extra: Record<string, string>) =>
      `/tickets?${new URLSearchParams({ tab, ...(q ? { q } : {}), ...extra })}`
    return o.site.page(request, reply, {
      kind: "tickets",
      props: {
        tab,
        counts,
        query: q,
        rows: shown.map((line) => rowOf(o, line, o.site.localeOf(request))),
        older:
          lines.length > PAGE && last
            ? address({ before: `${last.createdAt.toISOString()}_${last.id}` })
            : null,
        newest: before ? address({}) : null,
      },
    })
  })
}

function rowOf(o: TicketDeps, line: TicketLine, locale: "en" | "zh-CN"): TicketRow {
  return {
    number: line.number,
    href: `/tickets/${line.number}`,
    title: line.subject,
    status: shownStatus(line.status),
    wording: o.statusWording(line.statusKey, locale),
    last: {
      by: line.lastSide === "customer" ? "you" : "support",
      team: o.teamName(line.teamId, locale),
      at: line.updatedAt.toISOString(),
    },
    replyBy: line.dueAt?.toISOString() ?? null,
    missing: line.missing,
    ...(line.waitingOn && { on: line.waitingOn }),
    unread: line.unread,
  }
}

/** Up to three open tickets for the home page, those that wait for the customer first. */
export async function stubsOf(
  o: TicketDeps,
  customer: Customer,
  locale: "en" | "zh-CN",
): Promise<{ open: TicketRow[]; total: number }> {
  const counts = await countTickets(o.db, customer.actor.id)
  const some = async (tab: "waiting" | "open") =>
    ticketsOf(o.db, { customerId: customer.actor.id, tab, query: "", before: null, limit: 3 })
  const lines = [...(await some("waiting")), ...(await some("open"))].slice(0, 3)
  return {
    open: lines.map((line) => rowOf(o, line, locale)),
    total: counts.open + counts.waiting + counts.closed,
  }
}

const edge = z.object({ at: z.iso.datetime(), id: z.uuid() })

/** A cursor that is none of ours leads to the first page. */
function edgeOf(before: string | undefined): z.infer<typeof edge> | null {
  const [at, id] = (before ?? "").split("_")
  return edge.safeParse({ at, id }).data ?? null
}
