import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { newId } from "@veridesk/contract/ids.ts"
import { createMockExchange, type MockExchange } from "@veridesk/mock-exchange"
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from "jose"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type AccountSite, openAccountSite } from "../../platform/testing/account-site.ts"
import type { Browser } from "../../platform/testing/browser.ts"

const HE = { uid: "30881492", email: "zhiyuan.he@mail.example", name: "何知远" }
const ODILE = "30417756"

let exchange: MockExchange
let site: AccountSite
beforeAll(async () => {
  exchange = await createMockExchange({ supportUrl: "http://localhost:8080" })
  const { issuer, jwksUrl, oidcClient } = exchange
  site = await openAccountSite({ exchange: { issuer, jwksUrl, oidc: { issuer, ...oidcClient } } })
})
afterAll(async () => {
  await site.close()
  await exchange.close()
})

const cookiesOf = (browser: Browser) =>
  Object.fromEntries([...browser.jar].map(([name, value]) => [name, decodeURIComponent(value)]))
const actorOf = (browser: Browser) => site.customers.whoIsCustomer({ cookies: cookiesOf(browser) })

async function customersWith(uid: string) {
  const { rows } = await site.pool.query(
    "select c.id, c.name, c.email, c.email_verified_at is not null as verified, c.locale, a.username from customers c join customer_accounts a on a.id = c.id where c.exchange_uid = $1",
    [uid],
  )
  return rows
}

/** A person's own browser at the exchange: follows redirects and keeps its cookies until it is sent back to us. */
function atExchange() {
  const jar = new Map<string, string>()
  const hop = async (url: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(url, {
      redirect: "manual",
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        origin: new URL(url).origin,
      },
      ...(form && { method: "POST", body: new URLSearchParams(form) }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";")
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1))
    }
    return response
  }
  const follow = async (
    url: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; page: string | null }> => {
    const response = await hop(url, form)
    const location = response.headers.get("location")
    if (!location) return { url, page: await response.text() }
    const next = new URL(location, url)
    return next.origin === site.origin ? { url: next.href, page: null } : follow(next.href)
  }
  return { follow }
}

/** Goes to the exchange, signs in there as `uid`, and comes back to the address at which we take people in again. */
async function comeBack(browser: Browser, uid: string, next = "/tickets"): Promise<URL> {
  const begun = await browser.form("/sign-in/oidc", { next })
  expect(begun.statusCode).toBe(303)
  const person = atExchange()
  const door = await person.follow(String(begun.headers.location))
  const interaction = new URL(door.url).searchParams.get("interaction") ?? ""
  const back = await person.follow(new URL("/sign-in", exchange.url).href, { uid, interaction })
  return new URL(back.url)
}

test("by OpenID Connect one comes in as the exchange's customer, and as the same one again", async () => {
  const browser = site.browser()
  const back = await comeBack(browser, HE.uid, "/tickets/new?type=other")
  expect(back.pathname).toBe("/sign-in/oidc/callback/exchange")
  const answer = await browser.get(`${back.pathname}${back.search}`)
  expect(answer.headers.location).toBe("/tickets/new?type=other")
  // The exchange says in its id_token that it asked for a code too (`amr`).
  expect(await actorOf(browser)).toMatchObject({
    realm: "customer",
    level: "session-2fa",
    brandId: site.brand.id,
  })
  const again = site.browser()
  const returned = await comeBack(again, HE.uid)
  await again.get(`${returned.pathname}${returned.search}`)
  expect(await actorOf(again)).toEqual(await actorOf(browser))
  expect(await customersWith(HE.uid)).toMatchObject([
    { name: HE.name, email: HE.email, verified: true, locale: "zh-CN", username: null },
  ])
  const { rows } = await site.pool.query(
    "select access_token, refresh_token, id_token from customer_credentials where provider = 'exchange'",
  )
  expect(rows).toEqual([{ access_token: null, refresh_token: null, id_token: null }])
})

