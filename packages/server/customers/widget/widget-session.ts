import { Refusal } from "@veridesk/contract/errors.ts"
import { newId } from "@veridesk/contract/ids.ts"
import type { Locale } from "@veridesk/contract/locale.ts"
import type { CustomerActor } from "@veridesk/contract/people.ts"
import { linkDigest, makeLinkToken } from "../../platform/realm/link-token.ts"
import { networkOf } from "../../platform/realm/network.ts"
import { admitFromExchange } from "../admit-from-exchange.ts"
import { keepClaimant } from "../claims/store.ts"
import type { ExchangeTokens } from "../exchange-token.ts"
import type { House } from "../house.ts"
import { keepWidgetKey, overKeysSince, revokeWidgetKey, type WidgetOwner, widgetOwners } from "./store.ts"

const HOUR = 3_600_000
/** Whoever the exchange vouches for is vouched for again by the page; a guest's key is all they have. */
const KNOWN_MS = 12 * HOUR
const GUEST_MS = 14 * 24 * HOUR

export type WidgetSpeaker = {
  key: string
  actor: CustomerActor
  name: string
  exchangeUid: string | null
  known: boolean
}
export type WidgetSession = { session: string; expiresAt: Date; name: string; known: boolean }

export type WidgetSessions = {
  byToken(o: { address: string; brand: { id: string; key: string } }, token: string): Promise<WidgetSession>
  asGuest(o: {
    address: string
    brandId: string
    name: string
    email: string | null
    locale: Locale
  }): Promise<WidgetSession>
  /** Who holds these keys, in one statement; null for those that are over. */
  speakersOf(sessions: string[]): Promise<(WidgetSpeaker | null)[]>
  revoke(session: string): Promise<void>
  /** Keys (as speakers name them) that came to their end since then. */
  overSince(since: Date): Promise<string[]>
}

/**
 * Keys of the widget. It lives in pages of other sites, where no cookie of ours goes, so whoever is there proves it by a
 * key in a header; only its digest is kept. A token of the exchange gives one, once; without it somebody is a guest, a
 * person of their own who only claims to be who they say.
 */
export function makeWidgetSessions(house: House, tokens: ExchangeTokens | null): WidgetSessions {
  const { db } = house
  return {
    async byToken({ address, brand }, token) {
      if (!tokens) throw new Refusal("exchange-token-refused", 401)
      await house.realm.limits.address.take(networkOf(address))
      const claims = await tokens.claimsIn(token, brand.key)
      const { accountId, secondFactor } = await admitFromExchange(house, claims, brand.id)
      await house.realm.limits.address.giveBack(networkOf(address))
      const name = claims.name ?? claims.preferred_username ?? claims.username ?? claims.sub
      const level = secondFactor ? "session-2fa" : "session"
      return keep({
        customerId: accountId,
        brandId: brand.id,
        level,
        lifeMs: KNOWN_MS,
        name: name.slice(0, 80),
      })
    },
    async asGuest({ address, brandId, name, email, locale }) {
      await house.bounds.guests.take(networkOf(address))
      const id = newId()
      await keepClaimant(db, { id, brandId, name, email: email ?? "", locale, now: house.clock() })
      return keep({ customerId: id, brandId, level: "claimed", lifeMs: GUEST_MS, name })
    },
    async speakersOf(sessions) {
      const digests = sessions.map((one) => (one.length < 20 || one.length > 200 ? null : linkDigest(one)))
      const known = digests.filter((digest) => digest !== null)
      const owners = known.length > 0 ? await widgetOwners(db, known, house.clock()) : []
      const byKey = new Map(owners.map((owner) => [owner.digest.toString("hex"), owner]))
      return digests.map((digest) => {
        const owner = digest && byKey.get(digest.toString("hex"))
        return owner ? speaker(digest, owner) : null
      })
    },
    revoke: (session) => revokeWidgetKey(db, linkDigest(session), house.clock()),
    async overSince(since) {
      const over = await overKeysSince(db, since, house.clock())
      return over.map((digest) => digest.toString("hex"))
    },
  }

  async function keep(o: {
    customerId: string
    brandId: string
    level: "claimed" | "session" | "session-2fa"
    lifeMs: number
    name: string
  }): Promise<WidgetSession> {
    const { token, digest } = makeLinkToken()
    const now = house.clock()
    const { lifeMs, name, ...owner } = o
    const expiresAt = new Date(now.getTime() + lifeMs)
    await keepWidgetKey(db, { digest, ...owner, now, expiresAt })
    return { session: token, expiresAt, name, known: o.level !== "claimed" }
  }
}

function speaker(digest: Buffer, owner: WidgetOwner): WidgetSpeaker {
  const { customerId: id, brandId, level, name, exchangeUid } = owner
  return {
    key: digest.toString("hex"),
    actor: { realm: "customer", id, brandId, level },
    name,
    exchangeUid,
    known: level !== "claimed",
  }
}
