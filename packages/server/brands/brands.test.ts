import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { keepBrand } from "./index.ts"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"

const MERLIN = {
  name: "Merlin by Kestrel",
  shortName: "Merlin",
  legalEntity: "Kestrel Asia",
  hosts: ["help.merlin.example"],
  supportEmail: "support@merlin.example",
  accent: "#ffb000",
  mark: "M4 20 12 4l8 16",
}

let house: House
let sune: Agent
beforeAll(async () => {
  house = await openHouse()
  sune = await house.agent({ name: "Sune", role: "administrator" })
})
afterAll(() => house.close())

const save = (as: Agent, key: string, brand: Partial<typeof MERLIN>) =>
  as.json("POST", "/api/desk/brands", { requestId: newId(), key, brand: { ...MERLIN, ...brand } })
/** As a browser asks that found the help site at this host. */
const at = async (host: string, url: string) =>
  house.app.http.inject({ method: "GET", url, headers: { host, accept: "text/html" } })

test("a second brand answers at its own host, in its own colours, and the first one elsewhere", async () => {
  expect((await save(sune, "merlin", {})).status).toBe(200)
  const merlin = (await at("help.merlin.example", "/en")).body
  expect(merlin).toContain("Merlin")
  expect(merlin).not.toContain("Kestrel Support")
  expect(merlin).toContain('<link rel="canonical" href="http://help.merlin.example/en"')
  expect(merlin).toContain("mailto:support@merlin.example")
  const href = /<link rel="stylesheet" href="(\/theme\/merlin\.[^"]+)"/.exec(merlin)?.[1] ?? ""
  const sheet = await at("help.merlin.example", href)
  expect(sheet.headers["content-type"]).toContain("text/css")
  expect(sheet.headers["cache-control"]).toContain("immutable")
  // The brand's yellow can't be read on white: what is shown is darker.
  expect(sheet.body).not.toMatch(/^:root\{--accent:#ffb000/)

  const kestrel = (await at("help.kestrel.example", "/en")).body
  expect(kestrel).not.toContain("Merlin")
  expect(kestrel).not.toContain("/theme/")
})

test("what was kept of its pages is drawn anew when the brand changes", async () => {
  await save(sune, "merlin", {})
  expect((await at("help.merlin.example", "/zh-cn")).body).toContain("Merlin")
  await save(sune, "merlin", { shortName: "Merlino" })
  expect((await at("help.merlin.example", "/zh-cn")).body).toContain("Merlino")
})

test("only administrators save brands, and a host is never two brands'", async () => {
  const ruben = await house.agent({ name: "Ruben", role: "lead" })
  expect((await save(ruben, "merlin", {})).body.code).toBe("forbidden")
  await save(sune, "merlin", {})
  const taken = await save(sune, "other", { hosts: ["help.merlin.example"] })
  expect([taken.status, taken.body.code]).toEqual([422, "brand-host-taken"])
  const { body } = await sune.json("GET", "/api/desk/brands")
  expect(body.brands.map(({ key }: { key: string }) => key)).toEqual(["main", "merlin"])
  expect((await save(sune, "merlin", { hosts: ["not a host"] })).status).toBe(400)
  expect((await save(sune, "merlin", { accent: "red;}" })).status).toBe(400)
})

test("a name that an administrator gave the first brand outlives a new start", async () => {
  const start = () =>
    keepBrand(house.db, { key: "main", name: "As configured", legalEntity: "Kestrel Europe" })
  expect((await start()).name).toBe("As configured")
  await save(sune, "main", { ...MERLIN, hosts: [], name: "Kestrel Exchange", shortName: "Kestrel" })
  expect((await start()).name).toBe("Kestrel Exchange")
})
