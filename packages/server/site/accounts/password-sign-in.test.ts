import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type AccountSite, openAccountSite } from "../../platform/testing/account-site.ts"

let site: AccountSite
beforeAll(async () => {
  site = await openAccountSite()
})
afterAll(() => site.close())

const PASSWORD = "seven quiet otters"

async function registered(username: string, email = `${username}@mail.example`) {
  const browser = site.browser()
  const posted = await browser.ask("/register", {
    requestId: newId(),
    username,
    email,
    password: PASSWORD,
    next: "/tickets/new",
  })
  return { browser, posted }
}

test("registering opens a session, sends the link that proves the address and leads to it", async () => {
  const { browser, posted } = await registered("tomas", "Tomas.Reyhl@mail.example")
  expect(posted.body).toEqual({ outcome: "done", location: expect.stringMatching(/^\/verify-email\?next=/) })
  const token = browser.jar.get("veridesk_customer.session_token")
  expect(decodeURIComponent(token ?? "")).toMatch(/^[\w-]{43}\./) // 256 random bits
  expect(await browser.props("/verify-email?next=/tickets/new")).toMatchObject({
    state: "sent",
    email: "Tomas.Reyhl@mail.example",
  })

  const mail = site.mails.find((it) => it.to === "Tomas.Reyhl@mail.example")
  expect(mail).toMatchObject({
    kind: "verify-email",
    locale: "en",
    values: { verifyPath: expect.stringMatching(/^\/verify-email\?token=/) },
  })
  // The link works in another browser, and twice: scanners of mailboxes follow links too.
  for (const reader of [site.browser(), site.browser()]) {
    expect(await reader.props(mail?.values["verifyPath"] ?? "")).toMatchObject({ state: "verified" })
  }
  const { rows } = await site.pool.query("select email_verified_at from customers where email = $1", [
    mail?.to,
  ])
  expect(rows[0].email_verified_at).toBeInstanceOf(Date)
})

test("one signs in by username or by address, whatever the case or the width of the letters", async () => {
  await registered("amara", "amara@mail.example")
  for (const identifier of ["amara", "AMARA", "ａｍａｒａ", "amara@mail.example", "Amara@Mail.Example"]) {
    const browser = site.browser()
    const answer = await browser.ask("/sign-in", {
      step: "password",
      identifier,
      password: PASSWORD,
      next: "/tickets",
    })
    expect([identifier, answer.body]).toEqual([identifier, { outcome: "done", location: "/tickets" }])
  }
  const chinese = site.browser()
  await chinese.ask("/register", {
    requestId: newId(),
    username: "何知远",
    email: "he@mail.example",
    password: "七只安静的水獭在河边",
    next: "/",
  })
  const again = await site
    .browser()
    .ask("/sign-in", { step: "password", identifier: "何知远", password: "七只安静的水獭在河边", next: "/" })
  expect(again.body).toMatchObject({ outcome: "done" })
})

test("wrong user, wrong password and nothing at all look the same and cost the same", async () => {
  await registered("odile")
  const tries = [
    { identifier: "odile", password: "not this one at all" },
    { identifier: "odile@mail.example", password: "not this one at all" },
    { identifier: "nobody-here", password: PASSWORD },
    { identifier: "nobody@mail.example", password: PASSWORD },
    { identifier: "odile", password: "" },
    { identifier: "", password: "" },
    { identifier: "' or 1=1 --", password: "x".repeat(200) },
    { identifier: '{"$gt":""}', password: '{"$gt":""}' },
  ]
  const answers = []
  for (const wrong of tries) {
    const before = site.passwords.work
    const browser = site.browser({ address: "203.0.113.80" })
    const { status, body } = await browser.ask("/sign-in", { step: "password", next: "/tickets", ...wrong })
    expect(browser.jar.size).toBe(0)
    answers.push({
      status,
      error: body.props.error,
      step: body.props.step,
      work: site.passwords.work - before,
    })
  }
  expect(answers[0]).toEqual({
    status: 422,
    error: { code: "sign-in-failed", values: {} },
    step: "password",
    work: 1,
  })
  for (const answer of answers) expect(answer).toEqual(answers[0])
})

