import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type AccountSite, openAccountSite } from "../../platform/testing/account-site.ts"
import type { Browser } from "../../platform/testing/browser.ts"

let site: AccountSite
beforeAll(async () => {
  site = await openAccountSite()
})
afterAll(() => site.close())

const PASSWORD = "seven quiet otters"
const SESSION = "veridesk_customer.session_token"

async function register(username: string, browser = site.browser()): Promise<Browser> {
  const fields = {
    requestId: newId(),
    username,
    email: `${username}@mail.example`,
    password: PASSWORD,
    next: "/",
  }
  expect((await browser.ask("/register", fields)).body.outcome).toBe("done")
  return browser
}

const tryPassword = (browser: Browser, identifier: string, password: string) =>
  browser.ask("/sign-in", { step: "password", identifier, password, next: "/tickets" })

const signedIn = async (browser: Browser) => (await browser.get("/security")).statusCode === 200

test("ten wrong passwords from one address stop that address for that name, whether or not there is one", async () => {
  await register("target")
  const answers = []
  for (const name of ["target", "nobody-of-that-name"]) {
    const attacker = site.browser({ address: "203.0.113.21" })
    for (let n = 0; n < 10; n += 1)
      expect((await tryPassword(attacker, name, "wrong words here")).status).toBe(422)
    const before = site.passwords.work
    const stopped = await tryPassword(attacker, name, PASSWORD)
    answers.push({
      status: stopped.status,
      error: stopped.body.props.error,
      work: site.passwords.work - before,
    })
    const wait = Number(stopped.headers["retry-after"])
    expect(wait).toBeGreaterThan(0)
    expect(wait).toBeLessThanOrEqual(600)
  }
  expect(answers[0]).toMatchObject({ status: 429, error: { code: "too-many-tries" }, work: 0 })
  expect(answers[1]).toEqual(answers[0])
  // The owner, elsewhere, doesn't notice.
  expect((await tryPassword(site.browser(), "target", PASSWORD)).body.outcome).toBe("done")
})

test("a right password clears the count of its address", async () => {
  await register("clumsy")
  const owner = site.browser({ address: "203.0.113.22" })
  for (let round = 0; round < 2; round += 1) {
    for (let n = 0; n < 9; n += 1)
      expect((await tryPassword(owner, "clumsy", "wrong words here")).status).toBe(422)
    expect((await tryPassword(owner, "clumsy", PASSWORD)).body.outcome).toBe("done")
  }
})

test("guessing from a hundred addresses is stopped, and still the owner comes in from where they have been before", async () => {
  const owner = await register("celebrity")
  for (let n = 0; n < 100; n += 1) await tryPassword(site.browser(), "celebrity", "")
  expect((await tryPassword(site.browser(), "celebrity", PASSWORD)).status).toBe(429)
  expect((await tryPassword(owner, "celebrity", PASSWORD)).body.outcome).toBe("done")
}, 60_000)

test("one address that tries many names is stopped", async () => {
  const sprayer = site.browser({ address: "203.0.113.23" })
  const statuses = []
  for (let n = 0; n < 61; n += 1)
    statuses.push((await tryPassword(sprayer, `name-${n}`, "wrong words here")).status)
  expect(statuses.slice(0, 60).every((status) => status === 422)).toBe(true)
  expect(statuses[60]).toBe(429)
}, 60_000)

test("a forwarded address is not believed", async () => {
  const sprayer = site.browser({ address: "203.0.113.23" })
  const lied = await sprayer.ask(
    "/sign-in",
    { step: "password", identifier: "x", password: "y" },
    { headers: { "x-forwarded-for": "192.0.2.1", "x-realm-address": "192.0.2.1" } },
  )
  expect(lied.status).toBe(429)
})

