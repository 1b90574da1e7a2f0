import { Refusal } from "@veridesk/contract/errors.ts"
import type { JWTPayload } from "jose"
import { networkOf } from "../platform/realm/network.ts"
import { openSession } from "../platform/realm/sign-in.ts"
import type { Visit } from "../platform/realm/visit.ts"
import { admitFromExchange, type ExchangeClaims, exchangeClaims } from "./admit-from-exchange.ts"
import type { House } from "./house.ts"
import { spendToken } from "./store.ts"

/** Asymmetric only: a shared secret would let whoever holds our copy sign for the exchange. */
const ALGORITHMS = ["ES256", "ES384", "EdDSA", "PS256", "RS256"]
const AUDIENCE = "veridesk"
const MAIN = "main"
const LIFE_SECONDS = 120
const CLOCK_SECONDS = 5

export type ExchangeTokens = {
  /** Opens a session at our own site. */
  signIn(visit: Visit, token: string): Promise<void>
  /** What the exchange says of whoever is signed in there; a token of another brand is told from a wrong one. */
  claimsIn(token: string, brandKey: string): Promise<ExchangeClaims>
}

/** The audience of a brand's tokens; the main brand's bears the product's name alone. */
function audienceOf(brandKey: string): string {
  return brandKey === MAIN ? AUDIENCE : `${AUDIENCE}:${brandKey}`
}

/**
 * Signing in by a token that the exchange has signed for its own signed-in customer: issuer and audience ours, at
 * most two minutes of life, one use. The token is never logged. Null where no exchange is set.
 */
export function makeExchangeTokens(house: House): ExchangeTokens | null {
  const { issuer, jwksUrl } = house.exchange
  if (!issuer || !jwksUrl) return null
  let reading: ReturnType<typeof openReader> | null = null

  return {
    async signIn(visit, token) {
      await house.realm.limits.address.take(networkOf(visit.address))
      const claims = await claimsIn(token, MAIN)
      const { accountId, secondFactor } = await admitFromExchange(house, claims, house.brand.id)
      await openSession(house.realm, visit, { accountId, secondFactor })
      await house.realm.limits.address.giveBack(networkOf(visit.address))
    },
    claimsIn,
  }

  async function claimsIn(token: string, brandKey: string): Promise<ExchangeClaims> {
    const claims = exchangeClaims.safeParse(await verified(token, audienceOf(brandKey)))
    if (!claims.success) throw refused()
    return claims.data
  }

  async function verified(token: string, audience: string): Promise<JWTPayload> {
    reading ??= openReader(jwksUrl as string)
    const { jwtVerify, keys, whyOf } = await reading
    const { payload } = await jwtVerify(token, keys, {
      issuer: issuer as string,
      audience,
      algorithms: ALGORITHMS,
      requiredClaims: ["sub", "jti", "iat", "exp"],
      maxTokenAge: LIFE_SECONDS,
      clockTolerance: CLOCK_SECONDS,
      currentDate: house.clock(),
    }).catch((error: unknown) => {
      throw whyOf(error)
    })
    const { jti, iat = 0, exp = 0 } = payload
    // An id_token may come from the same issuer for an audience of the same name; it is no ticket to this door.
    if (payload["nonce"] !== undefined || exp - iat > LIFE_SECONDS || !jti || jti.length > 200)
      throw refused()
    const expiresAt = new Date((exp + CLOCK_SECONDS) * 1000)
    if (!(await spendToken(house.db, { issuer: issuer as string, jti, expiresAt }))) throw refused()
    return payload
  }
}

/** What reads tokens, with the keys of the exchange, which are fetched when they are needed: from the first token on. */
async function openReader(jwksUrl: string) {
  const { createRemoteJWKSet, errors, jwtVerify } = await import("jose")
  return {
    jwtVerify,
    keys: createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 3000, cooldownDuration: 5000 }),
    whyOf(error: unknown): Refusal {
      const otherBrand =
        error instanceof errors.JWTClaimValidationFailed &&
        error.claim === "aud" &&
        [error.payload.aud].flat().some((aud) => aud === AUDIENCE || aud?.startsWith(`${AUDIENCE}:`))
      if (otherBrand) return new Refusal("token-of-another-brand", 401)
      const keysAway = error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)
      return keysAway ? new Refusal("exchange-away", 503) : refused()
    },
  }
}

function refused(): Refusal {
  return new Refusal("exchange-token-refused", 401)
}