test("what a registration is refused for stands at its field, and nothing is made", async () => {
  await registered("mei-lin")
  const faultsOf = async (fields: Record<string, string>) => {
    const good = {
      requestId: newId(),
      username: "fine-name",
      email: "fine@mail.example",
      password: PASSWORD,
      next: "/",
    }
    const { body, status } = await site.browser().ask("/register", { ...good, ...fields })
    return {
      status,
      errors: body.props?.errors.map((it: { field: string; code: string }) => [it.field, it.code]),
    }
  }
  const cases: [Record<string, string>, [string, string][]][] = [
    [{ username: "ab" }, [["username", "field.username-too-short"]]],
    [{ username: "a@b.example" }, [["username", "field.username-characters"]]],
    [{ username: "Kestrel-Support" }, [["username", "field.username-reserved"]]],
    [{ username: "官方客服" }, [["username", "field.username-reserved"]]],
    [{ username: "MEI-lin" }, [["username", "field.username-taken"]]],
    [{ email: "no address" }, [["email", "field.email"]]],
    [{ password: "short" }, [["password", "field.password-too-short"]]],
    [{ password: "1234567890" }, [["password", "field.password-too-common"]]],
    [{ password: "Password-123" }, [["password", "field.password-too-common"]]],
    [{ username: "juniper-hall", password: "Juniper_Hall1" }, [["password", "field.password-is-name"]]],
    [
      { username: "", email: "", password: "" },
      [
        ["username", "field.username-too-short"],
        ["email", "field.email"],
        ["password", "field.password-too-short"],
      ],
    ],
  ]
  const before = await site.pool.query("select count(*)::int as n from customers")
  for (const [fields, errors] of cases) expect(await faultsOf(fields)).toEqual({ status: 422, errors })
  const after = await site.pool.query("select count(*)::int as n from customers")
  expect(after.rows[0].n).toBe(before.rows[0].n)
})

test("the same registration sent twice is one account; with another password it is nobody's session", async () => {
  const fields = {
    requestId: newId(),
    username: "twice",
    email: "twice@mail.example",
    password: PASSWORD,
    next: "/",
  }
  const both = await Promise.all([site.browser(), site.browser()].map((it) => it.ask("/register", fields)))
  expect(both.map((it) => it.body.outcome)).toEqual(["done", "done"])
  expect((await site.pool.query("select 1 from customers where email = 'twice@mail.example'")).rowCount).toBe(
    1,
  )
  expect(site.mails.filter((it) => it.to === "twice@mail.example")).toHaveLength(1)
  const stranger = site.browser()
  const stolen = await stranger.ask("/register", { ...fields, password: "some other words here" })
  expect(stolen.status).toBe(422)
  expect(stranger.jar.size).toBe(0)
})

test("an address that somebody claims first is free for its owner, who proves it", async () => {
  const squatter = await registered("squatter", "owner@mail.example")
  const owner = await registered("rightful", "owner@mail.example")
  // Nothing in the answer says that the address was claimed before.
  expect(owner.posted).toMatchObject({ status: squatter.posted.status, body: squatter.posted.body })
  const links = site.mails
    .filter((it) => it.to === "owner@mail.example")
    .map((it) => it.values["verifyPath"] ?? "")
  expect(await site.browser().props(links[1] ?? "")).toMatchObject({ state: "verified" })
  expect(await site.browser().props(links[0] ?? "")).toMatchObject({
    state: "link-expired",
    error: { code: "email-in-use" },
  })
  // From now on the address opens the account of who proved it.
  const browser = site.browser()
  await browser.ask("/sign-in", {
    step: "password",
    identifier: "owner@mail.example",
    password: PASSWORD,
    next: "/",
  })
  expect(await browser.props("/security")).toMatchObject({ username: "rightful", email: { verified: true } })
})