test("the request carries state, nonce and PKCE; what comes back counts once, in the same browser only", async () => {
  const browser = site.browser()
  const asked = new URL(String((await browser.form("/sign-in/oidc", {})).headers.location))
  for (const name of ["state", "nonce", "code_challenge"])
    expect(asked.searchParams.get(name)?.length).toBeGreaterThanOrEqual(32)
  expect(asked.searchParams.get("code_challenge_method")).toBe("S256")
  expect(asked.searchParams.get("redirect_uri")).toBe(`${site.origin}/sign-in/oidc/callback/exchange`)

  const back = await comeBack(browser, ODILE)
  const path = `${back.pathname}${back.search}`
  const refused = "/sign-in?error=exchange&next=%2Ftickets"
  const thief = site.browser()
  expect((await thief.get(path)).headers.location).toBe(refused)
  expect(await actorOf(thief)).toBeNull()
  expect((await browser.get(path)).headers.location).toBe("/tickets")
  expect((await browser.get(path)).headers.location).toBe(refused)
})

test("state or code that were made up lead back to the sign-in page", async () => {
  const browser = site.browser()
  const back = await comeBack(browser, ODILE)
  const bent: ((query: URLSearchParams) => void)[] = [
    (query) => query.delete("state"),
    (query) => query.set("state", "x".repeat(32)),
    (query) => query.set("code", "made-up"),
    (query) => query.delete("code"),
    (query) => query.set("iss", "https://evil.example"),
    (query) => query.set("error", "access_denied"),
  ]
  for (const bend of bent) {
    const fresh = site.browser()
    const query = new URLSearchParams((await comeBack(fresh, ODILE)).search)
    bend(query)
    const answer = await fresh.get(`${back.pathname}?${query}`)
    expect([String(query), answer.headers.location]).toEqual([
      String(query),
      "/sign-in?error=exchange&next=%2Ftickets",
    ])
    expect(await actorOf(fresh)).toBeNull()
  }
})

test("the exchange's word about an address never opens an account that was made with a password", async () => {
  const owner = site.browser()
  const email = "odile.varga@post.example"
  await owner.ask("/register", {
    requestId: newId(),
    username: "odile-here",
    email,
    password: "seven quiet otters",
    next: "/",
  })
  await owner.props(site.mails.find((it) => it.to === email)?.values["verifyPath"] ?? "")
  const browser = site.browser()
  const back = await comeBack(browser, ODILE)
  await browser.get(`${back.pathname}${back.search}`)
  const [here, there] = [await actorOf(owner), await actorOf(browser)]
  expect(there?.id).toBeTruthy()
  expect(there?.id).not.toBe(here?.id)
  // And the address goes on opening the account with the password.
  const again = site.browser()
  await again.ask("/sign-in", {
    step: "password",
    identifier: email,
    password: "seven quiet otters",
    next: "/",
  })
  expect((await actorOf(again))?.id).toBe(here?.id)
})

test("who comes from the exchange has their second factor there", async () => {
  const browser = site.browser()
  const back = await comeBack(browser, HE.uid)
  await browser.get(`${back.pathname}${back.search}`)
  expect((await browser.get("/security/authenticator")).headers.location).toBe("/security")
})

test("the sign-in page may send its form to the exchange, and no other page may", async () => {
  const policy = async (url: string) =>
    String((await site.browser().get(url)).headers["content-security-policy"])
  expect(await policy("/sign-in")).toContain(`form-action 'self' ${new URL(exchange.issuer).origin}`)
  expect(await policy("/register")).toMatch(/form-action 'self'(;|$)/)
})

