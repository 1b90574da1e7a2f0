import { newId } from "@veridesk/contract/ids.ts"
import { generateSync } from "otplib"
import { afterAll, beforeAll, expect, test, vi } from "vitest"
import { type AccountSite, openAccountSite } from "../../platform/testing/account-site.ts"
import { makeAuthenticator } from "../../platform/testing/authenticator.ts"
import type { Browser } from "../../platform/testing/browser.ts"

let site: AccountSite
beforeAll(async () => {
  site = await openAccountSite()
  // The date stands still in the middle of a step, so that no code changes while a test is under way.
  vi.useFakeTimers({ toFake: ["Date"], now: (Math.floor(Date.now() / 30_000) + 0.5) * 30_000 })
})
afterAll(async () => {
  vi.useRealTimers()
  await site.close()
})

const PASSWORD = "seven quiet otters"
const SESSION = "veridesk_customer.session_token"

/** The code of the authenticator, `steps` of thirty seconds from now. */
function codeOf(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * 30 })
}

async function register(username: string): Promise<Browser> {
  const browser = site.browser()
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

/** With an authenticator whose present code is used up already. */
async function withTotp(username: string) {
  const browser = await register(username)
  const { secret } = (await browser.props("/security/authenticator")) as { secret: string }
  const answer = await browser.ask("/security/authenticator", { code: codeOf(secret), next: "/tickets" })
  expect(answer.status).toBe(200)
  return { browser, secret, codes: answer.body.props.codes as string[] }
}

async function password(username: string) {
  const browser = site.browser()
  const answer = await browser.ask("/sign-in", {
    step: "password",
    identifier: username,
    password: PASSWORD,
    next: "/tickets",
  })
  return { browser, location: answer.body.location as string }
}

const giveCode = (browser: Browser, code: string, step = "totp") =>
  browser.ask("/sign-in", { step, code, flow: "0", next: "/tickets" })

async function level(browser: Browser): Promise<string | null> {
  const actor = await site.customers.whoIsCustomer({
    cookies: Object.fromEntries([...browser.jar].map(([k, v]) => [k, decodeURIComponent(v)])),
  })
  return actor?.level ?? null
}

test("setting up: key and QR for Google Authenticator, a code proves it, ten recovery codes, a new token", async () => {
  const browser = await register("setter")
  const page = (await browser.props("/security/authenticator?next=/tickets")) as Record<string, string> & {
    qr: string[]
  }
  expect(page["secret"]).toMatch(/^[A-Z2-7]{32}$/)
  expect(page).toMatchObject({
    issuer: "Kestrel Exchange",
    account: "setter",
    required: false,
    next: "/tickets",
  })
  expect(page.qr.length).toBeGreaterThan(20)
  expect(page.qr.every((row) => row.length === page.qr.length && /^[01]+$/.test(row))).toBe(true)
  // Looked at again, the page shows the same key.
  expect(await browser.props("/security/authenticator")).toMatchObject({ secret: page["secret"] })

  const wrong = await browser.ask("/security/authenticator", { code: "000 000", next: "/tickets" })
  expect(wrong).toMatchObject({
    status: 422,
    body: { props: { error: { code: "code-wrong" }, secret: page["secret"] } },
  })
  expect(await level(browser)).toBe("session")
  const before = browser.jar.get(SESSION)
  const right = await browser.ask("/security/authenticator", {
    code: codeOf(page["secret"] ?? ""),
    next: "/tickets",
  })
  expect(right.body.props).toMatchObject({
    next: "/tickets",
    codes: expect.arrayContaining([expect.stringMatching(/^\w{5}-\w{5}$/)]),
  })
  expect(right.body.props.codes).toHaveLength(10)
  expect(browser.jar.get(SESSION)).not.toBe(before)
  expect(await level(browser)).toBe("session-2fa")
  expect(await browser.props("/security")).toMatchObject({
    totp: { since: expect.any(String) },
    recovery: { left: 10, total: 10 },
  })
  const { rows } = await site.pool.query("select secret, backup_codes from customer_two_factors")
  expect(JSON.stringify(rows)).not.toContain(page["secret"]) // neither the key nor a code stands in the database
  for (const code of right.body.props.codes) expect(JSON.stringify(rows)).not.toContain(code)
})

test("signing in takes password, then code; spaces and full width are fine; a code counts once", async () => {
  const { secret } = await withTotp("coder")
  const first = await password("coder")
  expect(first.location).toBe("/sign-in?step=totp&flow=0&next=%2Ftickets")
  expect(await level(first.browser)).toBeNull()
  expect(await first.browser.props(first.location)).toMatchObject({ step: "totp" })
  const code = codeOf(secret, 1)
  const typed = `${code.slice(0, 3)} ${code.slice(3)}`.replace(/\d/g, (digit) =>
    String.fromCharCode(0xff10 + Number(digit)),
  )
  expect((await giveCode(first.browser, typed)).body).toEqual({ outcome: "done", location: "/tickets" })
  expect(await level(first.browser)).toBe("session-2fa")

  const second = await password("coder")
  const replay = await giveCode(second.browser, code)
  expect(replay).toMatchObject({ status: 422, body: { props: { error: { code: "sign-in-failed" } } } })
  expect(await level(second.browser)).toBeNull()
  const { rows } = await site.pool.query(
    "select count(*)::int as n from customer_sessions s join customer_accounts a on a.id = s.account_id where a.username = 'coder'",
  )
  expect(rows[0].n).toBe(2) // those of registering and of the first sign-in; what the replay opened for a moment is gone
})

test("one step early or late is right, two are wrong", async () => {
  const { secret } = await withTotp("drifter")
  const early = await password("drifter")
  expect((await giveCode(early.browser, codeOf(secret, -1))).body.outcome).toBe("done")
  const late = await password("drifter")
  expect((await giveCode(late.browser, codeOf(secret, 1))).body.outcome).toBe("done")
  for (const steps of [-2, 2]) {
    const off = await password("drifter")
    expect((await giveCode(off.browser, codeOf(secret, steps))).status).toBe(422)
  }
})

test("a wrong code says what a wrong password says, counts the tries, and five end the sign-in", async () => {
  await withTotp("guesser")
  const { browser } = await password("guesser")
  for (let n = 1; n <= 4; n += 1) {
    const { body, status } = await browser.ask("/sign-in", {
      step: "totp",
      code: "000000",
      flow: String(n - 1),
      next: "/tickets",
    })
    expect({ status, ...body.props }).toMatchObject({
      status: 422,
      step: "totp",
      tries: n,
      error: { code: "sign-in-failed" },
    })
  }
  await giveCode(browser, "000000")
  const over = await giveCode(browser, "000000")
  expect(over.body.props).toMatchObject({ step: "password", error: { code: "sign-in-failed" } })
})

test("ten wrong codes in all stop the guessing for a while, over as many sign-ins as you like", async () => {
  const { secret } = await withTotp("besieged")
  let wrong = 0
  while (wrong < 10) {
    const { browser } = await password("besieged")
    for (let n = 0; n < 5; n += 1) {
      await giveCode(browser, "000000")
      wrong += 1
    }
  }
  const { browser } = await password("besieged")
  const stopped = await giveCode(browser, codeOf(secret, 1))
  expect(stopped.status).toBe(429)
  expect(Number(stopped.headers["retry-after"])).toBeGreaterThan(0)
})

test("a code without a password before it opens nothing", async () => {
  const { secret, codes } = await withTotp("skipper")
  const stranger = site.browser()
  for (const [step, code] of [
    ["totp", codeOf(secret, 1)],
    ["recovery", codes[0] ?? ""],
  ] as const) {
    expect(await giveCode(stranger, code, step)).toMatchObject({
      status: 422,
      body: { props: { step: "password" } },
    })
  }
  expect(stranger.jar.size).toBe(0)
})

test("each recovery code works once, however it is typed, and new ones replace the old", async () => {
  const { browser, codes } = await withTotp("forgetter")
  const first = await password("forgetter")
  expect(
    (await giveCode(first.browser, (codes[0] ?? "").toUpperCase().replace("-", " "), "recovery")).body
      .outcome,
  ).toBe("done")
  expect(await level(first.browser)).toBe("session-2fa")
  expect(await first.browser.props("/security")).toMatchObject({ recovery: { left: 9 } })
  const again = await password("forgetter")
  expect((await giveCode(again.browser, codes[0] ?? "", "recovery")).status).toBe(422)

  const renewed = await browser.ask("/security", { act: "recovery-renew" })
  expect(renewed.body.props.codes).toHaveLength(10)
  const old = await password("forgetter")
  expect((await giveCode(old.browser, codes[1] ?? "", "recovery")).status).toBe(422)
  expect((await giveCode(old.browser, renewed.body.props.codes[0], "recovery")).body.outcome).toBe("done")
})

test("an authenticator is replaced without a moment in which neither works", async () => {
  const { browser, secret } = await withTotp("upgrader")
  const next = (await browser.props("/security/authenticator")) as { secret: string }
  expect(next.secret).not.toBe(secret)
  const meanwhile = await password("upgrader")
  expect((await giveCode(meanwhile.browser, codeOf(secret, 1))).body.outcome).toBe("done")
  expect(
    (await browser.ask("/security/authenticator", { code: codeOf(next.secret), next: "/" })).status,
  ).toBe(200)
  const old = await password("upgrader")
  expect((await giveCode(old.browser, codeOf(secret, -1))).status).toBe(422)
  expect((await giveCode(old.browser, codeOf(next.secret, 1))).body.outcome).toBe("done")
})

test("switching it off takes a fresh sign-in, and a password is enough afterwards", async () => {
  const { browser } = await withTotp("remover")
  site.moveClock(16 * 60_000)
  const stale = await browser.ask("/security", { act: "totp-remove" })
  expect(stale.body).toEqual({ outcome: "done", location: "/sign-in?again=1&next=%2Fsecurity" })
  site.moveClock(-16 * 60_000)
  const off = await browser.ask("/security", { act: "totp-remove" })
  expect(off.body).toEqual({ outcome: "done", location: "/security?done=totp-remove" })
  expect(await browser.props("/security?done=totp-remove")).toMatchObject({
    totp: null,
    recovery: null,
    notice: { code: "security.totp-removed" },
  })
  expect((await password("remover")).location).toBe("/tickets")
})

const PASSKEYS = "/api/account/passkey"

async function addPasskey(browser: Browser, sawUser = true) {
  const device = makeAuthenticator({ origin: site.origin, sawUser })
  const options = (await browser.get(`${PASSKEYS}/generate-register-options`)).json()
  const added = await browser.json("POST", `${PASSKEYS}/verify-registration`, {
    body: { name: "Phone", response: device.create(options) },
  })
  return { device, options, added }
}

async function signInByPasskey(
  device: ReturnType<typeof makeAuthenticator>,
  tamper: (credential: ReturnType<typeof device.get>) => object = (it) => it,
) {
  const browser = site.browser()
  const options = (await browser.get(`${PASSKEYS}/generate-authenticate-options`)).json()
  const response = await browser.json("POST", `${PASSKEYS}/verify-authentication`, {
    body: { response: tamper(device.get(options)) },
  })
  return { browser, options, response }
}

test("a passkey signs in by itself, with both factors, and is named, listed and removed", async () => {
  const { device, options, added } = await addPasskey(await register("holder"))
  expect(options).toMatchObject({
    rp: { id: "localhost", name: "Kestrel Exchange" },
    user: { name: "holder", displayName: "holder" },
  })
  expect(added.json()).toMatchObject({ name: "Phone" })
  const { browser, options: asked, response } = await signInByPasskey(device)
  expect(asked).toMatchObject({ rpId: "localhost", userVerification: "required" })
  expect(response.json()).toEqual({ done: true })
  expect(await level(browser)).toBe("session-2fa")

  const { passkeys } = (await browser.props("/security")) as {
    passkeys: { id: string; name: string; usedAt: string }[]
  }
  expect(passkeys).toMatchObject([{ name: "Phone", usedAt: expect.any(String) }])
  const id = passkeys[0]?.id ?? ""
  await browser.ask("/security", { act: "passkey-rename", id, name: "Old phone" })
  expect(await browser.props("/security")).toMatchObject({ passkeys: [{ name: "Old phone" }] })
  await browser.ask("/security", { act: "passkey-remove", id })
  expect((await signInByPasskey(device)).response.statusCode).toBe(401)
})

test("a passkey that proves nothing opens nothing", async () => {
  const { device } = await addPasskey(await register("keyless"))
  const stranger = makeAuthenticator({ origin: site.origin })
  const elsewhere = makeAuthenticator({ origin: "http://evil.example" })
  const cases: Record<string, Awaited<ReturnType<typeof signInByPasskey>>["response"]> = {
    unknown: (await signInByPasskey(stranger)).response,
    "other site": (await signInByPasskey(elsewhere)).response,
    "other key": (
      await signInByPasskey(stranger, (it) => ({
        ...it,
        id: device.get({ challenge: "x" }).id,
        rawId: device.get({ challenge: "x" }).id,
      }))
    ).response,
    "old challenge": (
      await signInByPasskey(device, () =>
        device.get({ challenge: Buffer.from("another").toString("base64url") }),
      )
    ).response,
  }
  for (const [why, response] of Object.entries(cases)) {
    expect([why, response.statusCode, response.json().code]).toEqual([why, 401, "sign-in-failed"])
    expect([why, String(response.headers["set-cookie"])]).toEqual([
      why,
      expect.not.stringContaining("session_token"),
    ])
  }
  const unseen = await addPasskey(await register("unseen"), false)
  expect(unseen.added.statusCode).toBe(422)
})

test("a challenge is good for one answer", async () => {
  const { device } = await addPasskey(await register("once-only"))
  const browser = site.browser()
  const options = (await browser.get(`${PASSKEYS}/generate-authenticate-options`)).json()
  const cookie = browser.jar.get("veridesk_customer.passkey") ?? ""
  const answer = { response: device.get(options) }
  expect((await browser.json("POST", `${PASSKEYS}/verify-authentication`, { body: answer })).statusCode).toBe(
    200,
  )
  const thief = site.browser()
  thief.jar.set("veridesk_customer.passkey", cookie)
  expect((await thief.json("POST", `${PASSKEYS}/verify-authentication`, { body: answer })).statusCode).toBe(
    401,
  )
})

test("a passkey is added by who is signed in a moment ago, and by nobody else", async () => {
  const stranger = await site.browser().get(`${PASSKEYS}/generate-register-options`)
  expect(stranger.statusCode).toBe(401)
  const browser = await register("stale")
  site.moveClock(16 * 60_000)
  expect((await browser.get(`${PASSKEYS}/generate-register-options`)).json()).toMatchObject({
    code: "fresh-sign-in-first",
  })
  site.moveClock(-16 * 60_000)
})
