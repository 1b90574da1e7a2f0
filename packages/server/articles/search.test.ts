import type { StaffActor } from "@veridesk/contract/people.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Context } from "../platform/context.ts"
import { type Agent, type House, openHouse } from "../platform/testing/house.ts"
import { publishArticle } from "./publish.ts"
import type { Publishing } from "./search-document.ts"
import { saveSettings } from "./settings.ts"
import { archiveArticle } from "./take-down.ts"
import { content, draft, words } from "./testing/article-house.ts"

let house: House
let lin: Agent
const said: string[] = []
const publishing: Publishing = {
  indexDocuments: async (_, docs) =>
    void said.push(...docs.map((doc) => `+ ${doc.key} ${doc.locale}: ${doc.body}`)),
  removeDocuments: async (_, keys) => void said.push(...keys.map(({ key }) => `- ${key}`)),
  turn: async () => void said.push("turn"),
}
beforeAll(async () => {
  house = await openHouse()
  lin = await house.agent({ name: "Lin", role: "lead" })
})
afterAll(() => house.close())

test("the search is told in the same breath, and pages are drawn anew after it", async () => {
  const { line, settings, revision } = await draft(lin, {
    settings: { slug: "searched" },
    content: content({ blocks: [words("One."), words("Two.")] }),
  })
  const actor: StaffActor = { realm: "staff", id: lin.id, role: "lead", name: "Lin", teamIds: [] }
  const ctx: Context<StaffActor> = { db: house.db, actor, now: house.clock(), announce: () => {} }
  const { id } = line

  await publishArticle(publishing, ctx, { requestId: newId(), id, locale: "en", version: 1, at: null })
  expect(said.splice(0)).toEqual(["- searched", "+ searched en: One.\nTwo.", "turn"])

  const known = {
    ...publishing,
    teams: () => [{ key: "trading", name: "" }],
    forms: () => [{ key: "other", title: "" }],
  }
  await saveSettings(known, ctx, {
    requestId: newId(),
    id,
    revision,
    settings: { ...settings, slug: "found", audience: "staff" },
  })
  expect(said.splice(0)).toEqual(["- searched", "- found", "+ found en: One.\nTwo.", "turn"])

  await archiveArticle(publishing, ctx, { requestId: newId(), id, archived: true })
  expect(said.splice(0)).toEqual(["- found", "turn"])

  const broken = { ...publishing, indexDocuments: () => Promise.reject(new Error("no index")) }
  await expect(archiveArticle(broken, ctx, { requestId: newId(), id, archived: false })).rejects.toThrow(
    "no index",
  )
  expect((await lin.json("GET", `/api/desk/articles/${id}`)).body.line.archived).toBe(true)
})
