import { newId } from "@veridesk/contract/ids.ts"
import type { MacroContent, OfferedMacro } from "@veridesk/contract/macros.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verifyChains } from "../conversations/index.ts"
import { type Filed, fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"
import { keepMacros } from "./index.ts"

let house: House
let mei: Agent
let lin: Agent
let sune: Agent
let auditor: Agent
let odile: Customer
beforeAll(async () => {
  house = await openHouse()
  ;[mei, lin, sune, auditor] = await Promise.all([
    house.agent({ name: "Mei", teams: ["general"] }),
    house.agent({ name: "Lin", role: "lead" }),
    house.agent({ name: "Sune", role: "administrator" }),
    house.agent({ name: "Petra", role: "auditor" }),
  ])
  odile = await house.customer({ name: "Odile Varga" })
})
afterAll(async () => {
  expect((await verifyChains(house.db)).faults).toEqual([])
  await house.close()
})

const content = (more: Partial<MacroContent> = {}): MacroContent => ({
  kind: "macro",
  letter: null,
  group: { en: "Tests", zh: "测试" },
  title: { en: "API signature", zh: "API 签名" },
  body: {
    en: "{{customer.name}}, about {{field.topic}} in {{ticket.number}}: {{ask.step}}",
    zh: "{{customer.name}}，关于 {{field.topic}}（{{ticket.number}}）：{{ask.step}}",
  },
  forms: ["other"],
  actions: [
    { do: "priority", priority: 1 },
    { do: "team", team: "account-security" },
    { do: "status", status: "waiting-third-party" },
    { do: "assign-me" },
  ],
  visibility: "everyone",
  teamIds: [],
  ownerId: null,
  reviewOn: null,
  compliance: false,
  ...more,
})

const make = async (more: Partial<MacroContent> = {}, as = lin) =>
  as.json("POST", "/api/desk/macros", { requestId: newId(), content: content(more) })
const made = async (more: Partial<MacroContent> = {}, as = lin): Promise<string> => {
  const answer = await make(more, as)
  expect(answer.status).toBe(200)
  return answer.body.line.key
}
const change = (key: string, path: string, body: object, as = lin) =>
  as.json("POST", `/api/desk/macros/${key}${path}`, { requestId: newId(), ...body })
const offers = async (ticket: Filed, as = mei): Promise<OfferedMacro[]> =>
  (await as.json("GET", `/api/desk/conversations/${ticket.id}/macros`)).body.macros
const offer = async (ticket: Filed, key: string, as = mei) =>
  (await offers(ticket, as)).find((macro) => macro.key === key)
const reply = (ticket: Filed, more: object, as = mei) =>
  as.json("POST", `/api/desk/conversations/${ticket.id}/replies`, {
    messageId: newId(),
    body: "Please sign again.",
    basedOn: 2,
    ...more,
  })

describe("a macro in a conversation", () => {
  test("is filled in on the server, in the customer's language, and says what is left to fill in", async () => {
    const key = await made()
    const [english, chinese] = [
      await fileTicket(house, odile),
      await fileTicket(house, odile, { language: "zh-CN" }),
    ]
    expect(await offer(english, key)).toMatchObject({
      text: `Odile Varga, about API signature error in ${english.number}: {{ask.step}}`,
      language: "en",
      otherLanguage: false,
      unresolved: ["ask.step"],
      offeredFirst: true,
    })
    expect((await offer(chinese, key))?.text).toBe(
      `Odile Varga，关于 API signature error（${chinese.number}）：{{ask.step}}`,
    )
  })

  test("comes in the other language where it has none of the customer's, and says so", async () => {
    const key = await made({ body: { en: "Only English", zh: "" } })
    const ticket = await fileTicket(house, odile, { language: "zh-CN" })
    expect(await offer(ticket, key)).toMatchObject({
      text: "Only English",
      language: "en",
      otherLanguage: true,
    })
  })

  test("what came with the product is offered: macros and letters, those of the form first", async () => {
    const ticket = await fileTicket(house, odile)
    const all = await offers(ticket)
    expect(
      all
        .filter(({ kind }) => kind === "letter")
        .map(({ key }) => key)
        .sort(),
    ).toEqual(["letter-acknowledgement", "letter-delay-notice", "letter-final-response"])
    const firsts = all.map(({ offeredFirst }) => offeredFirst)
    expect(firsts).toEqual(firsts.toSorted((a, b) => Number(b) - Number(a)))
  })

  test("of a team is offered to that team, one's own to oneself", async () => {
    const teams = (await sune.json("GET", "/api/staff/teams")).body.teams as { id: string; key: string }[]
    const idOf = (team: string) => teams.find(({ key }) => key === team)?.id ?? ""
    const ours = await made({ visibility: "team", teamIds: [idOf("general")] })
    const theirs = await made({ visibility: "team", teamIds: [idOf("deposits")] })
    const own = await made({ visibility: "me" }, mei)
    const ticket = await fileTicket(house, odile)
    const keys = (await offers(ticket)).map(({ key }) => key)
    expect([ours, theirs, own].map((key) => keys.includes(key))).toEqual([true, false, true])
    expect(await offer(ticket, own, lin)).toBeUndefined()
    expect((await lin.json("GET", `/api/desk/macros/${own}`)).status).toBe(404)
    expect((await change(own, "", { basedOn: 1, content: content(), note: "" })).status).toBe(404)
  })
})

describe("ux.md 47: what a macro does happens with the reply", () => {
  test("in one step, each event naming macro and version", async () => {
    const key = await made()
    const ticket = await fileTicket(house, odile)
    const answer = await reply(ticket, { macros: [{ key, version: 1, actions: content().actions }] })
    expect(answer.status).toBe(200)
    const macro = { key, version: 1 }
    expect(answer.body.events).toMatchObject([
      { kind: "conversation.replied", payload: { macros: [macro] } },
      { kind: "conversation.prioritised", payload: { was: 3, is: 1, macro } },
      { kind: "conversation.moved", payload: { macro } },
      { kind: "conversation.status-changed", payload: { is: "waiting-third-party", macro } },
      { kind: "conversation.assigned", payload: { is: mei.id, macro } },
    ])
    expect(answer.body.row).toMatchObject({
      priority: 1,
      status: "waiting-third-party",
      assigneeId: mei.id,
      waitingSince: null,
    })
  })

  test("again with the same id it is done once; with other actions it is another request", async () => {
    const key = await made()
    const ticket = await fileTicket(house, odile)
    const messageId = newId()
    const macros = [{ key, version: 1, actions: [{ do: "priority", priority: 1 }] }]
    const first = await reply(ticket, { messageId, macros })
    const again = await reply(ticket, { messageId, macros })
    expect(again.body.events).toEqual(first.body.events)
    expect((await reply(ticket, { messageId, macros: [] })).body.code).toBe("request-reused")
  })

  test("an action that isn't possible stops the whole reply", async () => {
    const key = await made({
      actions: [
        { do: "priority", priority: 0 },
        { do: "status", status: "waiting-customer" },
      ],
    })
    const ticket = await fileTicket(house, odile)
    await mei.json("POST", `/api/desk/conversations/${ticket.id}/status`, {
      requestId: newId(),
      status: "solved",
    })
    const before = (await mei.json("GET", `/api/desk/conversations/${ticket.id}`)).body
    const { actions } = (await offer(ticket, key)) ?? { actions: [] }
    const answer = await reply(ticket, {
      basedOn: before.row.lastSeq,
      macros: [{ key, version: 1, actions }],
    })
    expect(answer).toMatchObject({ status: 409, body: { code: "not-possible-now" } })
    const after = (await mei.json("GET", `/api/desk/conversations/${ticket.id}`)).body
    expect(after.events).toEqual(before.events)
    expect(after.row.priority).toBe(before.row.priority)
  })

  test("who sends and resolves has resolved it, whatever state the macro names", async () => {
    const key = await made()
    const ticket = await fileTicket(house, odile)
    const answer = await reply(ticket, {
      then: "resolve",
      macros: [{ key, version: 1, actions: [{ do: "status", status: "waiting-third-party" }] }],
    })
    expect(answer.body.row.status).toBe("solved")
    expect(answer.body.events.map(({ kind }: { kind: string }) => kind)).toEqual([
      "conversation.replied",
      "conversation.resolved",
    ])
  })

  test("an action the macro doesn't have, and a version that never was, are refused", async () => {
    const key = await made({ actions: [{ do: "assign-me" }] })
    const ticket = await fileTicket(house, odile)
    const other = [{ do: "priority", priority: 0 }]
    expect((await reply(ticket, { macros: [{ key, version: 1, actions: other }] })).body.code).toBe(
      "no-such-macro",
    )
    expect((await reply(ticket, { macros: [{ key, version: 7, actions: [] }] })).body.code).toBe(
      "no-such-macro",
    )
  })

  test("uses are counted by a reader, and the most used comes first", async () => {
    const [seldom, often] = [await made(), await made()]
    const ticket = await fileTicket(house, odile)
    await reply(ticket, { macros: [{ key: often, version: 1, actions: [] }] })
    await house.settle()
    const all = await offers(ticket)
    expect(all.find(({ key }) => key === often)?.uses).toBe(1)
    const places = [often, seldom].map((wanted) => all.findIndex(({ key }) => key === wanted))
    expect(places[0]).toBeLessThan(places[1] ?? -1)
    const line = (await lin.json("GET", `/api/desk/macros/${often}`)).body.line
    expect(line).toMatchObject({ uses90: 1, lastUsedOn: house.clock().toISOString().slice(0, 10) })
  })
})

describe("ux.md 46: what is not filled in is not sent", () => {
  test.each(["{{ask.days}}", "{{field.memo}}", "{{ reply.by }}"])("%s", async (hole) => {
    const ticket = await fileTicket(house, odile)
    const answer = await reply(ticket, { body: `It takes ${hole} days.` })
    expect(answer).toMatchObject({ status: 422, body: { code: "unresolved-variables" } })
    expect(answer.body.message).toContain(hole.replace(/[{} ]/gu, ""))
  })

  test("other braces are text, and a note may speak of variables", async () => {
    const ticket = await fileTicket(house, odile)
    expect((await reply(ticket, { body: 'Send {"a": {"b": 1}} or {{x}}' })).status).toBe(200)
    const note = { messageId: newId(), body: "use {{ask.days}}", basedOn: 2 }
    expect((await mei.json("POST", `/api/desk/conversations/${ticket.id}/notes`, note)).status).toBe(200)
  })
})

test("a draft keeps the macros that are in it", async () => {
  const key = await made()
  const ticket = await fileTicket(house, odile)
  const macros = [{ key, version: 1, actions: [{ do: "assign-me" }] }]
  await mei.json("PUT", `/api/desk/conversations/${ticket.id}/draft`, {
    mode: "reply",
    text: "Hello",
    updatedAt: house.clock().toISOString(),
    macros,
  })
  const opened = (await mei.json("GET", `/api/desk/conversations/${ticket.id}`)).body
  expect(opened.drafts).toMatchObject([{ text: "Hello", macros }])
})

describe("ux.md 71: versions", () => {
  test("an old one comes back in one step, as a new one", async () => {
    const key = await made()
    const next = content({ body: { en: "Second", zh: "第二版" } })
    expect((await change(key, "", { basedOn: 1, content: next, note: "shorter" })).status).toBe(200)
    const restored = (await change(key, "/restore", { basedOn: 2, version: 1 })).body
    expect(restored.versions.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1])
    expect(restored.versions[0].content).toEqual(restored.versions[2].content)
    expect(restored.versions[1]).toMatchObject({ note: "shorter", authorName: "Lin" })
    expect(restored.line).toMatchObject({ latest: 3, published: 3 })
  })

  test("who saves over somebody else's version is stopped", async () => {
    const key = await made()
    await change(key, "", { basedOn: 1, content: content({ reviewOn: "2027-01-01" }) }, sune)
    const late = await change(key, "", { basedOn: 1, content: content() })
    expect(late).toMatchObject({ status: 409, body: { code: "changed-meanwhile", detail: { version: 2 } } })
  })

  test("saved twice with the same id is saved once", async () => {
    const requestId = newId()
    const asked = { requestId, content: content() }
    const first = await lin.json("POST", "/api/desk/macros", asked)
    const again = await lin.json("POST", "/api/desk/macros", asked)
    expect(again.body.line.key).toBe(first.body.line.key)
    expect(again.body.versions).toHaveLength(1)
  })

  test("one that is retired is offered no more, and again when it is taken back", async () => {
    const key = await made()
    const ticket = await fileTicket(house, odile)
    await change(key, "/retire", { retired: true })
    expect(await offer(ticket, key)).toBeUndefined()
    await change(key, "/retire", { retired: false })
    expect(await offer(ticket, key)).toBeDefined()
  })
})

