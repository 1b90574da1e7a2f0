import { afterAll, beforeAll, expect, test } from "vitest"
import { signingKey } from "../platform/signing-key.ts"
import { type House, openHouse } from "../platform/testing/house.ts"
import { openRegister } from "./open-register.ts"

/* What an answer of the verification page costs: statements, which are the same on every machine. */

let house: House
const asked: string[] = []
beforeAll(async () => {
  house = await openHouse()
  const seen = new WeakSet()
  house.pool.on("acquire", (client) => {
    if (seen.has(client)) return
    seen.add(client)
    const query = client.query.bind(client)
    Object.assign(client, {
      query: (given: { text: string } | string, ...rest: unknown[]) => {
        const text = typeof given === "object" ? given.text : given
        if (/register_versions|impostors/.test(text)) asked.push(text)
        return Reflect.apply(query, client, [given, ...rest])
      },
    })
  })
})
afterAll(() => house.close())

const ask = async (q: string) => {
  const answer = await fetch(`${house.url}/en/verify?q=${encodeURIComponent(q)}`)
  expect(answer.status).toBe(200)
  return answer
}

test("an answer asks once, for the register's version and what is known of impostors", async () => {
  asked.length = 0
  await ask("kestre1.example")
  expect(asked).toHaveLength(1)
  await ask("help.kestrel.example")
  expect(asked).toHaveLength(2)
})

test("who asks while others are being answered shares a statement with them", async () => {
  const register = await openRegister({
    db: house.db,
    clock: () => new Date(),
    key: signingKey("a secret of this test that nobody else has"),
    brand: { name: "Kestrel", host: "help.kestrel.example", mailFrom: "no-reply@help.kestrel.example" },
  })
  asked.length = 0
  const looks = Array.from({ length: 30 }, (_, nr) =>
    register.look([{ kind: "website", identifier: `nobody-${nr}.example` }]),
  )
  expect((await Promise.all(looks)).map(({ impostor }) => impostor)).toEqual(Array(30).fill(null))
  expect(asked.length).toBeLessThanOrEqual(2)
})

test("a reader of whom nothing is known gets neither token nor cookie with an answer", async () => {
  const answer = await ask("kestre1.example")
  expect(answer.headers.get("set-cookie")).toBe(null)
  expect(await answer.text()).not.toMatch(/_csrf|nonce=/)
})