test("a new password comes by a link that works once, and ends every session", async () => {
  const { browser } = await registered("forgetful")
  const forgot = (email: string) => site.browser().ask("/password/forgotten", { email })
  // To an address that is not proved, and to one that nobody has, the answer is the same and no mail goes.
  const sent = site.mails.length
  const answers = [await forgot("forgetful@mail.example"), await forgot("nobody@mail.example")]
  await site.customers.settle()
  expect(site.mails).toHaveLength(sent)
  await site
    .browser()
    .get(site.mails.find((it) => it.to === "forgetful@mail.example")?.values["verifyPath"] ?? "", {
      headers: { accept: "application/json" },
    })
  answers.push(await forgot("Forgetful@Mail.example"))
  await site.customers.settle()
  const shapes = answers.map(({ status, body }) => ({
    status,
    sent: body.props.sent,
    errors: body.props.errors,
  }))
  expect(new Set(shapes.map((it) => JSON.stringify(it))).size).toBe(1)

  const mail = site.mails.at(-1)
  expect(mail).toMatchObject({ kind: "password-reset", to: "forgetful@mail.example" })
  const path = mail?.values["resetPath"] ?? ""
  const { token } = (await site.browser().props(path)) as { token: string }
  const weak = await site.browser().ask("/password/new", { token, password: "forgetful1" })
  expect(weak.body.props.errors).toMatchObject([{ field: "password", code: "field.password-is-name" }])
  const set = await site.browser().ask("/password/new", { token, password: "nine loud herons" })
  expect(set.body).toEqual({ outcome: "done", location: "/sign-in?notice=password-changed" })
  const again = await site.browser().ask("/password/new", { token, password: "ten loud herons now" })
  expect(again.body.props.errors).toMatchObject([{ code: "link-spent" }])

  expect((await browser.get("/security")).statusCode).toBe(303) // the old session is over
  const old = await site
    .browser()
    .ask("/sign-in", { step: "password", identifier: "forgetful", password: PASSWORD, next: "/" })
  expect(old.status).toBe(422)
  const fresh = await site
    .browser()
    .ask("/sign-in", { step: "password", identifier: "forgetful", password: "nine loud herons", next: "/" })
  expect(fresh.body.outcome).toBe("done")
})

test("a link that is too old opens nothing", async () => {
  await registered("latecomer")
  const path = site.mails.find((it) => it.to === "latecomer@mail.example")?.values["verifyPath"] ?? ""
  site.moveClock(25 * 3600_000)
  expect(await site.browser().props(path)).toMatchObject({ state: "link-expired", error: null })
  site.moveClock(-25 * 3600_000)
})

test("the way on after signing in never leads to another site", async () => {
  await registered("careful")
  const hostile = [
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "\\\\evil.example",
    "/%0d%0aset-cookie:x=1",
  ]
  for (const next of hostile) {
    const { body } = await site
      .browser()
      .ask("/sign-in", { step: "password", identifier: "careful", password: PASSWORD, next })
    const { origin } = new URL(body.location, site.origin)
    expect([next, origin]).toEqual([next, site.origin])
    expect([next, body.location]).toEqual([next, expect.stringMatching(/^\/(?!\/)/)])
  }
  const kept = await site.browser().ask("/sign-in", {
    step: "password",
    identifier: "careful",
    password: PASSWORD,
    next: "/tickets/new?type=other",
  })
  expect(kept.body.location).toBe("/tickets/new?type=other")
})

test("what another form held travels through a sign-in, also one that fails", async () => {
  const held = { "held.body": "half a letter" }
  const begun = await site.browser().ask("/sign-in", { step: "begin", next: "/tickets", ...held })
  expect(begun.body.props).toMatchObject({
    step: "password",
    notice: "session-expired",
    held: { body: "half a letter" },
  })
  const fields = { step: "password", identifier: "x", password: "y", next: "/tickets", ...held }
  expect((await site.browser().ask("/sign-in", fields)).body.props.held).toEqual({ body: "half a letter" })
})

test("the locked-out need no sign-in, and the answer never says who is known", async () => {
  await registered("locked-one")
  const ask = (identifier: string) =>
    site.browser({ address: "203.0.113.9" }).ask("/locked-out", {
      requestId: newId(),
      identifier,
      email: "a@mail.example",
      problem: "lost-authenticator",
      story: "My phone fell into the harbour.",
    })
  const known = await ask("locked-one")
  const unknown = await ask("never-heard-of")
  expect(known).toMatchObject({ status: 200, body: unknown.body })
  expect(site.lockedOut.map((it) => it.identifier)).toEqual(["locked-one", "never-heard-of"])
  expect(
    (await site.browser().ask("/locked-out", { identifier: "", email: "", problem: "", story: "" })).body
      .props.errors,
  ).toHaveLength(4)
  const other = await site
    .browser()
    .ask("/locked-out", { identifier: "me", story: "half a", act: "language:zh-CN" })
  expect(other.body.props).toMatchObject({ values: { identifier: "me", story: "half a" }, errors: [] })
  expect(String(other.headers["set-cookie"])).toContain("veridesk_locale=zh-CN")
  for (let n = 0; n < 3; n += 1) await ask("again")
  const bounded = await ask("again")
  expect(bounded.status).toBe(429)
  expect(Number(bounded.headers["retry-after"])).toBeGreaterThan(0)
})