describe("texts of compliance need a second person", () => {
  test("the author can't approve, another can, and only then it is offered", async () => {
    const key = await made({ compliance: true })
    const ticket = await fileTicket(house, odile)
    expect(await offer(ticket, key)).toBeUndefined()
    expect((await change(key, "/approve", { version: 1 })).body.code).toBe("own-macro")
    expect((await change(key, "/approve", { version: 1 }, mei)).status).toBe(403)
    const approved = await change(key, "/approve", { version: 1 }, sune)
    expect(approved.body.versions[0]).toMatchObject({ authorName: "Lin", approvedByName: "Sune" })
    expect(await offer(ticket, key)).toMatchObject({ version: 1 })
  })

  test("until the next version is approved the old one stays; to take the mark off needs a second person too", async () => {
    const key = await made({ compliance: true })
    await change(key, "/approve", { version: 1 }, sune)
    const saved = await change(key, "", { basedOn: 1, content: content({ compliance: false }) })
    expect(saved.body.line).toMatchObject({ latest: 2, published: 1 })
    expect((await change(key, "/approve", { version: 1 }, sune)).body.code).toBe("changed-meanwhile")
    const ticket = await fileTicket(house, odile)
    expect(await offer(ticket, key)).toMatchObject({ version: 1 })
    expect((await reply(ticket, { macros: [{ key, version: 2, actions: [] }] })).body.code).toBe(
      "no-such-macro",
    )
  })
})

