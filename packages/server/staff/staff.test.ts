import { newId } from "@veridesk/contract/ids.ts"
import { staffRoutes } from "@veridesk/contract/staff-account.ts"
import { generateSync } from "otplib"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { type AccountSite, openAccountSite } from "../platform/testing/account-site.ts"
import { makeAuthenticator } from "../platform/testing/authenticator.ts"
import type { Browser } from "../platform/testing/browser.ts"

let site: AccountSite
/** The administrator, signed in with a second factor. */
let sune: Member
beforeAll(async () => {
  site = await openAccountSite()
  // The date stands still in the middle of a step, so that no code changes while a test is under way.
  vi.useFakeTimers({ toFake: ["Date"], now: (Math.floor(Date.now() / 30_000) + 0.5) * 30_000 })
  const link = (await site.staff.firstAdminLink()) ?? ""
  sune = await join(tokenOf(link), { name: "Sune", email: "sune@kestrel.example" })
})
afterAll(async () => {
  vi.useRealTimers()
  await site.close()
})

type Member = { id: string; email: string; browser: Browser; secret: string; codes: string[] }
const PASSWORD = "seven quiet otters"
const tokenOf = (link: string) => new URL(link, site.origin).hash.slice(1)

function codeOf(secret: string, steps = 0): string {
  return generateSync({
    secret: secret.replaceAll(" ", ""),
    epoch: Math.floor(Date.now() / 1000) + steps * 30,
  })
}

async function post(browser: Browser, path: string, body: unknown = {}) {
  const response = await browser.json("POST", `/api/staff/${path}`, { body })
  return { status: response.statusCode, body: response.json() }
}
const read = async (browser: Browser, path: string) => (await browser.get(`/api/staff/${path}`)).json()

/** Follows a one-time link and sets up an authenticator. */
async function join(token: string, more: { name?: string; email?: string } = {}): Promise<Member> {
  const browser = site.browser()
  expect((await post(browser, "welcome", { token, password: PASSWORD, ...more })).body).toEqual({
    next: "set-up-second-factor",
  })
  const { secret } = (await post(browser, "totp/begin")).body
  const { recoveryCodes } = (await post(browser, "totp/confirm", { code: codeOf(secret) })).body
  const { me } = await read(browser, "session")
  return { id: me.id, email: me.email, browser, secret, codes: recoveryCodes }
}

async function invited(name: string, role = "agent") {
  const email = `${name.toLowerCase()}@kestrel.example`
  const asked = await post(sune.browser, "people", {
    requestId: newId(),
    email,
    name,
    role,
    languages: ["en", "zh"],
    skills: ["usdt"],
  })
  expect(asked.status).toBe(200)
  const mail = site.mails.find((it) => it.to === email && it.kind === "staff-invite")
  return { person: asked.body, token: tokenOf(mail?.values["inviteUrl"] ?? ""), mail }
}
const newMember = async (name: string, role = "agent") => join((await invited(name, role)).token)

async function password(member: { email: string }, given = PASSWORD) {
  const browser = site.browser()
  return { browser, ...(await post(browser, "sign-in", { email: member.email, password: given })) }
}

async function whoIs(browser: Browser) {
  return site.staff.whoIsStaff({
    cookies: Object.fromEntries([...browser.jar].map(([name, value]) => [name, decodeURIComponent(value)])),
  })
}

