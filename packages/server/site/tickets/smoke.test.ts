import { afterAll, beforeAll, expect, test } from "vitest"
import { type House, openHouse } from "../../platform/testing/house.ts"

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test("a customer sees an empty list, an agent sees an empty inbox", async () => {
  const odile = await house.customer()
  const page = await odile.get("/tickets")
  expect(page.status).toBe(200)
  const mei = await house.agent({ teams: ["deposits"] })
  expect((await mei.json("GET", "/api/desk/conversations?view=all")).body).toEqual({ rows: [], next: null })
  await house.settle()
})
