import type { OpenedArticle } from "@veridesk/contract/articles.ts"
import type { StaffRole } from "@veridesk/contract/people.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { content, draft, settings, write } from "./testing/article-house.ts"

let house: House
let lin: Agent
const people = new Map<StaffRole, Agent>()
beforeAll(async () => {
  house = await openHouse()
  lin = await house.agent({ name: "Ruben", role: "lead" })
  for (const role of ["agent", "lead", "administrator", "auditor"] as const)
    people.set(role, await house.agent({ name: role, role }))
})
afterAll(() => house.close())

const answers: Record<StaffRole, string> = {
  agent: "403 forbidden",
  lead: "200 ",
  administrator: "200 ",
  auditor: "403 read-only",
}

const acts: [verb: string, body: (of: OpenedArticle) => object][] = [
  ["draft", () => ({ locale: "en", basedOn: 1, content: content({ title: "Later" }), note: "" })],
  ["publish", () => ({ locale: "en", version: 1 })],
  ["reviewed", () => ({})],
  ["settings", ({ settings: { slug }, revision }) => ({ revision, settings: settings({ slug }) })],
  ["archive", () => ({ archived: true })],
]

test.each(acts)(
  "%s is for leads and administrators; the others are told why, and read on",
  async (verb, body) => {
    for (const [role, who] of people) {
      const article = await draft(lin)
      const { line } = article
      const answer = await write(who, `${line.id}/${verb}`, body(article))
      expect(`${answer.status} ${answer.body.code ?? ""}`, `${verb} by ${role}`).toBe(answers[role])
      expect((await who.json("GET", `/api/desk/articles/${line.id}`)).status).toBe(200)
    }
  },
)
