import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../../platform/testing/house.ts"
import { fill, text } from "../testing/texts.ts"

let house: House
let lead: Agent
beforeAll(async () => {
  house = await openHouse()
  lead = await house.agent({ name: "Lin", role: "lead" })
})
afterAll(() => house.close())

async function gaps() {
  const { body } = await lead.json("GET", "/api/desk/search/gaps")
  return body
}

function ask(question: string, reader: string, locale: "en" | "zh-CN" = "en"): void {
  house.app.gaps.asked({ question, locale, found: false, reader })
}

test("a question is shown when three have asked it, once for both languages, until it is dealt with", async () => {
  ask("Yield farming", "one")
  ask("yield farming", "two", "zh-CN")
  expect(await gaps()).toEqual({ gaps: [], hidden: 1, mayEdit: true })

  ask("yield  farming", "three")
  expect(await gaps()).toMatchObject({
    gaps: [{ question: "yield farming", locale: "en", asked: 3, empty: 3, chosen: 0 }],
    hidden: 0,
  })

  const agent = await house.agent({ name: "Mei" })
  const close = { requestId: newId(), question: "yield farming" }
  expect((await agent.json("POST", "/api/desk/search/gaps/done", close)).status).toBe(403)
  expect((await lead.json("POST", "/api/desk/search/gaps/done", close)).status).toBe(200)
  expect((await gaps()).gaps).toEqual([])
})

test("what tells who asked is never kept", async () => {
  for (const reader of ["one", "two", "three"])
    ask("refund to odile@example.com order 88213 at https://x.example/a", reader)
  expect((await gaps()).gaps.map(({ question }: { question: string }) => question)).toEqual([
    "refund to order at",
  ])
})

test("a group of words that a lead adds leads from the one to the other at once", async () => {
  await fill(house, [text({ key: "pangolins", title: "Pangolin care" })])
  const found = async () => {
    const answer = await house.app.search.find({
      question: "scaly anteater",
      locale: "en",
      audiences: ["public"],
      perPage: 3,
    })
    return answer.found.map(({ key }) => key)
  }
  expect(await found()).not.toContain("pangolins")
  const group = { id: newId(), words: ["pangolin", "scaly anteater"], active: true, basedOn: null }
  const saved = await lead.json("POST", "/api/desk/search/synonyms", { requestId: newId(), ...group })
  expect(saved.status).toBe(200)
  await expect.poll(found).toEqual(["pangolins"])
})
