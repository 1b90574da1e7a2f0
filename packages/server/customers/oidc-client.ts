import { betterAuth } from "better-auth"
import { genericOAuth } from "better-auth/plugins"
import { baseOptions } from "../platform/realm/auth.ts"
import type { House } from "./house.ts"

export type OidcClient = ReturnType<typeof makeOidcClient>

/**
 * The authentication library as a client of the exchange's identity provider, on the tables of the customers' realm.
 * Apart from exchange-oidc.ts, so that only who signs in there has it read.
 * @param o.admit makes the account where there is none, and gives the handle it is known by
 */
export function makeOidcClient(
  { realm, exchange: { oidc } }: House,
  o: { provider: string; admit: (profile: Record<string, unknown>) => Promise<string> },
) {
  if (!oidc) throw new Error("no identity provider is set")
  return betterAuth({
    ...baseOptions(realm.settings),
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: o.provider,
            clientId: oidc.clientId,
            clientSecret: oidc.clientSecret,
            discoveryUrl: `${oidc.issuer.replace(/\/+$/, "")}/.well-known/openid-configuration`,
            requireIdTokenVerification: true,
            disableSignUp: true, // by then our own verb has made the account
            pkce: true,
            scopes: ["openid", "profile", "email"],
            mapProfileToUser: async (profile) => ({
              email: await o.admit(profile),
              emailVerified: false,
              name: "",
            }),
          },
        ],
      }),
    ],
  })
}
