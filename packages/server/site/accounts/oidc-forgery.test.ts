import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type AccountSite, openAccountSite } from "../../platform/testing/account-site.ts"

const CLIENT = { clientId: "desk", clientSecret: "a-secret-of-the-client" }
const CALLBACK = "/sign-in/oidc/callback/exchange"

type Sign = (claims: JWTPayload, keys: Keys) => Promise<string>
type Keys = { good: CryptoKey; stranger: CryptoKey; publicJwk: object }

/** A provider that answers the code with whatever id_token the test wants signed. */
let provider: {
  url: string
  sign: Sign
  nonce: string
  requests: { authorization: string; body: URLSearchParams }[]
}
let server: Server
let site: AccountSite

beforeAll(async () => {
  const good = await generateKeyPair("ES256", { extractable: true })
  const stranger = await generateKeyPair("ES256", { extractable: true })
  const publicJwk = { ...(await exportJWK(good.publicKey)), kid: "good", alg: "ES256" }
  const keys = { good: good.privateKey, stranger: stranger.privateKey, publicJwk }
  server = createServer((request, response) => void answer(request, response, keys))
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider = { url, sign: honest, nonce: "", requests: [] }
  site = await openAccountSite({ exchange: { oidc: { issuer: url, ...CLIENT } } })
})
afterAll(async () => {
  await site.close()
  await new Promise((resolve) => server.close(resolve))
})

async function answer(request: IncomingMessage, response: ServerResponse, keys: Keys): Promise<void> {
  const { url } = provider
  const send = (body: object) =>
    response.setHeader("content-type", "application/json").end(JSON.stringify(body))
  if (request.url === "/.well-known/openid-configuration") {
    send({
      issuer: url,
      authorization_endpoint: `${url}/auth`,
      token_endpoint: `${url}/token`,
      jwks_uri: `${url}/jwks`,
      id_token_signing_alg_values_supported: ["ES256"],
    })
  } else if (request.url === "/jwks") {
    send({ keys: [keys.publicJwk] })
  } else {
    let body = ""
    for await (const chunk of request) body += String(chunk)
    provider.requests.push({
      authorization: request.headers.authorization ?? "",
      body: new URLSearchParams(body),
    })
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: url,
      aud: CLIENT.clientId,
      sub: "4471",
      nonce: provider.nonce,
      iat: now,
      exp: now + 300,
    }
    send({ access_token: "x", token_type: "Bearer", id_token: await provider.sign(claims, keys) })
  }
}

const honest: Sign = (claims, { good }) =>
  signed({ ...claims, email: "a@mail.example", email_verified: true }, good)

function signed(claims: JWTPayload, key: CryptoKey): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: "good" }).sign(key)
}

async function comeBack(sign: Sign) {
  const browser = site.browser()
  const asked = new URL(
    String((await browser.form("/sign-in/oidc", { next: "/tickets/new" })).headers.location),
  )
  provider.nonce = asked.searchParams.get("nonce") ?? ""
  provider.sign = sign
  const query = new URLSearchParams({ code: "a-code", state: asked.searchParams.get("state") ?? "" })
  const answered = await browser.get(`${CALLBACK}?${query}`)
  const session = [...browser.jar.keys()].find((name) => name.endsWith("session_token"))
  return { location: answered.headers.location, session, asked }
}

test("an honest id_token opens a session; the code is redeemed with the secret and the PKCE verifier", async () => {
  const { location, session } = await comeBack(honest)
  expect(location).toBe("/tickets/new")
  expect(session).toBeDefined()
  const redeemed = provider.requests.at(-1)
  expect(redeemed?.body.get("code_verifier")?.length).toBeGreaterThanOrEqual(43)
  expect(redeemed?.body.get("redirect_uri")).toBe(`${site.origin}${CALLBACK}`)
  expect(`${redeemed?.authorization} ${redeemed?.body}`).toMatch(/a-secret-of-the-client|Basic /)
})

test("an address that the exchange has not proved is taken as claimed, no more", async () => {
  const { location } = await comeBack((claims, { good }) =>
    signed({ ...claims, sub: "unproved", email: "unproved@mail.example" }, good),
  )
  expect(location).toBe("/tickets/new")
  const { rows } = await site.pool.query(
    "select email_verified_at from customers where exchange_uid = 'unproved'",
  )
  expect(rows).toEqual([{ email_verified_at: null }])
})

const forgeries: Record<string, Sign> = {
  unsigned: async (claims) => new UnsecuredJWT({ ...claims, email: "a@mail.example" }).encode(),
  "another's key": (claims, { stranger }) => signed({ ...claims, email: "a@mail.example" }, stranger),
  "the public key as a shared secret": (claims, { publicJwk }) =>
    new SignJWT({ ...claims, email: "a@mail.example" })
      .setProtectedHeader({ alg: "HS256", kid: "good" })
      .sign(new TextEncoder().encode(JSON.stringify(publicJwk))),
  "another issuer": (claims, { good }) =>
    signed({ ...claims, email: "a@mail.example", iss: "https://evil.example" }, good),
  "another audience": (claims, { good }) =>
    signed({ ...claims, email: "a@mail.example", aud: "wallet" }, good),
  "no audience": ({ aud: _aud, ...claims }, { good }) => signed({ ...claims, email: "a@mail.example" }, good),
  "another nonce": (claims, { good }) =>
    signed({ ...claims, email: "a@mail.example", nonce: "of another sign-in" }, good),
  "no nonce": ({ nonce: _nonce, ...claims }, { good }) =>
    signed({ ...claims, email: "a@mail.example" }, good),
  expired: (claims, { good }) =>
    signed({ ...claims, email: "a@mail.example", iat: 1_700_000_000, exp: 1_700_000_300 }, good),
  "no subject": ({ sub: _sub, ...claims }, { good }) => signed({ ...claims, email: "a@mail.example" }, good),
  "no token at all": async () => "",
}

test.each(Object.keys(forgeries))("an id_token with %s opens nothing", async (why) => {
  const before = await site.pool.query("select count(*)::int as n from customers")
  const { location, session } = await comeBack(forgeries[why] as Sign)
  expect(location).toBe("/sign-in?error=exchange&next=%2Ftickets")
  expect(session).toBeUndefined()
  const after = await site.pool.query("select count(*)::int as n from customers")
  expect(after.rows).toEqual(before.rows)
})

test("what the exchange did not begin with us is not taken (IdP-initiated)", async () => {
  const browser = site.browser()
  expect((await browser.get(`${CALLBACK}?code=a-code`)).headers.location).toBe(
    "/sign-in?error=exchange&next=%2Ftickets",
  )
  expect(browser.jar.size).toBe(0)
})