describe("rights", () => {
  test("agents keep their own, leads and administrators everybody's, auditors none", async () => {
    expect((await make({}, mei)).status).toBe(403)
    expect((await make({ visibility: "me" }, auditor)).status).toBe(403)
    const key = await made()
    expect((await change(key, "", { basedOn: 1, content: content() }, mei)).status).toBe(403)
    expect((await change(key, "/retire", { retired: true }, auditor)).status).toBe(403)
    const own = await made({ visibility: "me", compliance: true, ownerId: lin.id }, mei)
    expect((await mei.json("GET", `/api/desk/macros/${own}`)).body.versions[0].content).toMatchObject({
      ownerId: mei.id,
      compliance: false,
    })
    expect((await change(own, "", { basedOn: 1, content: content() }, mei)).status).toBe(403)
  })

  test("a variable that nobody will ever fill in is not saved", async () => {
    const answer = await make({ body: { en: "{{ticket.nmber}}", zh: "" } })
    expect(answer.status).toBe(422)
    expect(answer.body.fields["content.body.en"].message).toContain("{{ticket.nmber}}")
  })
})

test("a newer shipped text takes the place of one that nobody has touched, and of no other", async () => {
  const opened = async (key: string) => (await lin.json("GET", `/api/desk/macros/${key}`)).body
  const [touched, untouched] = ["letter-acknowledgement", "letter-delay-notice"]
  const { content: was } = (await opened(touched)).versions[0]
  await change(touched, "", { basedOn: 1, content: { ...was, reviewOn: "2027-03-01" } })
  // The database as an older edition of the product has left it.
  await house.pool.query(`update macro_versions set content = jsonb_set(content, '{body,en}', '"old"')`)
  await keepMacros(house.db, house.clock())
  await keepMacros(house.db, house.clock())
  expect((await opened(untouched)).versions).toMatchObject([
    { version: 2, content: { body: { en: expect.stringContaining("still examining") } } },
    { version: 1, content: { body: { en: "old" } } },
  ])
  expect((await opened(touched)).line).toMatchObject({ latest: 2, reviewOn: "2027-03-01" })
})

