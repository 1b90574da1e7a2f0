import { createHash, randomBytes } from "node:crypto"
import { createRemoteJWKSet, jwtVerify } from "jose"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { createMockExchange, type MockExchange } from "../main.ts"
import { openBrowser } from "../testing/browser.ts"

const callback = "https://help.kestrel.example/sign-in/oidc/callback"
const verifier = randomBytes(32).toString("base64url")
let mock: MockExchange
let endpoints: {
  authorization_endpoint: string
  token_endpoint: string
  userinfo_endpoint: string
  jwks_uri: string
}

beforeAll(async () => {
  mock = await createMockExchange({ supportUrl: "https://help.kestrel.example" })
  const found = await fetch(`${mock.issuer}/.well-known/openid-configuration`)
  endpoints = (await found.json()) as typeof endpoints
})
afterAll(() => mock.close())

function authorization(changes: Record<string, string> = {}): string {
  const url = new URL(endpoints.authorization_endpoint)
  url.search = new URLSearchParams({
    client_id: mock.oidcClient.clientId,
    response_type: "code",
    redirect_uri: callback,
    scope: "openid email profile",
    state: "a state",
    nonce: "a nonce",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...changes,
  }).toString()
  return url.href
}

/** Goes to the door, chooses a person, and gives back where the provider sends the browser. */
async function signInAs(uid: string, browser = openBrowser(mock.url), url = authorization()): Promise<URL> {
  const door = await browser.open(url)
  const interaction = /name="interaction" value="([^"]+)"/.exec(await door.text())?.[1] ?? ""
  const gone = await browser.post(`/sign-in?interaction=${interaction}`, { uid, interaction, next: "/" })
  return new URL(gone.headers.get("location") ?? mock.url)
}

async function redeem(code: string, codeVerifier = verifier) {
  return fetch(endpoints.token_endpoint, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "authorization_code",
      code,
      redirect_uri: callback,
      code_verifier: codeVerifier,
      client_id: mock.oidcClient.clientId,
      client_secret: mock.oidcClient.clientSecret,
    }),
  })
}

describe("the code flow", () => {
  test("signs a customer in at the portal with all claims", async () => {
    const back = await signInAs("30881492")
    expect(back.origin + back.pathname).toBe(callback)
    expect(back.searchParams.get("state")).toBe("a state")
    expect(back.searchParams.get("iss")).toBe(mock.issuer)

    const tokens = (await (await redeem(back.searchParams.get("code") ?? "")).json()) as Record<
      string,
      string
    >
    const claims = {
      sub: "30881492",
      email: "zhiyuan.he@mail.example",
      email_verified: true,
      preferred_username: "zhiyuan.he",
      name: "何知远",
      locale: "zh-CN",
    }
    const keys = createRemoteJWKSet(new URL(endpoints.jwks_uri))
    const { payload } = await jwtVerify(tokens["id_token"] ?? "", keys, {
      issuer: mock.issuer,
      audience: mock.oidcClient.clientId,
      algorithms: ["ES256"],
    })
    expect(payload).toMatchObject({ ...claims, nonce: "a nonce", amr: ["pwd", "otp"] })

    const userinfo = await fetch(endpoints.userinfo_endpoint, {
      headers: { authorization: `Bearer ${tokens["access_token"] ?? ""}` },
    })
    expect(await userinfo.json()).toEqual(claims)
  })

  test("passes a customer who is signed in at the exchange without asking again", async () => {
    const browser = openBrowser(mock.url)
    await browser.post("/sign-in", { uid: "30417756", next: "/" })
    const gone = await browser.open(authorization())
    expect(new URL(gone.headers.get("location") ?? "").searchParams.get("code")).toMatch(/.{20,}/)
  })

  test("shows the door again where the portal insists", async () => {
    const browser = openBrowser(mock.url)
    await browser.post("/sign-in", { uid: "30417756", next: "/" })
    const door = await browser.open(authorization({ prompt: "login" }))
    expect(door.status).toBe(200)
    expect(await door.text()).toContain('name="interaction"')
  })

  test("refuses a wrong verifier, a code used twice, and a request without PKCE", async () => {
    const stolen = await signInAs("30881492")
    expect((await redeem(stolen.searchParams.get("code") ?? "", "x".repeat(43))).status).toBe(400)

    const code = (await signInAs("30881492")).searchParams.get("code") ?? ""
    expect((await redeem(code)).status).toBe(200)
    expect((await redeem(code)).status).toBe(400)

    const plain = new URL(authorization())
    plain.searchParams.delete("code_challenge")
    plain.searchParams.delete("code_challenge_method")
    const gone = await openBrowser(mock.url).open(plain.href)
    expect(new URL(gone.headers.get("location") ?? "").searchParams.get("error")).toBe("invalid_request")
  })

  test("sends nobody to another site", async () => {
    const gone = await openBrowser(mock.url).open(
      authorization({ redirect_uri: "https://kestrel-help.example/cb" }),
    )
    expect(gone.status).toBe(400)
    expect(gone.headers.get("location")).toBeNull()
  })

  test("does not admit her who lost her authenticator", async () => {
    const back = await signInAs("31190248")
    expect(back.origin).toBe(mock.url)
  })
})
