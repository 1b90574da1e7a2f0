import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { createMockExchange, type MockExchange, people } from "./main.ts"
import { html } from "./pages/html.ts"
import { openBrowser } from "./testing/browser.ts"

let mock: MockExchange

beforeAll(async () => {
  mock = await createMockExchange()
})
afterAll(() => mock.close())

async function signedIn(uid: string) {
  const browser = openBrowser(mock.url)
  await browser.post("/sign-in", { uid, next: "/" })
  return browser
}
const read = async (browser: ReturnType<typeof openBrowser>, path: string) =>
  (await browser.open(path)).text()

describe("the pages", () => {
  test.each(["/deposits", "/withdrawals", "/account"])("%s ask a visitor to sign in first", async (path) => {
    expect(await read(openBrowser(mock.url), path)).toContain(`name="next" value="${path}"`)
  })

  test("list the whole cast at the door, and let those without a factor only to support", async () => {
    const door = await read(openBrowser(mock.url), "/sign-in")
    for (const person of people) expect(door).toContain(person.name)
    expect(door).toMatch(/value="31190248" disabled/)
  })

  test("show a customer the present address, never the retired one, and what is not credited", async () => {
    const retired = mock.scene.cases.retiredAddress
    const deposits = await read(await signedIn("30881492"), "/deposits?pair=USDT+tron")
    expect(deposits).toContain(mock.scene.cases.credited.transfers[0]?.to)
    expect(deposits).not.toContain(retired.transfers[0]?.to)
    expect(deposits).not.toContain(retired.txid)
    expect(deposits).toContain("/support?topic=deposit-not-credited")
  })

  test("show tag or memo where the address is shared", async () => {
    expect(await read(await signedIn("31508837"), "/deposits?pair=XRP+xrp")).toContain("Destination tag")
  })

  test("show only one's own withdrawals", async () => {
    const page = await read(await signedIn("30417756"), "/withdrawals")
    expect(page).toContain("W70411392")
    expect(page).not.toContain("W70411533")
  })

  test("speak the browser's language until another one is chosen", async () => {
    const browser = openBrowser(mock.url)
    const chinese = { headers: { "accept-language": "zh-CN,zh;q=0.9,en;q=0.5" } }
    expect(await (await browser.open("/", chinese)).text()).toContain('<html lang="zh-CN">')
    await browser.open("/?lang=en", chinese)
    expect(await (await browser.open("/", chinese)).text()).toContain('<html lang="en">')
  })

  test("link support from the top bar, the footer and the account settings", async () => {
    const page = await read(await signedIn("30417756"), "/account")
    expect(page.match(/href="\/support/g)?.length).toBe(3)
  })
})

describe("the support widget", () => {
  test("stands in every page by one line, under a policy that lets nothing else run", async () => {
    const browser = await signedIn("30881492")
    for (const path of ["/", "/deposits?pair=BTC+bitcoin", "/withdrawals", "/account"]) {
      const response = await browser.open(path)
      const policy = response.headers.get("content-security-policy") ?? ""
      const [, nonce = ""] = /script-src 'nonce-([\w-]+)'/.exec(policy) ?? []
      expect(policy).not.toMatch(/unsafe|\*/)
      const page = await response.text()
      const scripts = page.match(/<script[^>]*>/g) ?? []
      expect(scripts).toHaveLength(2)
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
      expect(page).toMatch(
        /src="[^"]+\/widget\/loader\.js"[^>]* data-token-url="\/support\/token" data-user="[0-9a-f]{16}"/,
      )
      expect(page).not.toContain('30881492"></script>')
    }
  })

  test("is told what the page is about, and of a visitor nothing", async () => {
    expect(await read(await signedIn("30881492"), "/deposits?pair=BTC+bitcoin")).toContain(
      '[["context", {"asset":"BTC"}]]',
    )
    expect(await read(await signedIn("30417756"), "/withdrawals")).toMatch(/"order":"W\d+"/)
    expect(await read(openBrowser(mock.url), "/")).not.toContain("data-user")
  })

  test("gets a fresh token for whoever is signed in, for our own pages only", async () => {
    const browser = await signedIn("30417756")
    const ask = (site: string) => browser.open("/support/token", { headers: { "sec-fetch-site": site } })
    const first = await ask("same-origin")
    expect(first.headers.get("cache-control")).toBe("no-store")
    const { token } = (await first.json()) as { token: string }
    expect(token.split(".")).toHaveLength(3)
    expect(((await (await ask("same-origin")).json()) as { token: string }).token).not.toBe(token)
    expect((await ask("cross-site")).status).toBe(403)
    expect((await ask("same-site")).status).toBe(403)
    expect(await (await openBrowser(mock.url).open("/support/token")).json()).toEqual({ token: null })
  })
})

test("a form from another site signs nobody in", async () => {
  const response = await fetch(`${mock.url}/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ uid: "30881492" }),
    headers: { origin: "https://elsewhere.example" },
    redirect: "manual",
  })
  expect(response.status).toBe(403)
  expect(response.headers.getSetCookie()).toEqual([])
})

test("signing in leads nowhere but to pages of the exchange", async () => {
  const browser = openBrowser(mock.url)
  const home = await browser.post("/sign-in", { uid: "30881492", next: "//elsewhere.example" })
  expect(new URL(home.url).pathname).toBe("/")
})

test("signing out ends the session", async () => {
  const browser = await signedIn("30881492")
  await browser.post("/sign-out", {})
  expect(await read(browser, "/account")).toContain('name="next" value="/account"')
})

test("the switches can be set from another process", async () => {
  const browser = openBrowser(mock.url)
  await browser.post("/dev/switches", { tron: "fails", "support-api": "up" })
  const { txid } = mock.scene.cases.credited
  const look = () => fetch(`${mock.chainApiUrl}/v1/transactions?chain=tron&txid=${txid}`)
  expect((await look()).status).toBe(503)
  await browser.post("/dev/switches", { tron: "up" })
  expect((await look()).status).toBe(200)
})

test("markup escapes what it is given", () => {
  expect(html`<b title="${'"><script>'}">${html`<i>${"&"}</i>`}${[html`1`, html`2`]}${null}</b>`.markup).toBe(
    '<b title="&#34;&#62;&#60;script&#62;"><i>&#38;</i>12</b>',
  )
})