describe("a letter as a page to print", () => {
  test("shows the draft and the sent reply with letterhead, case and signer, and nothing in them is markup", async () => {
    const ticket = await fileTicket(house, odile, { fields: { topic: "<b>bold</b>" } })
    const page = `/api/desk/conversations/${ticket.id}/letter`
    expect((await mei.json("GET", page)).status).toBe(404)
    await mei.json("PUT", `/api/desk/conversations/${ticket.id}/draft`, {
      mode: "reply",
      text: "Dear Odile,\n\n<script>alert(1)</script>",
      updatedAt: house.clock().toISOString(),
    })
    const draft = await (await mei.get(page)).text()
    expect(draft).toContain(ticket.number)
    expect(draft).toContain("Mei")
    expect(draft).toContain("&lt;script&gt;alert(1)&lt;/script&gt;")
    expect(draft).not.toContain("<b>bold")
    const messageId = newId()
    await reply(ticket, { messageId, body: "Yours sincerely" })
    const sent = await lin.get(`${page}?message=${messageId}`)
    expect(await sent.text()).toMatch(/Yours sincerely[\s\S]*Mei/u)
  })
})

test("a letter that is made here is known by its key, and stays a letter", async () => {
  const letter = {
    kind: "letter" as const,
    letter: "delay-notice" as const,
    title: { en: "Letter: late", zh: "" },
  }
  const key = await made(letter)
  expect(key).toMatch(/^letter-late-/u)
  expect(await made({ title: { en: "Letter of thanks", zh: "" } })).toMatch(/^of-thanks-/u)
  expect((await change(key, "", { basedOn: 1, content: content() })).status).toBe(422)
  expect((await make({ kind: "letter" })).status).toBe(422)
})
