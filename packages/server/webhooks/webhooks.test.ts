import { newId } from "@veridesk/contract/ids.ts"
import type { WebhookList } from "@veridesk/contract/webhooks.ts"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { connectOutside } from "../platform/remote/index.ts"
import { isPublic } from "../platform/remote/outside.ts"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { PAUSES_MS, verdictOn } from "./webhook.ts"

let house: House
let sune: Agent
beforeAll(async () => {
  house = await openHouse()
  sune = await house.agent({ name: "Sune", role: "administrator" })
})
afterAll(() => house.close())

const post = (path: string, body: object, as = sune) =>
  as.json("POST", `/api/desk/webhooks${path}`, { requestId: newId(), ...body })
const add = async (url = "https://hooks.partner.example/veridesk") => {
  const endpointId = newId()
  const { status, body } = await post("", { endpointId, url })
  return { endpointId, status, secret: body.secret as string }
}

describe("endpoints", () => {
  test("are for administrators; the secret is shown where it is new and nowhere else", async () => {
    const ruben = await house.agent({ name: "Ruben", role: "lead" })
    expect((await ruben.json("GET", "/api/desk/webhooks")).status).toBe(403)
    const { endpointId, secret } = await add()
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const list = await sune.json("GET", "/api/desk/webhooks")
    expect(JSON.stringify(list.body)).not.toContain(secret)
    const renewed = await post(`/${endpointId}/secret`, {})
    expect(renewed.body.secret).not.toBe(secret)
    const { rows } = await house.pool.query("select * from webhook_endpoints where id = $1", [endpointId])
    expect(JSON.stringify(rows)).not.toContain(renewed.body.secret)
    await post(`/${endpointId}/remove`, {})
    const left: WebhookList = (await post(`/${endpointId}/test`, {})).body
    expect(left.endpoints.map(({ id }) => id)).not.toContain(endpointId)
  })

  test("take no address with a name and password in it", async () => {
    expect((await add("https://user:secret@hooks.partner.example/")).status).toBe(400)
    expect((await add("file:///etc/passwd")).status).toBe(400)
  })

  test("of this network are not reached, whatever their name, and the log says why", async () => {
    for (const url of [
      "https://127.0.0.1/",
      "https://[::1]/",
      "https://169.254.169.254/latest",
      "https://localhost/",
    ]) {
      const { endpointId } = await add(url)
      await post(`/${endpointId}/test`, {})
      const { rows } = await house.pool.query("select id from webhook_deliveries where endpoint_id = $1", [
        endpointId,
      ])
      await house.app.tasks["send-webhook"]({ deliveryId: rows[0].id })
      const log = await sune.json("GET", `/api/desk/webhooks/${endpointId}/log`)
      expect(log.body.deliveries[0], url).toMatchObject({
        state: "failed",
        error: "private-address",
        status: null,
      })
    }
    const plain = connectOutside({ mayBePrivate: false })
    expect(await plain.post("http://hooks.partner.example/", { headers: {}, body: "" })).toEqual({
      state: "unreachable",
      why: "not-https",
    })
  })
})

test.each([
  ["10.0.0.1", false],
  ["100.64.0.1", false],
  ["192.168.1.1", false],
  ["0.0.0.0", false],
  ["224.0.0.1", false],
  ["fd00::1", false],
  ["fe80::1", false],
  ["::ffff:127.0.0.1", false],
  ["64:ff9b::7f00:1", false],
  ["2002:7f00:1::", false],
  ["93.184.215.14", true],
  ["2606:2800:21f:cb07::1", true],
  ["nonsense", false],
])("%s is public: %s", (address, expected) => {
  expect(isPublic(address)).toBe(expected)
})

test("pauses grow, and after the last it is given up", () => {
  const now = new Date("2026-11-22T00:00:00Z")
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 300, max: 599 }), (tries, status) => {
      const verdict = verdictOn({ status, tries, retryAfter: null, now })
      if (tries > PAUSES_MS.length) return verdict.state === "given-up"
      const next = verdictOn({ status: null, tries: tries + 1, retryAfter: null, now })
      if (verdict.state !== "failed") return false
      return next.state === "given-up" || (next.state === "failed" && next.retryAt >= verdict.retryAt)
    }),
  )
  expect(verdictOn({ status: 204, tries: 3, retryAfter: null, now })).toEqual({ state: "sent" })
  expect(verdictOn({ status: 429, tries: 1, retryAfter: 120, now })).toEqual({
    state: "failed",
    retryAt: new Date("2026-11-22T00:02:00Z"),
  })
})