test("the exchange's own button hands a customer over with a token that works once", async () => {
  const person = atExchange()
  await person.follow(new URL("/sign-in", exchange.url).href, { uid: HE.uid })
  const link = new URL(
    (
      await person.follow(
        new URL("/support?topic=deposit-not-credited&asset=USDT&chain=tron", exchange.url).href,
      )
    ).url,
  )
  expect(link.pathname).toBe("/sign-in/exchange")
  const browser = site.browser()
  const answer = await browser.get(`${link.pathname}${link.search}`)
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe("/tickets/new?type=deposit-not-credited&pair=USDT%2Ftron")
  expect(answer.headers["referrer-policy"]).toBe("no-referrer")
  expect(answer.headers["cache-control"]).toContain("no-store")
  // The exchange says that it asked for a code: `amr` in the token.
  expect(await actorOf(browser)).toMatchObject({ level: "session-2fa" })
  expect((await customersWith(HE.uid))[0].id).toBe((await actorOf(browser))?.id)

  const second = site.browser()
  expect((await second.get(`${link.pathname}${link.search}`)).headers.location).toBe(
    "/sign-in?error=exchange&next=%2Ftickets",
  )
  expect(await actorOf(second)).toBeNull()
  expect(await second.props("/sign-in?error=exchange")).toMatchObject({
    step: "password",
    error: { code: "exchange-token-refused" },
  })
})

test("a link on a third site signs nobody in", async () => {
  const person = atExchange()
  await person.follow(new URL("/sign-in", exchange.url).href, { uid: HE.uid })
  const token =
    new URL((await person.follow(new URL("/support", exchange.url).href)).url).searchParams.get("token") ?? ""
  const browser = site.browser()
  const evil = await browser.get(`/sign-in/exchange?token=${token}`, {
    headers: { referer: "https://evil.example/page" },
  })
  expect(evil.statusCode).toBe(403)
  const posted = await browser.form(
    "/sign-in/exchange",
    { token },
    { headers: { origin: "https://evil.example" } },
  )
  expect(posted.statusCode).toBe(403)
  // The token is not used up by that; the exchange itself may post it too.
  const right = await browser.form(
    "/sign-in/exchange",
    { token, returnTo: "/tickets/new" },
    { headers: { origin: exchange.issuer } },
  )
  expect(right.headers.location).toBe("/tickets/new")
})