describe("the first administrator", () => {
  test("comes by a link that works once, for a day, while there is none", async () => {
    const fresh = await openAccountSite()
    try {
      const [old, link] = [await fresh.staff.firstAdminLink(), await fresh.staff.firstAdminLink()]
      expect(link).toMatch(/^http:\/\/localhost:8080\/desk\/welcome#[\w-]{43}$/)
      const look = (url: string | null) =>
        post(fresh.browser(), "welcome/look", { token: tokenOf(url ?? "") })
      expect((await look(old)).body.code).toBe("link-spent")
      fresh.moveClock(25 * 3600_000)
      expect((await look(link)).status).toBe(410)
      fresh.moveClock(-25 * 3600_000)
      expect((await look(link)).body).toEqual({ kind: "first-administrator" })
      const accept = (more: object) =>
        post(fresh.browser(), "welcome", {
          token: tokenOf(link ?? ""),
          name: "Sune",
          email: "sune@kestrel.example",
          password: PASSWORD,
          ...more,
        })
      expect((await accept({ password: "short" })).body).toMatchObject({
        code: "password-too-weak",
        fields: { password: { code: "password-too-short" } },
      })
      expect((await accept({ email: undefined })).body).toMatchObject({
        code: "form-incomplete",
        fields: { email: { code: "email" } },
      })
      // Two at the same moment: one administrator.
      const both = await Promise.all([accept({}), accept({ email: "other@kestrel.example" })])
      expect(both.map((it) => it.status).toSorted((a, b) => a - b)).toEqual([200, 410])
      expect(await fresh.staff.firstAdminLink()).toBeNull()
      expect((await fresh.staff.people()).map((it) => it.role)).toEqual(["administrator"])
      const { rows } = await fresh.pool.query("select encode(token_hash, 'base64') as hash from staff_links")
      expect(JSON.stringify(rows)).not.toContain(tokenOf(link ?? ""))
    } finally {
      await fresh.close()
    }
  })
})

describe("signing in", () => {
  test("a password alone opens nothing but the set-up of a second factor", async () => {
    const { token } = await invited("Ilse")
    const browser = site.browser()
    await post(browser, "welcome", { token, password: PASSWORD })
    expect(await read(browser, "session")).toEqual({
      state: "set-up-second-factor",
      name: "Ilse",
      email: "ilse@kestrel.example",
    })
    expect(await whoIs(browser)).toBeNull()
    const open = new Set(["anyone", "half"])
    for (const [name, [method, path, who]] of Object.entries(staffRoutes)) {
      if (open.has(who)) continue
      const url = path.replace(":id", newId())
      const body = method === "POST" ? bodies[name as keyof typeof bodies] : undefined
      const response = method === "GET" ? await browser.get(url) : await browser.json(method, url, { body })
      expect([name, response.statusCode, response.json().code]).toEqual([name, 403, "second-factor-first"])
      const stranger =
        method === "GET" ? await site.browser().get(url) : await site.browser().json(method, url, { body })
      expect([name, stranger.statusCode, stranger.json().code]).toEqual([name, 401, "signed-out"])
    }
    const { secret, qrSvg, uri } = (await post(browser, "totp/begin")).body
    expect(secret).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/)
    expect(uri).toBe(
      `otpauth://totp/Kestrel%20Exchange%20Desk:ilse%40kestrel.example?secret=${secret.replaceAll(" ", "")}&issuer=Kestrel%20Exchange%20Desk&algorithm=SHA1&digits=6&period=30`,
    )
    expect(qrSvg).toMatch(/^<svg /)
    const half = browser.jar.get("veridesk_staff.session_token")
    expect((await post(browser, "totp/confirm", { code: "000000" })).body.code).toBe("code-wrong")
    expect((await post(browser, "totp/confirm", { code: codeOf(secret) })).body.recoveryCodes).toHaveLength(
      10,
    )
    expect(browser.jar.get("veridesk_staff.session_token")).not.toBe(half)
    expect(await whoIs(browser)).toMatchObject({ realm: "staff", role: "agent", name: "Ilse", teamIds: [] })
  })

  test("password, then code or recovery code; whatever is wrong looks the same", async () => {
    const mei = await newMember("Mei")
    const first = await password(mei)
    expect(first.body).toEqual({ next: "totp" })
    expect(await read(first.browser, "session")).toEqual({ state: "totp" })
    const wrong = await post(first.browser, "sign-in/totp", { code: "000000" })
    expect((await post(first.browser, "sign-in/totp", { code: codeOf(mei.secret, 1) })).body).toEqual({
      next: "done",
    })
    expect(await read(first.browser, "session")).toMatchObject({
      state: "open",
      me: { email: mei.email, totp: true, passkeys: 0, recoveryCodesLeft: 10 },
    })
    const second = await password(mei)
    expect((await post(second.browser, "sign-in/recovery-code", { code: mei.codes[3] })).body).toEqual({
      next: "done",
    })
    const answers = [wrong]
    const before = site.passwords.work
    for (const [email, given] of [
      [mei.email, "not this one at all"],
      ["nobody@kestrel.example", PASSWORD],
    ] as const)
      answers.push(await password({ email }, given))
    expect(site.passwords.work - before).toBe(2)
    for (const { status, body } of answers)
      expect({ status, code: body.code, message: body.message, next: body.next }).toEqual({
        status: 401,
        code: "sign-in-failed",
        message: answers[0]?.body.message,
        next: answers[0]?.body.next,
      })
    const stranger = await post(site.browser(), "sign-in/totp", { code: codeOf(mei.secret, -1) })
    expect(stranger).toMatchObject({
      status: 401,
      body: { code: "sign-in-failed", detail: { restart: true } },
    })
  })

  test("by passkey in one step; one whose only factor it is gets codes for the day it is lost", async () => {
    const { token } = await invited("Jonna")
    const browser = site.browser()
    await post(browser, "welcome", { token, password: PASSWORD })
    const half = await password({ email: "jonna@kestrel.example" })
    const device = makeAuthenticator({ origin: site.origin })
    const options = (await post(browser, "passkeys/options")).body
    const added = await post(browser, "passkeys", { name: "Key", credential: device.create(options) })
    expect(added.body).toMatchObject({ passkey: { name: "Key" }, recoveryCodes: expect.any(Array) })
    expect(await whoIs(browser)).toMatchObject({ name: "Jonna" })
    // A password given elsewhere before that is worth nothing now: it could have set up a factor of its own.
    expect(await read(half.browser, "session")).toEqual({ state: "signed-out" })
    expect((await post(half.browser, "totp/begin")).status).toBe(401)

    const byKey = site.browser()
    const asked = (await post(byKey, "sign-in/passkey/options")).body
    expect((await post(byKey, "sign-in/passkey", { credential: device.get(asked) })).body).toEqual({
      next: "done",
    })
    const byPassword = await password({ email: "jonna@kestrel.example" })
    expect(byPassword.body).toEqual({ next: "passkey" })
    expect((await post(byPassword.browser, "totp/begin")).status).toBe(401)
    expect((await post(byPassword.browser, "sign-in/totp", { code: "123456" })).status).toBe(401)
    expect(
      (await post(byPassword.browser, "sign-in/recovery-code", { code: added.body.recoveryCodes[0] })).body,
    ).toEqual({ next: "done" })
    const { passkeys } = await read(browser, "passkeys")
    expect((await browser.json("DELETE", `/api/staff/passkeys/${passkeys[0].id}`)).json().code).toBe(
      "last-second-factor",
    )
  })

  test("a customer's session is nothing here, nor a member's there", async () => {
    const customer = site.browser()
    await customer.ask("/register", {
      requestId: newId(),
      username: "cust",
      email: "cust@mail.example",
      password: PASSWORD,
      next: "/",
    })
    const token = customer.jar.get("veridesk_customer.session_token") ?? ""
    customer.jar.set("veridesk_staff.session_token", token)
    expect(await read(customer, "session")).toEqual({ state: "signed-out" })
    const cookies = {
      "veridesk_customer.session_token": decodeURIComponent(
        sune.browser.jar.get("veridesk_staff.session_token") ?? "",
      ),
    }
    expect(await site.customers.whoIsCustomer({ cookies })).toBeNull()
  })

  test("the cookie goes out strictly to this site", async () => {
    const rafael = await newMember("Rafael")
    const answer = await site
      .browser()
      .json("POST", "/api/staff/sign-in", { body: { email: rafael.email, password: PASSWORD } })
    expect(String(answer.headers["set-cookie"])).toMatch(/SameSite=Strict/)
    expect(String(answer.headers["set-cookie"])).toMatch(/HttpOnly/)
  })
})

