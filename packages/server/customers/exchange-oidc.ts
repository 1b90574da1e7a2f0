import { AsyncLocalStorage } from "node:async_hooks"
import { Refusal } from "@veridesk/contract/errors.ts"
import { call } from "../platform/realm/call.ts"
import { networkOf } from "../platform/realm/network.ts"
import { tokenOf } from "../platform/realm/session-cookie.ts"
import { openSession } from "../platform/realm/sign-in.ts"
import { type Visit, withoutCookie } from "../platform/realm/visit.ts"
import { admitFromExchange, exchangeClaims } from "./admit-from-exchange.ts"
import type { House } from "./house.ts"
import type { OidcClient } from "./oidc-client.ts"

const PROVIDER = "exchange"
const PATIENCE_MS = 10_000

export type ExchangeOidc = {
  /** Where the browser goes to sign in at the exchange. @throws Refusal `exchange-away` 503, `too-many-tries` */
  begin(visit: Visit, returnTo: string): Promise<string>
  /** What the exchange sends back. @returns the place asked for at the beginning. @throws Refusal `exchange-token-refused` */
  finish(visit: Visit, query: Record<string, string>): Promise<string>
}

type Admitted = { accountId: string; secondFactor: boolean }

/**
 * Signing in at the exchange by OpenID Connect: state, nonce and PKCE are the library's, the account is found by
 * issuer and subject alone. The library reads the exchange's discovery document when it starts, so this instance
 * starts at the first use: an exchange that is down never stands in the way of signing in here.
 */
export function makeExchangeOidc(house: House): ExchangeOidc | null {
  const provider = house.exchange.oidc
  if (!provider) return null
  const flow = new AsyncLocalStorage<{ admitted: Admitted | null }>()
  let instance: Promise<OidcClient> | null = null
  const started = () => {
    instance ??= import("./oidc-client.ts").then(({ makeOidcClient }) =>
      makeOidcClient(house, { provider: PROVIDER, admit }),
    )
    return instance
  }
  const admit = async (profile: Record<string, unknown>) => {
    const claims = exchangeClaims.parse(profile)
    if (profile["iss"] !== undefined && profile["iss"] !== provider.issuer) throw refused()
    const admitted = await admitFromExchange(house, claims, house.brand.id)
    const store = flow.getStore()
    if (store) store.admitted = admitted
    return house.realm.handleOf(admitted.accountId)
  }

  return {
    async begin(visit, returnTo) {
      await house.realm.limits.address.take(networkOf(visit.address))
      const body = {
        provider: PROVIDER,
        callbackURL: returnTo,
        errorCallbackURL: "/sign-in",
        disableRedirect: true,
      }
      const asked = call(withoutCookie(visit, house.realm.cookies.session), async (o) =>
        (await started()).api.signInSocial({ ...o, body }),
      )
      const { response, cookies } = await within(asked).catch(() => {
        instance = null
        throw new Refusal("exchange-away", 503)
      })
      for (const cookie of cookies) visit.give(cookie)
      if (!("url" in response) || !response.url) throw new Refusal("exchange-away", 503)
      return response.url
    },

    async finish(visit, query) {
      await house.realm.limits.address.take(networkOf(visit.address))
      const admitted: { admitted: Admitted | null } = { admitted: null }
      const answer = await flow.run(admitted, async () =>
        (await started()).api.callbackOAuth({
          method: "GET",
          params: { id: PROVIDER },
          query,
          headers: withoutCookie(visit, house.realm.cookies.session).headers,
          asResponse: true,
        }),
      )
      const session = answer.headers
        .getSetCookie()
        .find((it) => it.startsWith(`${house.realm.cookies.session}=`))
      for (const cookie of answer.headers.getSetCookie()) if (cookie !== session) visit.give(cookie)
      if (!session || !admitted.admitted) throw refused()
      // Ours takes its place: it knows whether the exchange asked for a second factor.
      const opened = tokenOf(
        decodeURIComponent(session.slice(session.indexOf("=") + 1).split(";")[0] ?? ""),
        house.realm.secret,
      )
      if (opened) await house.realm.store.endByToken(house.db, opened)
      await openSession(house.realm, visit, admitted.admitted)
      return answer.headers.get("location") ?? "/"
    },
  }
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the exchange does not answer")), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function refused(): Refusal {
  return new Refusal("exchange-token-refused", 401)
}