/** An issuer of our own, to sign what no honest exchange would. */
async function makeIssuer() {
  const good = await generateKeyPair("ES256", { extractable: true })
  const rsa = await generateKeyPair("RS256", { extractable: true })
  const stranger = await generateKeyPair("ES256", { extractable: true })
  const keys = [
    { ...(await exportJWK(good.publicKey)), kid: "good", alg: "ES256" },
    { ...(await exportJWK(rsa.publicKey)), kid: "rsa", alg: "RS256" },
  ]
  const server: Server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify({ keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { good, rsa, stranger, url, keys, close: () => new Promise((resolve) => server.close(resolve)) }
}

test("a token is refused for anything that is not exactly right", async () => {
  const issuer = await makeIssuer()
  const other = await openAccountSite({ exchange: { issuer: issuer.url, jwksUrl: `${issuer.url}/jwks` } })
  try {
    const now = Math.floor(Date.now() / 1000)
    const right = { sub: "4471", iss: issuer.url, aud: "veridesk", jti: newId(), iat: now, exp: now + 60 }
    const signed = (
      claims: JWTPayload,
      header: { alg: string; kid: string } = { alg: "ES256", kid: "good" },
      key: CryptoKey = issuer.good.privateKey,
    ) => new SignJWT(claims).setProtectedHeader(header).sign(key)
    const without = (name: string) =>
      Object.fromEntries(Object.entries({ ...right, jti: newId() }).filter(([key]) => key !== name))
    const modulus = new TextEncoder().encode(JSON.stringify(issuer.keys[0]))
    const bad: Record<string, string> = {
      nothing: "",
      nonsense: "a.b.c",
      unsigned: new UnsecuredJWT({ ...right, jti: newId() }).encode(),
      "another's key": await signed(
        { ...right, jti: newId() },
        { alg: "ES256", kid: "good" },
        issuer.stranger.privateKey,
      ),
      "unknown key": await signed({ ...right, jti: newId() }, { alg: "ES256", kid: "unknown" }),
      "public key as a shared secret": await new SignJWT({ ...right, jti: newId() })
        .setProtectedHeader({ alg: "HS256", kid: "good" })
        .sign(modulus),
      "wrong issuer": await signed({ ...right, jti: newId(), iss: "https://evil.example" }),
      "wrong audience": await signed({ ...right, jti: newId(), aud: "wallet" }),
      expired: await signed({ ...right, jti: newId(), iat: now - 120, exp: now - 60 }),
      "too long a life": await signed({ ...right, jti: newId(), exp: now + 3600 }),
      "from long ago": await signed({ ...right, jti: newId(), iat: now - 3600 }),
      "from tomorrow": await signed({ ...right, jti: newId(), iat: now + 86_400, exp: now + 86_460 }),
      "not valid yet": await signed({ ...right, jti: newId(), nbf: now + 600 }),
      "an id_token": await signed({ ...right, jti: newId(), nonce: "abc" }),
      ...Object.fromEntries(
        await Promise.all(
          ["sub", "iss", "aud", "jti", "iat", "exp"].map(async (name) => [
            `no ${name}`,
            await signed(without(name)),
          ]),
        ),
      ),
    }
    for (const [why, token] of Object.entries(bad)) {
      const browser = other.browser()
      const answer = await browser.get(`/sign-in/exchange?token=${token}`)
      expect([why, answer.headers.location]).toEqual([why, "/sign-in?error=exchange&next=%2Ftickets"])
      expect([why, browser.jar.size]).toEqual([why, 0])
    }
    expect((await other.pool.query("select 1 from customers")).rowCount).toBe(0)
    const token = await signed({ ...right, jti: newId() })
    expect((await other.browser().get(`/sign-in/exchange?token=${token}`)).headers.location).toBe("/tickets")
    const rs256 = await signed(
      { ...right, jti: newId() },
      { alg: "RS256", kid: "rsa" },
      issuer.rsa.privateKey,
    )
    const both = await Promise.all(
      [1, 2].map(() => other.browser().get(`/sign-in/exchange?token=${rs256}&returnTo=//evil.example`)),
    )
    expect(both.map((it) => String(it.headers.location)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      "/sign-in?error=exchange&next=%2Ftickets",
      "/tickets",
    ])
  } finally {
    await other.close()
    await issuer.close()
  }
})

test("an exchange that is away is said to be away, and passwords go on working", async () => {
  const nowhere = "http://127.0.0.1:9"
  const other = await openAccountSite({
    exchange: {
      issuer: nowhere,
      jwksUrl: `${nowhere}/jwks`,
      oidc: { issuer: nowhere, clientId: "a", clientSecret: "b" },
    },
  })
  try {
    const { good, close } = await makeIssuer()
    await close()
    const token = await new SignJWT({ sub: "1" })
      .setProtectedHeader({ alg: "ES256", kid: "good" })
      .sign(good.privateKey)
    expect((await other.browser().get(`/sign-in/exchange?token=${token}`)).json()).toMatchObject({
      code: "exchange-away",
    })
    expect((await other.browser().form("/sign-in/oidc", {})).json()).toMatchObject({ code: "exchange-away" })
    const fields = {
      requestId: newId(),
      username: "still-here",
      email: "s@mail.example",
      password: "seven quiet otters",
      next: "/",
    }
    expect((await other.browser().ask("/register", fields)).body.outcome).toBe("done")
  } finally {
    await other.close()
  }
})

test("where no exchange is set up, its doors are not there", async () => {
  const other = await openAccountSite()
  try {
    expect((await other.browser().get("/sign-in/exchange?token=x")).statusCode).toBe(404)
    expect((await other.browser().form("/sign-in/oidc", {})).statusCode).toBe(404)
    expect(await other.browser().props("/sign-in")).toMatchObject({ exchange: null })
  } finally {
    await other.close()
  }
})
