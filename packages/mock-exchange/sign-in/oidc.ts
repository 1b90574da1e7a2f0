import { randomBytes } from "node:crypto"
import type { FastifyInstance } from "fastify"
import Provider from "oidc-provider"
import { type Person, people } from "../scene/people.ts"
import type { SigningKey } from "./key.ts"
import { oidcMemory } from "./oidc-memory.ts"

export type OidcClient = { clientId: string; clientSecret: string }

/** The help portal as this exchange knows it. The secret is for the toy alone. */
export const portalClient: OidcClient = { clientId: "veridesk", clientSecret: "kestrel-portal-secret" }

/** An OpenID provider for the portal: authorization code with PKCE, ES256, no consent page for our own client. */
export function createProvider(o: { issuer: string; key: SigningKey; supportUrl: () => string }): Provider {
  const provider = new Provider(o.issuer, {
    adapter: oidcMemory(),
    jwks: { keys: [o.key.privateJwk] },
    clients: [
      {
        client_id: portalClient.clientId,
        client_secret: portalClient.clientSecret,
        redirect_uris: [new URL("/", o.supportUrl()).href],
        grant_types: ["authorization_code"],
        response_types: ["code"],
        token_endpoint_auth_method: "client_secret_post",
        id_token_signed_response_alg: "ES256",
      },
    ],
    claims: {
      amr: null,
      openid: ["sub", "amr"],
      email: ["email", "email_verified"],
      profile: ["preferred_username", "name", "locale"],
    },
    // The portal reads the id_token, so it carries the claims and not only `sub`.
    conformIdTokenClaims: false,
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    responseTypes: ["code"],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
    interactions: { url: (_ctx, interaction) => `/sign-in?interaction=${interaction.uid}` },
    cookies: {
      names: { session: "kx_oidc", interaction: "kx_interaction", resume: "kx_resume" },
      keys: [randomBytes(32).toString("base64url")],
    },
    routes: {
      authorization: "/oidc/auth",
      token: "/oidc/token",
      userinfo: "/oidc/userinfo",
      jwks: "/.well-known/jwks.json",
    },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
      Interaction: 1_800,
      Grant: 3_600,
      Session: 3_600,
    },
    findAccount: (_ctx, uid) => {
      const person = people.find((each) => each.uid === uid)
      return person && { accountId: uid, claims: () => claimsOf(person) }
    },
    async loadExistingGrant(ctx) {
      const { client, session } = ctx.oidc
      const grant = new ctx.oidc.provider.Grant({ clientId: client?.clientId, accountId: session?.accountId })
      grant.addOIDCScope("openid email profile")
      await grant.save()
      return grant
    },
    renderError(ctx, out) {
      ctx.type = "text/plain"
      ctx.body = `Sign-in stopped: ${out.error}. ${out.error_description ?? ""}`
    },
  })
  // A toy that starts before the portal cannot know its exact callback, so any path of the portal will do.
  // A real provider registers the one exact address.
  provider.Client.prototype.redirectUriAllowed = (uri: string) =>
    URL.canParse(uri) && new URL(uri).origin === new URL(o.supportUrl()).origin
  return provider
}

/** Hands the provider's paths to it, body unread. `provider` is asked late: its issuer is known once we listen. */
export function oidcRoutes(app: FastifyInstance, provider: () => Provider): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser("*", (_request, payload, done) => done(null, payload))
  for (const url of ["/oidc/*", "/.well-known/openid-configuration", "/.well-known/jwks.json"])
    app.all(url, async (request, reply) => {
      reply.hijack()
      await provider().callback()(request.raw, reply.raw)
    })
}

function claimsOf(person: Person) {
  return {
    sub: person.uid,
    email: person.email,
    email_verified: true,
    preferred_username: person.username,
    name: person.name,
    locale: person.language,
  }
}
