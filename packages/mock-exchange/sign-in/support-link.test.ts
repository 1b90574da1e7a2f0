import { createRemoteJWKSet, decodeJwt, errors, jwtVerify } from "jose"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createMockExchange, type MockExchange } from "../main.ts"
import { openBrowser } from "../testing/browser.ts"

let mock: MockExchange

beforeAll(async () => {
  mock = await createMockExchange({ supportUrl: "https://help.kestrel.example" })
})
afterAll(() => mock.close())

async function linkFor(uid: string, path = "/support") {
  const browser = openBrowser(mock.url)
  await browser.post("/sign-in", { uid, next: "/" })
  const gone = await browser.open(path)
  return { gone, target: new URL(gone.headers.get("location") ?? "") }
}

test("carries a signed-in customer to the portal with a token for one minute", async () => {
  const { gone, target } = await linkFor("30881492")
  expect(target.origin + target.pathname).toBe("https://help.kestrel.example/sign-in/exchange")
  expect(gone.headers.get("referrer-policy")).toBe("no-referrer")
  expect(gone.headers.get("cache-control")).toBe("no-store")

  const token = target.searchParams.get("token") ?? ""
  const keys = createRemoteJWKSet(new URL(mock.jwksUrl))
  const { payload } = await jwtVerify(token, keys, {
    issuer: mock.issuer,
    audience: "veridesk",
    algorithms: ["ES256"],
    requiredClaims: ["sub", "jti", "exp"],
  })
  expect(payload).toMatchObject({
    sub: "30881492",
    name: "何知远",
    email: "zhiyuan.he@mail.example",
    email_verified: true,
    username: "zhiyuan.he",
    locale: "zh-CN",
    amr: ["pwd", "otp"],
  })
  const life = (payload.exp ?? 0) - (payload.iat ?? 0)
  expect(life).toBeLessThanOrEqual(60)

  const later = new Date(((payload.exp ?? 0) + 1) * 1000)
  await expect(jwtVerify(token, keys, { currentDate: later })).rejects.toBeInstanceOf(errors.JWTExpired)
  const bent = `${token.slice(0, -6)}AAAAAA`
  await expect(jwtVerify(bent, keys)).rejects.toBeInstanceOf(errors.JWSSignatureVerificationFailed)
})

test("makes a new token every time", async () => {
  const ids = await Promise.all(
    [1, 2].map(async () => (await linkFor("30417756")).target.searchParams.get("token")),
  )
  expect(decodeJwt(ids[0] ?? "").jti).not.toBe(decodeJwt(ids[1] ?? "").jti)
})

test("takes along what the page knows, and nothing else", async () => {
  const txid = mock.scene.cases.held.txid
  const { target } = await linkFor(
    "31833064",
    `/support?topic=deposit-not-credited&asset=USDT&chain=tron&txid=${txid}&next=https://elsewhere.example`,
  )
  target.searchParams.delete("token")
  expect(Object.fromEntries(target.searchParams)).toEqual({
    topic: "deposit-not-credited",
    asset: "USDT",
    chain: "tron",
    txid,
  })
})

test("leads a visitor without an account session to the portal's front page, without a token", async () => {
  const gone = await openBrowser(mock.url).open("/support?topic=account-login")
  expect(gone.headers.get("location")).toBe("https://help.kestrel.example/?topic=account-login")
})
