import { newId } from "@veridesk/contract/ids.ts"
import { staffRoutes } from "@veridesk/contract/staff-account.ts"
import { describe, expect, test } from "vitest"
import { openAccountSite } from "../platform/testing/account-site.ts"
import { makeAuthenticator } from "../platform/testing/authenticator.ts"
import {
  bodies,
  codeOf,
  invited,
  newMember,
  PASSWORD,
  password,
  post,
  read,
  site,
  sune,
  tokenOf,
  useStaffSite,
  whoIs,
} from "./testing/staff-site.ts"

useStaffSite()

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
