import { newId } from "@veridesk/contract/ids.ts"
import { generateSync } from "otplib"
import { afterAll, beforeAll, expect, vi } from "vitest"
import { type AccountSite, openAccountSite } from "../../platform/testing/account-site.ts"
import type { Browser } from "../../platform/testing/browser.ts"

export let site: AccountSite
/** The administrator, signed in with a second factor. */
export let sune: Member

/** Each file that tests staff has a site for itself. */
export function useStaffSite(): void {
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
}

export type Member = { id: string; email: string; browser: Browser; secret: string; codes: string[] }
export const PASSWORD = "seven quiet otters"
export const tokenOf = (link: string) => new URL(link, site.origin).hash.slice(1)

export function codeOf(secret: string, steps = 0): string {
  return generateSync({
    secret: secret.replaceAll(" ", ""),
    epoch: Math.floor(Date.now() / 1000) + steps * 30,
  })
}

export async function post(browser: Browser, path: string, body: unknown = {}) {
  const response = await browser.json("POST", `/api/staff/${path}`, { body })
  return { status: response.statusCode, body: response.json() }
}
export const read = async (browser: Browser, path: string) => (await browser.get(`/api/staff/${path}`)).json()

/** Follows a one-time link and sets up an authenticator. */
export async function join(token: string, more: { name?: string; email?: string } = {}): Promise<Member> {
  const browser = site.browser()
  expect((await post(browser, "welcome", { token, password: PASSWORD, ...more })).body).toEqual({
    next: "set-up-second-factor",
  })
  const { secret } = (await post(browser, "totp/begin")).body
  const { recoveryCodes } = (await post(browser, "totp/confirm", { code: codeOf(secret) })).body
  const { me } = await read(browser, "session")
  return { id: me.id, email: me.email, browser, secret, codes: recoveryCodes }
}

export async function invited(name: string, role = "agent") {
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
export const newMember = async (name: string, role = "agent") => join((await invited(name, role)).token)

export async function password(member: { email: string }, given = PASSWORD) {
  const browser = site.browser()
  return { browser, ...(await post(browser, "sign-in", { email: member.email, password: given })) }
}

export async function whoIs(browser: Browser) {
  return site.staff.whoIsStaff({
    cookies: Object.fromEntries([...browser.jar].map(([name, value]) => [name, decodeURIComponent(value)])),
  })
}

/** A body that passes the schema of each route that has one, so that the guard and not the schema answers. */
export const bodies = {
  recoveryCodesRenew: { code: "123456" },
  passwordChange: { current: "x", next: "y" },
  invite: { requestId: newId(), email: "x@kestrel.example", name: "X", role: "agent" },
  editPerson: { name: "X", languages: [], skills: [] },
  changeRole: { role: "administrator" },
  newTeam: { requestId: newId(), key: "x", name: { en: "X", zh: "X" } },
  editTeam: { name: { en: "X", zh: "X" } },
}

/** For a test after which the administrator sits at another browser. */
export function siteAdministrator(now: Member): void {
  sune = now
}