test("a form from another site is refused, whatever it says", async () => {
  const browser = await register("csrf-target")
  const evil: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: "http://sub.localhost:8080" },
    { origin: "null" },
    { origin: "http://localhost:8080.evil.example" },
    { origin: "http://localhost" },
  ]
  const posts = [
    "/sign-in",
    "/sign-out",
    "/register",
    "/security",
    "/security/authenticator",
    "/locked-out",
    "/password/forgotten",
    "/password/new",
    "/verify-email",
    "/sign-in/oidc",
  ]
  for (const headers of evil) {
    for (const url of posts) {
      const answer = await browser.form(url, { act: "sessions-revoke-others" }, { headers })
      expect([url, JSON.stringify(headers), answer.statusCode]).toEqual([url, JSON.stringify(headers), 403])
      expect(answer.json().code).toBe("cross-site")
    }
  }
  expect(await signedIn(browser)).toBe(true)
})

test("every route that changes something asks where it comes from", async () => {
  const listed = site.app.printRoutes({ commonPrefix: false, includeHooks: false })
  expect(listed).toContain("sign-out")
  const spec = site.app.swagger() as { paths: Record<string, Record<string, unknown>> }
  const unsafe = Object.entries(spec.paths).flatMap(([url, methods]) =>
    Object.keys(methods)
      .filter((method) => method !== "get")
      .map((method) => [method.toUpperCase() as "POST" | "DELETE", url] as const),
  )
  expect(unsafe.length).toBeGreaterThan(25)
  for (const [method, url] of unsafe) {
    const path = url.replace("{id}", newId())
    const answer = await site.browser().json(method, path, {
      ...(method === "POST" && { body: {} }),
      headers: { origin: "https://evil.example" },
    })
    expect([url, answer.statusCode]).toEqual([url, 403])
  }
})

test("a browser that says nothing of itself needs the form's token, and the one that belongs to it", async () => {
  const browser = site.browser()
  const { csrf } = (await browser.get("/csrf")).json()
  const silent = { origin: "" }
  const post = (who: Browser, token: string) => {
    const fields = { step: "password", identifier: "x", password: "y", ...(token && { _csrf: token }) }
    return who.form("/sign-in", fields, { headers: { ...silent, origin: "null" } })
  }
  expect((await post(browser, "")).statusCode).toBe(403)
  expect((await post(browser, "guessed")).statusCode).toBe(403)
  expect((await post(site.browser(), csrf)).statusCode).toBe(403)
  expect((await post(browser, csrf)).statusCode).toBe(422)
})

test("cookies are out of scripts' reach, and on https bound to this host", async () => {
  const flags = async (where: AccountSite) => {
    const browser = where.browser()
    const fields = {
      requestId: newId(),
      username: "cookie-jar",
      email: "c@mail.example",
      password: PASSWORD,
      next: "/",
    }
    const response = await browser.form("/register", fields)
    return [response.headers["set-cookie"] ?? ""].flat()
  }
  const [plain] = await flags(site)
  expect(plain).toMatch(/^veridesk_customer\.session_token=/)
  expect(plain).toMatch(/; HttpOnly/)
  expect(plain).toMatch(/; SameSite=Lax/)
  expect(plain).toMatch(/; Path=\/(;|$)/)
  const secure = await openAccountSite({ origin: "https://help.kestrel.example" })
  try {
    const [cookie] = await flags(secure)
    expect(cookie).toMatch(/^__Host-veridesk_customer\.session_token=/)
    expect(cookie).toMatch(/; Secure/)
    expect(cookie).not.toMatch(/; Domain/i)
  } finally {
    await secure.close()
  }
})

test("a token from before signing in is worth nothing afterwards, and one made up never was", async () => {
  const victim = await register("fixated")
  const planted = victim.jar.get(SESSION) ?? ""
  expect((await tryPassword(victim, "fixated", PASSWORD)).body.outcome).toBe("done")
  expect(victim.jar.get(SESSION)).not.toBe(planted)
  const attacker = site.browser()
  for (const token of [
    planted,
    "made-up",
    "made-up.c2lnbmF0dXJl",
    `${decodeURIComponent(planted).split(".")[0]}.`,
    "",
    "a".repeat(5000),
  ]) {
    attacker.jar.set(SESSION, token)
    expect(await signedIn(attacker)).toBe(false)
  }
  // A token of the database without our signature opens nothing either.
  const { rows } = await site.pool.query("select token from customer_sessions limit 1")
  attacker.jar.set(SESSION, rows[0].token)
  expect(await signedIn(attacker)).toBe(false)
})

