import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { ChatHome, ChatSession } from "@veridesk/contract/chat/widget.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../../platform/testing/house.ts"
import { asGuest, asking, begin, openWidget, ORIGIN } from "./testing/widget.ts"

/** An exchange as far as tokens go: signs for whom it likes, and shows its key. */
async function makeIssuer() {
  const pair = await generateKeyPair("ES256")
  const key = { ...(await exportJWK(pair.publicKey)), kid: "good", alg: "ES256" }
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: [key] }))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    sign: (claims: JWTPayload) => {
      const now = Math.floor(Date.now() / 1000)
      const usual = {
        iss: url,
        aud: "veridesk",
        jti: newId(),
        iat: now,
        exp: now + 60,
        sub: "30881492",
        name: "何知远",
      }
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: "ES256", kid: "good" })
        .sign(pair.privateKey)
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

let issuer: Awaited<ReturnType<typeof makeIssuer>>
let house: House
beforeAll(async () => {
  issuer = await makeIssuer()
  const env = { WIDGET_ORIGINS: ORIGIN, EXCHANGE_ISSUER: issuer.url, EXCHANGE_JWKS_URL: `${issuer.url}/jwks` }
  house = await openHouse({ env })
})
afterAll(async () => {
  await house.close()
  await issuer.close()
})

const open = (token: string) =>
  asking(house.url, null)<ChatSession>("POST", "/api/chat/session", { token, locale: "zh-CN" })
const home = (session: string) => asking(house.url, session)<ChatHome>("GET", "/api/chat/home?locale=zh-CN")

test("whoever the exchange signs for is known, and has the same conversation on a second device", async () => {
  const phone = await open(await issuer.sign({ amr: ["pwd", "otp"] }))
  expect(phone.customer).toEqual({ name: "何知远", known: true })
  const { conversationId } = await begin(house.url, phone.session, {
    locale: "zh-CN",
    description: "充值没到账",
  })
  const laptop = await open(await issuer.sign({ amr: ["pwd", "otp"] }))
  expect((await home(laptop.session)).open).toMatchObject({
    conversationId,
    phase: "queued",
    preview: "充值没到账",
  })
  const { rows } = await house.pool.query("select identity_level from conversations where id = $1", [
    conversationId,
  ])
  expect(rows).toEqual([{ identity_level: "session-2fa" }])
})

test("what stands beside the token is not believed", async () => {
  const opened = await asking(house.url, null)<ChatSession>("POST", "/api/chat/session", {
    token: await issuer.sign({ sub: "30417756", name: "Odile Varga" }),
    guest: { name: "何知远", email: "zhiyuan.he@mail.example" },
    locale: "en",
  })
  expect(opened.customer).toEqual({ name: "Odile Varga", known: true })
  expect((await home(opened.session)).open).toBeNull()
})

test("a token serves once, and none of another brand, issuer or time serves at all", async () => {
  const token = await issuer.sign({})
  await open(token)
  await expect(open(token)).rejects.toThrow("401 exchange-token-refused")
  await expect(open(await issuer.sign({ aud: "veridesk:merlin" }))).rejects.toThrow(
    "401 token-of-another-brand",
  )
  await expect(open(await issuer.sign({ aud: "wallet" }))).rejects.toThrow("401 exchange-token-refused")
  await expect(open(await issuer.sign({ iss: "https://evil.example" }))).rejects.toThrow("401")
  const past = Math.floor(Date.now() / 1000) - 600
  await expect(open(await issuer.sign({ iat: past, exp: past + 60 }))).rejects.toThrow("401")
})

test("a guest is a person of their own each time, and only claims to be who they say", async () => {
  const [one, two] = [await asGuest(house.url, "何知远"), await asGuest(house.url, "何知远")]
  const { conversationId } = await begin(house.url, one)
  expect((await home(two)).open).toBeNull()
  const { rows } = await house.pool.query("select identity_level from conversations where id = $1", [
    conversationId,
  ])
  expect(rows).toEqual([{ identity_level: "claimed" }])
})

test("a key that ends in the middle of a talk closes the line, says so, and loses nothing that was said", async () => {
  const { session } = await open(await issuer.sign({ sub: "4471" }))
  const { conversationId: id } = await begin(house.url, session)
  const line = await openWidget(house.url, session)
  line.say({ t: "follow", conversationId: id, after: 0 })
  await line.frame("caught-up")
  await line.send(id, "before the end")
  await house.pool.query(
    "update widget_sessions set expires_at = now() where customer_id = (select customer_id from conversations where id = $1)",
    [id],
  )
  expect(await line.closed).toBe(4401)
  const message = { id: newId(), body: "written meanwhile", attachmentIds: [] }
  await expect(asking(house.url, session)("POST", `/api/chat/chats/${id}/messages`, message)).rejects.toThrow(
    "401 chat-session-over",
  )
  const again = await open(await issuer.sign({ sub: "4471" }))
  await asking(house.url, again.session)("POST", `/api/chat/chats/${id}/messages`, message)
  const { rows } = await house.pool.query(
    "select body from messages where conversation_id = $1 order by seq",
    [id],
  )
  expect(rows.map(({ body }) => body)).toEqual([
    "Where is my deposit?",
    "before the end",
    "written meanwhile",
  ])
})

test("a secret is refused before it is stored, by the socket and by HTTP", async () => {
  const { session } = await open(await issuer.sign({ sub: "5512" }))
  const { conversationId: id } = await begin(house.url, session)
  const seed = "legal winner thank year wave sausage worth useful legal winner thank yellow"
  const line = await openWidget(house.url, session)
  line.say({ t: "say", conversationId: id, message: { id: newId(), body: seed, attachmentIds: [] } })
  expect(await line.frame("refused")).toMatchObject({ code: "secret-found" })
  await line.close()
  await expect(
    asking(house.url, session)("POST", `/api/chat/chats/${id}/messages`, { id: newId(), body: seed }),
  ).rejects.toThrow("422 secret-found")
  const { rows } = await house.pool.query(
    "select count(*)::int as n from messages where conversation_id = $1 and body like '%sausage%'",
    [id],
  )
  expect(rows).toEqual([{ n: 0 }])
})
