import { newId } from "@veridesk/contract/ids.ts"
import { localeFor } from "@veridesk/contract/locale.ts"
import * as z from "zod"
import { inTransaction } from "../platform/db/transaction.ts"
import { saysSecondFactor } from "./customer.ts"
import type { House } from "./house.ts"
import { upsertExchangePerson } from "./store.ts"

/** What the exchange signs of a person, in a token or in OpenID Connect (OIDC Core §5.1, RFC 8176 for `amr`). */
export const exchangeClaims = z.object({
  sub: z.string().min(1).max(200),
  name: z.string().max(200).optional().catch(undefined),
  username: z.string().max(200).optional().catch(undefined),
  preferred_username: z.string().max(200).optional().catch(undefined),
  email: z.email().max(254).optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  locale: z.string().max(40).optional().catch(undefined),
  amr: z.array(z.string()).optional().catch(undefined),
})
export type ExchangeClaims = z.infer<typeof exchangeClaims>

/**
 * The customer whom the exchange vouches for, made where there is none. The uid alone binds: an address, proved or
 * not, never leads into an account that somebody opened with a password.
 */
export async function admitFromExchange(
  house: House,
  claims: ExchangeClaims,
  brandId: string,
): Promise<{ accountId: string; secondFactor: boolean }> {
  const name = claims.name ?? claims.preferred_username ?? claims.username ?? claims.sub
  const accountId = await inTransaction(house.db, (tx) =>
    upsertExchangePerson(tx, {
      id: newId(),
      credentialId: newId(),
      brandId,
      uid: claims.sub,
      name: name.slice(0, 80),
      email: claims.email ?? null,
      emailVerified: claims.email !== undefined && claims.email_verified === true,
      locale: localeFor(claims.locale),
      handleOf: house.realm.handleOf,
      now: house.clock(),
    }),
  )
  return { accountId, secondFactor: saysSecondFactor(claims.amr) }
}
