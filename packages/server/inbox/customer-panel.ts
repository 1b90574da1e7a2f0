import type { CustomerPanel } from "@veridesk/contract/desk-api.ts"
import type { StaffActor } from "@veridesk/contract/people.ts"
import type { Conversation } from "../conversations/index.ts"
import type { Exchange } from "../exchange/index.ts"
import { mailTroubleOf } from "../mails/index.ts"
import type { Db } from "../platform/db/connect.ts"
import { ratingOf } from "../ratings/index.ts"
import { customerFacts, historyOf } from "./store.ts"

const HISTORY = 20

/** Who the customer is, as an agent may see it: identifiers masked here, on the server; what the exchange says beside it. */
export async function customerPanel(
  { db, exchange }: { db: Db; exchange: Exchange },
  actor: StaffActor,
  conversation: Conversation,
): Promise<CustomerPanel> {
  const [person, rating, rows, mailTrouble] = await Promise.all([
    customerFacts(db, conversation.customerId),
    ratingOf(db, conversation.id),
    historyOf(db, actor.id, { customerId: conversation.customerId, limit: HISTORY + 1 }),
    mailTroubleOf(db, conversation.id),
  ])
  if (!person) throw new Error("a conversation has no customer")
  const user = person.exchangeUid ? await exchange.resolveUser({ uid: person.exchangeUid }) : null
  const known = user?.state === "ok" ? user.value : null
  return {
    id: person.id,
    name: person.name,
    uidMasked: person.exchangeUid ? maskUid(person.exchangeUid) : null,
    emailMasked: person.email ? maskEmail(person.email) : null,
    emailVerified: person.emailVerified,
    locale: known?.language ?? person.locale,
    timezone: person.timezone,
    vip: known?.vipLevel ?? person.vip,
    kycLevel: known?.kycLevel ?? null,
    legalEntity: known?.entity ?? person.legalEntity,
    locks: (known?.locks ?? []).map((lock) => ({ kind: `${lock.scope}:${lock.reason}`, until: lock.until })),
    exchange: stateOf(user),
    mailTrouble,
    rating:
      rating && rating.score !== null
        ? { score: rating.score, reasons: rating.reasons, at: rating.at.toISOString() }
        : null,
    history: rows.filter((row) => row.id !== conversation.id).slice(0, HISTORY),
  }
}

function stateOf(user: Awaited<ReturnType<Exchange["resolveUser"]>> | null): CustomerPanel["exchange"] {
  if (!user) return "unknown-user"
  if (user.state !== "ok") return user.state
  return user.value ? "ok" : "unknown-user"
}

/** Last four digits stay: enough to compare with what the customer reads out. Of a short number, never more than half. */
function maskUid(uid: string): string {
  return `••••${uid.slice(-Math.min(4, Math.floor(uid.length / 2)) || uid.length)}`
}

/** `z•••@m•••.example` (domain.md §3.3). */
function maskEmail(email: string): string {
  const [name = "", host = ""] = email.split(/@(?=[^@]*$)/)
  const dot = host.lastIndexOf(".")
  return `${name.slice(0, 1)}•••@${host.slice(0, 1)}•••${dot > 0 ? host.slice(dot) : ""}`
}
