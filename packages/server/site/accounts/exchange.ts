import { Refusal } from "@veridesk/contract/errors.ts"
import * as z from "zod"
import { paths } from "../../../portal/paths.ts"
import { safeReturnTo } from "../../platform/realm/return-to.ts"
import { goTo, isRefused, signInPath, type Turn } from "./answer.ts"
import { line, read } from "./fields.ts"

const begin = z.object({ next: line(2000) })
const back = z.object({ code: line(4000), state: line(200), iss: line(500), error: line(100) })
const handed = z.object({ token: line(8000), next: line(2000), returnTo: line(2000), topic: line(60) })
/** What the exchange's pages may tell of the case, to open the form half filled. */
const context = z.object({ asset: line(20), chain: line(40), txid: line(200), withdrawal: line(100) })

/** Sends the browser to the exchange. */
export async function toExchange(turn: Turn) {
  const { byOidc } = turn.pages.customers
  if (!byOidc) throw new Refusal("not-found", 404)
  const next = safeReturnTo(read(begin, turn.request.body).next, paths.tickets)
  return goTo(turn, await byOidc.begin(turn.visit, next))
}

/** Takes the browser back from the exchange. */
export async function fromExchange(turn: Turn) {
  const { byOidc } = turn.pages.customers
  if (!byOidc) throw new Refusal("not-found", 404)
  const query = Object.entries(read(back, turn.request.query)).filter(([, value]) => value !== "")
  try {
    return await goTo(
      turn,
      safeReturnTo(await byOidc.finish(turn.visit, Object.fromEntries(query)), paths.tickets),
    )
  } catch (error) {
    return refusedBy(turn, error)
  }
}

/** Takes a customer whom the exchange hands over with a signed token, by link or by form. */
export async function byToken(turn: Turn) {
  const { customers } = turn.pages
  if (!customers.byToken) throw new Refusal("not-found", 404)
  // The token stands in the address: no later page may learn it.
  turn.reply.header("referrer-policy", "no-referrer")
  refuseStrangeReferrer(turn)
  const sent = read(handed, turn.request.method === "GET" ? turn.request.query : turn.request.body)
  try {
    await customers.byToken(turn.visit, sent.token)
  } catch (error) {
    return refusedBy(turn, error)
  }
  return goTo(
    turn,
    safeReturnTo(sent.returnTo || sent.next, sent.topic ? formPath(turn, sent.topic) : paths.tickets),
  )
}

function refusedBy(turn: Turn, error: unknown) {
  if (!isRefused(error, "exchange-token-refused")) throw error
  return goTo(turn, signInPath(paths.tickets, { error: "exchange" }))
}

/**
 * A token on a third site's page would sign its visitor in as somebody else (login CSRF); the browser says where it
 * was, unless told not to.
 */
function refuseStrangeReferrer({ pages, request }: Turn): void {
  const said = request.headers.origin ?? request.headers.referer
  if (said === undefined || said === "null" || !URL.canParse(said)) return
  const { origin, host } = new URL(said)
  if (host !== request.host && !pages.exchange.origins.includes(origin)) throw new Refusal("cross-site", 403)
}

/** The form asks for asset and network as one answer. */
function formPath(turn: Turn, topic: string): string {
  const { asset, chain, ...rest } = read(context, turn.request.query)
  const told = { ...(asset && chain && { pair: `${asset}/${chain}` }), ...rest }
  const known = Object.entries(told).filter(([, value]) => value !== "")
  return known.length > 0 ? `${paths.newTicket(topic)}&${new URLSearchParams(known)}` : paths.newTicket(topic)
}
