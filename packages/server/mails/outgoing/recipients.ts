import { Refusal } from "@veridesk/contract/errors.ts"
import type { Db } from "../../platform/db/connect.ts"
import { domainOf } from "./outgoing.ts"
import { keepAddressee, keepCopies, knownDomains } from "./store.ts"

export type Recipients = { to?: string | null; cc: string[]; confirmedDomains: string[] }

/**
 * Keeps to whom an answer goes beside (or instead of) whom it goes to by itself, in the transaction that writes it. It
 * is said anew with each answer: nobody gets a copy because they got one before.
 * @throws Refusal `new-domain` where a domain is no part of the conversation and the writer hasn't confirmed it
 */
export async function keepRecipients(
  tx: Db,
  { conversationId, messageId }: { conversationId: string; messageId: string },
  r: Recipients,
): Promise<void> {
  const cc = [...new Map(r.cc.map((address) => [address.toLowerCase(), address])).values()]
  const named = r.to ? [r.to, ...cc] : cc
  if (named.length === 0) return
  await refuseNewDomains(tx, conversationId, { named, confirmed: r.confirmedDomains })
  if (r.to) await keepAddressee(tx, messageId, r.to)
  await keepCopies(tx, messageId, cc)
}

export async function refuseNewDomains(
  tx: Db,
  conversationId: string,
  { named, confirmed }: { named: string[]; confirmed: string[] },
): Promise<void> {
  const known = await knownDomains(tx, conversationId)
  const fresh = [...new Set(named.map(domainOf))].filter(
    (domain) => !known.has(domain) && !confirmed.includes(domain),
  )
  if (fresh.length > 0)
    throw new Refusal("new-domain", 409, {
      values: { domains: fresh.join(", ") },
      detail: { domains: fresh },
    })
}