/** A body that passes the schema of each route that has one, so that the guard and not the schema answers. */
const bodies = {
  recoveryCodesRenew: { code: "123456" },
  passwordChange: { current: "x", next: "y" },
  invite: { requestId: newId(), email: "x@kestrel.example", name: "X", role: "agent" },
  editPerson: { name: "X", languages: [], skills: [] },
  changeRole: { role: "administrator" },
  newTeam: { requestId: newId(), key: "x", name: { en: "X", zh: "X" } },
  editTeam: { name: { en: "X", zh: "X" } },
}

describe("one's own account", () => {
  test("sessions are listed and ended; a changed password ends the others", async () => {
    const petra = await newMember("Petra")
    const other = await password(petra)
    await post(other.browser, "sign-in/totp", { code: codeOf(petra.secret, 1) })
    const { sessions } = await read(petra.browser, "sessions")
    expect(sessions).toMatchObject([{ device: "Firefox · Linux" }, { device: "Firefox · Linux" }])
    expect(sessions.filter((it: { current: boolean }) => it.current)).toHaveLength(1)
    const theirs = (await read(sune.browser, "sessions")).sessions[0].id
    expect((await petra.browser.json("DELETE", `/api/staff/sessions/${theirs}`)).statusCode).toBe(404)
    expect(
      (await post(petra.browser, "password", { current: "not it", next: "nine loud herons" })).body.code,
    ).toBe("sign-in-failed")
    expect(
      (await post(petra.browser, "password", { current: PASSWORD, next: "petra12345" })).body.fields.password
        .code,
    ).toBe("password-is-name")
    expect(
      (await post(petra.browser, "password", { current: PASSWORD, next: "nine loud herons" })).body,
    ).toEqual({ done: true })
    expect(await read(other.browser, "session")).toEqual({ state: "signed-out" })
    expect((await read(petra.browser, "session")).state).toBe("open")
    expect((await password(petra)).status).toBe(401)
    expect((await password(petra, "nine loud herons")).status).toBe(200)
    expect((await post(petra.browser, "sign-out")).body).toEqual({ done: true })
    expect(await whoIs(petra.browser)).toBeNull()
  })

  test("an authenticator is replaced, and codes renewed, by who has shown the old one lately", async () => {
    const tadeo = await newMember("Tadeo")
    expect((await post(tadeo.browser, "recovery-codes", { code: "000000" })).body.code).toBe("code-wrong")
    const renewed = await post(tadeo.browser, "recovery-codes", { code: codeOf(tadeo.secret, 1) })
    expect(renewed.body.recoveryCodes).toHaveLength(10)
    const again = await post(tadeo.browser, "recovery-codes", { code: codeOf(tadeo.secret, 1) })
    expect(again.body.code).toBe("code-wrong") // it counted once
    site.moveClock(16 * 60_000)
    expect((await post(tadeo.browser, "totp/begin")).body.code).toBe("fresh-sign-in-first")
    site.moveClock(-16 * 60_000)
    const { secret } = (await post(tadeo.browser, "totp/begin")).body
    expect((await post(tadeo.browser, "totp/confirm", { code: codeOf(secret) })).status).toBe(200)
    const { browser } = await password(tadeo)
    expect((await post(browser, "sign-in/totp", { code: codeOf(tadeo.secret, -1) })).status).toBe(401)
    expect((await post(browser, "sign-in/totp", { code: codeOf(secret, 1) })).status).toBe(200)
  })

  test("a forgotten password comes back by mail, and the second factor stays", async () => {
    const ruben = await newMember("Ruben", "lead")
    const sent = site.mails.length
    for (const email of ["nobody@kestrel.example", ruben.email])
      expect((await post(site.browser(), "forgot-password", { email })).body).toEqual({ done: true })
    await site.staff.settle()
    expect(site.mails.slice(sent)).toMatchObject([{ kind: "password-reset", to: ruben.email }])
    const token = tokenOf(site.mails.at(-1)?.values["resetPath"] ?? "")
    expect((await post(site.browser(), "welcome/look", { token })).body).toEqual({
      kind: "password-reset",
      email: ruben.email,
      name: "Ruben",
    })
    const browser = site.browser()
    expect((await post(browser, "welcome", { token, password: "nine loud herons" })).body).toEqual({
      next: "totp",
    })
    expect(await whoIs(ruben.browser)).toBeNull()
    expect((await post(browser, "sign-in/totp", { code: codeOf(ruben.secret, 1) })).body).toEqual({
      next: "done",
    })
    expect((await post(site.browser(), "welcome", { token, password: "ten loud herons now" })).status).toBe(
      410,
    )
  })
})