test("sessions are listed as their owner knows them, ended one by one and all at once, and others' not at all", async () => {
  const first = await register(
    "roamer",
    site.browser({
      address: "203.0.113.50",
      userAgent: "Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36",
    }),
  )
  const more = [site.browser({ address: "2001:db8:1:2::9" }), site.browser(), site.browser()]
  for (const browser of more) await tryPassword(browser, "roamer", PASSWORD)
  const { sessions } = (await first.props("/security")) as {
    sessions: { id: string; current: boolean; device: string; address: string }[]
  }
  expect(sessions).toHaveLength(4)
  expect(sessions.find((it) => it.current)).toMatchObject({
    device: "Chrome · Android",
    address: "203.0.113.*",
  })
  expect(sessions.map((it) => it.address)).toContain("2001:db8:1:*")

  const stranger = await register("stranger")
  const second = sessions.find((it) => it.address === "2001:db8:1:*")?.id ?? ""
  const theft = await stranger.ask("/security", { act: "session-revoke", id: second })
  expect(theft).toMatchObject({ status: 422, body: { props: { error: { code: "not-found" } } } })
  expect(await signedIn(more[0] as Browser)).toBe(true)

  await first.ask("/security", { act: "session-revoke", id: second })
  expect(await signedIn(more[0] as Browser)).toBe(false)
  await first.ask("/security", { act: "sessions-revoke-others" })
  expect(await Promise.all(more.map(signedIn))).toEqual([false, false, false])
  expect(await signedIn(first)).toBe(true)
  expect((await first.ask("/sign-out", {})).body.location).toBe("/sign-in?notice=signed-out")
  expect(await signedIn(first)).toBe(false)
})

test("a session ended by another process is dead here as soon as memory is asked anew", async () => {
  const browser = await register("elsewhere")
  expect(await signedIn(browser)).toBe(true)
  await site.pool.query(
    "delete from customer_sessions s using customer_accounts a where a.id = s.account_id and a.username = 'elsewhere'",
  )
  await expect.poll(() => signedIn(browser), { timeout: 60_000, interval: 100 }).toBe(false)
})

test("a session in use is noted as such; one that is over is swept away", async () => {
  const browser = await register("lingerer")
  const session = async () =>
    (
      await site.pool.query(
        "select s.last_seen_at, s.expires_at from customer_sessions s join customer_accounts a on a.id = s.account_id where a.username = 'lingerer'",
      )
    ).rows[0]
  const before = await session()
  site.moveClock(3 * 60_000)
  await site.customers.settle()
  await expect
    .poll(async () => (await signedIn(browser)) && (await session()).last_seen_at > before.last_seen_at, {
      timeout: 60_000,
    })
    .toBe(true)
  site.moveClock(15 * 86_400_000)
  await site.customers.sweep(new Date(Date.now() + 15 * 86_400_000))
  expect(await session()).toBeUndefined()
  site.moveClock(-15 * 86_400_000 - 3 * 60_000)
})

test("rate limits hold in memory while the table can't be reached", async () => {
  await site.pool.query("alter table rate_limits rename to rate_limits_away")
  try {
    const attacker = site.browser({ address: "203.0.113.77" })
    const statuses = []
    for (let n = 0; n < 11; n += 1)
      statuses.push((await tryPassword(attacker, "whoever", "wrong words here")).status)
    expect(statuses).toEqual([...Array(10).fill(422), 429])
  } finally {
    await site.pool.query("alter table rate_limits_away rename to rate_limits")
  }
})
