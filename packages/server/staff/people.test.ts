import { newId } from "@veridesk/contract/ids.ts"
import { describe, expect, test } from "vitest"
import {
  bodies,
  codeOf,
  join,
  newMember,
  PASSWORD,
  password,
  post,
  read,
  site,
  siteAdministrator,
  sune,
  tokenOf,
  useStaffSite,
  whoIs,
} from "./testing/staff-site.ts"

useStaffSite()

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
      siteAdministrator({ ...sune, browser })
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