describe("people and teams", () => {
  test("an invitation makes a person who waits, once, and only its newest link works", async () => {
    const requestId = newId()
    const body = {
      requestId,
      email: "Huimin@kestrel.example",
      name: "慧敏",
      role: "agent",
      locale: "zh-CN",
      languages: ["zh"],
      skills: [],
    }
    const both = await Promise.all([post(sune.browser, "people", body), post(sune.browser, "people", body)])
    expect(both[0]?.body).toEqual(both[1]?.body)
    expect(both[0]?.body).toMatchObject({
      name: "慧敏",
      state: "invited",
      secondFactor: false,
      lastSeenAt: null,
    })
    const mails = site.mails.filter((it) => it.to === "Huimin@kestrel.example")
    expect(mails).toMatchObject([{ locale: "zh-CN", values: { invitedBy: "Sune", role: "agent" } }])
    expect(
      (await post(sune.browser, "people", { ...body, requestId: newId(), email: "huimin@KESTREL.example" }))
        .body.code,
    ).toBe("email-taken")
    expect((await post(sune.browser, `people/${both[0]?.body.id}/invite-again`)).status).toBe(200)
    const [old, fresh] = site.mails
      .filter((it) => it.to === "Huimin@kestrel.example")
      .map((it) => tokenOf(it.values["inviteUrl"] ?? ""))
    expect((await post(site.browser(), "welcome/look", { token: old })).status).toBe(410)
    expect((await post(site.browser(), "welcome/look", { token: fresh })).body).toEqual({
      kind: "invitation",
      email: "Huimin@kestrel.example",
      name: "慧敏",
      role: "agent",
    })
    expect((await password({ email: "huimin@kestrel.example" })).status).toBe(401)
    expect(await site.staff.people()).toContainEqual(expect.objectContaining({ name: "慧敏", active: false }))
    site.moveClock(8 * 86_400_000)
    expect((await post(site.browser(), "welcome", { token: fresh, password: PASSWORD })).status).toBe(410)
    site.moveClock(-8 * 86_400_000)
    await join(fresh ?? "")
    expect(await site.staff.people()).toContainEqual(expect.objectContaining({ name: "慧敏", active: true }))
    expect((await post(sune.browser, `people/${both[0]?.body.id}/invite-again`)).status).toBe(404)
  })

  test("only administrators manage; auditors look; the rest see teams", async () => {
    const members = {
      agent: await newMember("Ann"),
      lead: await newMember("Lee", "lead"),
      auditor: await newMember("Aud", "auditor"),
    }
    for (const [role, { browser }] of Object.entries(members)) {
      expect([role, (await browser.get("/api/staff/people")).statusCode]).toEqual([
        role,
        role === "auditor" ? 200 : 403,
      ])
      expect((await browser.get("/api/staff/teams")).statusCode).toBe(200)
      for (const path of [
        `people/${sune.id}/role`,
        `people/${sune.id}/deactivate`,
        `people/${sune.id}/reset-second-factor`,
        `people/${sune.id}`,
        "people",
        "teams",
      ]) {
        const body = {
          ...bodies.invite,
          ...bodies.newTeam,
          ...bodies.editPerson,
          role: "agent",
          name: path === "teams" ? { en: "X", zh: "X" } : "X",
        }
        expect([role, path, await post(browser, path, body)]).toMatchObject([
          role,
          path,
          { status: 403, body: { code: "forbidden" } },
        ])
      }
    }
  })

  test("a changed role, a deactivation and a reset end what the person had at once, and are on record", async () => {
    const target = await newMember("Ola")
    expect((await post(sune.browser, `people/${target.id}/role`, { role: "lead" })).body).toMatchObject({
      role: "lead",
    })
    expect(await whoIs(target.browser)).toBeNull()
    const again = await password(target)
    await post(again.browser, "sign-in/totp", { code: codeOf(target.secret, 1) })
    expect(await whoIs(again.browser)).toMatchObject({ role: "lead" })

    const halfway = await password(target)
    expect((await post(sune.browser, `people/${target.id}/deactivate`)).body.state).toBe("deactivated")
    expect(await whoIs(again.browser)).toBeNull()
    expect((await post(halfway.browser, "sign-in/recovery-code", { code: target.codes[0] })).status).toBe(401)
    expect((await password(target)).body.code).toBe("sign-in-failed")
    expect((await post(sune.browser, `people/${target.id}/reactivate`)).body.state).toBe("active")
    expect((await password(target)).body).toEqual({ next: "totp" })
    expect((await post(sune.browser, `people/${target.id}/reset-second-factor`)).body.secondFactor).toBe(
      false,
    )
    expect((await password(target)).body).toEqual({ next: "set-up-second-factor" })
    expect((await post(sune.browser, `people/${sune.id}/reset-second-factor`)).body.code).toBe("not-oneself")

    const { rows } = await site.pool.query(
      "select kind, changed_by from staff_changes where staff_id = $1 order by at, id",
      [target.id],
    )
    expect(rows.map((it) => String(it.kind)).toSorted((a, b) => a.localeCompare(b))).toEqual([
      "deactivated",
      "invited",
      "joined",
      "reactivated",
      "role",
      "second-factor-reset",
    ])
    expect(rows.filter((it) => it.kind !== "joined").every((it) => it.changed_by === sune.id)).toBe(true)
  })

  test("the last administrator can be neither demoted nor deactivated, not even by two at once", async () => {
    expect((await post(sune.browser, `people/${sune.id}/role`, { role: "agent" })).body.code).toBe(
      "last-administrator",
    )
    expect((await post(sune.browser, `people/${sune.id}/deactivate`)).body.code).toBe("last-administrator")
    const second = await newMember("Second", "administrator")
    const both = await Promise.all([
      post(sune.browser, `people/${second.id}/role`, { role: "agent" }),
      post(second.browser, `people/${sune.id}/role`, { role: "agent" }),
    ])
    const administrators = (await site.staff.people()).filter(
      (it) => it.role === "administrator" && it.active,
    )
    expect(administrators).toHaveLength(1)
    expect(both.map((it) => it.status)).toContain(200)
    // Whoever is left gives the other the role back, for the tests after this one.
    const left = administrators[0]?.id === sune.id ? sune : second
    if (left !== sune) {
      await post(second.browser, `people/${sune.id}/role`, { role: "administrator" })
      const { browser } = await password(sune)
      await post(browser, "sign-in/totp", { code: codeOf(sune.secret, 1) })
      sune = { ...sune, browser }
    }
  })

  test("a team has members, languages and skills; what a person is told of shows at once", async () => {
    const [yi, er] = [await newMember("Yi"), await newMember("Er")]
    const asked = {
      requestId: newId(),
      key: "deposits",
      name: { en: "Deposits", zh: "充值" },
      languages: ["zh", "en"],
      skills: ["usdt"],
      memberIds: [yi.id],
    }
    const team = (await post(sune.browser, "teams", asked)).body
    expect(team).toMatchObject({ key: "deposits", name: { en: "Deposits", zh: "充值" }, memberIds: [yi.id] })
    expect((await post(sune.browser, "teams", { ...asked, requestId: newId() })).body.code).toBe(
      "team-key-taken",
    )
    expect((await post(sune.browser, "teams", asked)).body).toEqual(team)
    const edited = await post(sune.browser, `teams/${team.id}`, {
      name: { en: "Deposits", zh: "充币" },
      languages: ["zh"],
      skills: [],
      memberIds: [er.id, newId()],
    })
    expect(edited.body).toMatchObject({ name: { zh: "充币" }, memberIds: [er.id] })
    expect((await read(er.browser, "session")).me.teamIds).toEqual([team.id])
    expect((await read(yi.browser, "session")).me.teamIds).toEqual([])
    expect((await read(er.browser, "teams")).teams).toHaveLength(1)
    expect((await post(sune.browser, `teams/${newId()}`, bodies.editTeam)).status).toBe(404)
    expect(
      (await post(sune.browser, `people/${er.id}`, { name: "二", languages: ["zh"], skills: ["tron"] })).body,
    ).toMatchObject({ name: "二", skills: ["tron"], teamIds: [team.id] })
  })
})
