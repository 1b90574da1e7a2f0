import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { fileTicket } from "../platform/testing/file-ticket.ts"
import { type Agent, type Customer, type House, openHouse } from "../platform/testing/house.ts"
import { catalogue } from "./catalogue.ts"
import type { Form } from "./form.ts"
import { keepForms } from "./store.ts"
import { example } from "./testing/example-form.ts"

let house: House
let mei: Agent
let customer: Customer
/** Reads take one connection of the pool for each statement. */
let lent = 0
beforeAll(async () => {
  house = await openHouse()
  house.pool.on("acquire", () => {
    lent += 1
  })
  mei = await house.agent({ name: "Mei", role: "administrator" })
  customer = await house.customer()
})
afterAll(() => house.close())

const url = "/api/desk/forms"
const save = (form: Form, basedOn: number, more: { requestId?: string; note?: string } = {}, by = mei) =>
  by.json("POST", url, { requestId: newId(), note: "", ...more, basedOn, form })
const detail = async (key: string) => (await mei.json("GET", `${url}/${key}`)).body
const named = (key: string, title = "Order stuck"): Form => ({
  ...example(),
  key,
  title: { en: title, zh: "卡单" },
})

describe("who may", () => {
  test.each([
    ["administrator", 200, 200],
    ["lead", 200, 403],
    ["auditor", 200, 403],
    ["agent", 403, 403],
  ] as const)("%s: look %i, save %i", async (role, look, change) => {
    const person = await house.agent({ role })
    expect((await person.json("GET", url)).status).toBe(look)
    expect((await save(named(`by-${role}`), 0, {}, person)).status).toBe(change)
    const again = { requestId: newId(), basedOn: 1, note: "" }
    const [restored, retired] = [
      await person.json("POST", `${url}/by-${role}/restore`, { ...again, version: 1 }),
      await person.json("POST", `${url}/by-${role}/retire`, {
        ...again,
        requestId: newId(),
        basedOn: 2,
        retired: true,
      }),
    ]
    expect([restored.status, retired.status]).toEqual([change, change])
  })

  test("nobody without a session, and no customer", async () => {
    expect((await house.visitor().json("GET", url)).status).toBe(401)
    expect((await customer.json("GET", url)).status).toBe(401)
  })
})

describe("saving", () => {
  test("a new form is offered at once, and says who made it, when and why", async () => {
    expect((await save(named("fresh"), 0, { note: "Asked for by trading" })).body).toEqual({
      key: "fresh",
      version: 1,
    })
    const types = (await customer.json("GET", "/tickets/new")).body.types
    expect(types.map(({ type }: { type: string }) => type)).toContain("fresh")
    const { versions, mayEdit } = await detail("fresh")
    expect(mayEdit).toBe(true)
    expect(versions).toMatchObject([
      { version: 1, savedBy: "Mei", note: "Asked for by trading", changes: [] },
    ])
    expect((await save(named("fresh"), 0)).body).toMatchObject({ code: "form-key-taken" })
  })

  test("a ticket keeps the version it was filed with", async () => {
    await save(named("kept"), 0)
    const answers = { product: "p2p", counterparty: "Lin", agree: "yes" }
    const ticket = await fileTicket(house, customer, { type: "kept", fields: answers })
    const renamed = named("kept")
    const fields = renamed.fields.map((one) =>
      one.id === "counterparty" ? { ...one, label: { en: "The other side", zh: "对方" } } : one,
    )
    await save({ ...renamed, fields }, 1)
    const { body } = await mei.json("GET", `/api/desk/conversations/${ticket.id}`)
    expect(body.fields.map(({ label }: { label: string }) => label)).toContain("Counterparty")
    expect((await mei.json("GET", `${url}/kept/versions/2`)).body.form.version).toBe(2)
  })

  test("field.md 36: on top of a version that is no longer the newest is refused, and nothing is undone", async () => {
    await save(named("stale"), 0)
    await save(named("stale", "First"), 1)
    const late = await save(named("stale", "Second"), 1)
    expect([late.status, late.body.code]).toEqual([409, "form-changed"])
    expect(late.body.message).toContain("2")
    expect((await detail("stale")).form.title.en).toBe("First")
  })

  test("two at the same moment: one is saved, one is told", async () => {
    await save(named("race"), 0)
    const both = await Promise.all([save(named("race", "One"), 1), save(named("race", "Two"), 1)])
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]))
    expect((await detail("race")).versions).toHaveLength(2)
  })

  test("sent twice saves once", async () => {
    const requestId = newId()
    const [one, two] = [
      await save(named("twice"), 0, { requestId }),
      await save(named("twice"), 0, { requestId }),
    ]
    expect(two.body).toEqual(one.body)
    expect((await detail("twice")).versions).toHaveLength(1)
  })

  test("what can't work is refused, each fault named", async () => {
    const form = named("faulty")
    const broken = { ...form, team: "nobody", fields: form.fields.filter(({ id }) => id !== "product") }
    const { status, body } = await save(broken, 0)
    expect([status, body.code]).toEqual([422, "form-faulty"])
    const said = Object.values(body.fields as Record<string, { message: string }>).map(
      ({ message }) => message,
    )
    expect(said).toContain("There is no team with the key nobody.")
    expect(said).toContain("problem refers to product, which this form doesn’t have.")
    expect((await save({ ...form, key: "Not A Key" }, 0)).status).toBe(400)
  })
})

describe("versions", () => {
  test("say what each changed, and one is brought back as the newest", async () => {
    const form = named("history")
    await save(form, 0)
    const [first, ...others] = form.fields
    const moved = {
      ...form,
      priority: 1,
      fields: [
        ...others.slice(0, 2),
        first as Form["fields"][number],
        ...others.slice(2).filter(({ id }) => id !== "agree"),
      ],
    }
    await save(moved, 1)
    const { versions } = await detail("history")
    expect(versions[0].changes).toEqual([
      { what: "removed", part: "field", id: "agree", label: expect.anything() },
      { what: "moved", part: "field", id: "product", label: expect.anything() },
      { what: "changed", part: "form", id: "priority", label: null },
    ])
    const back = { requestId: newId(), basedOn: 2, version: 1, note: "Too early" }
    expect((await mei.json("POST", `${url}/history/restore`, back)).body).toEqual({
      key: "history",
      version: 3,
    })
    const restored = await detail("history")
    expect(restored.form).toMatchObject({ version: 3, priority: 3, fields: form.fields })
    expect((await mei.json("POST", `${url}/history/restore`, { ...back, requestId: newId() })).status).toBe(
      409,
    )
    expect(
      (await mei.json("POST", `${url}/history/restore`, { ...back, requestId: newId(), version: 9 })).status,
    ).toBe(404)
  })

  test("a retired form is offered to nobody, its tickets stay, and it can come back", async () => {
    await save(named("old"), 0)
    const answers = { product: "p2p", counterparty: "Lin", agree: "yes" }
    const ticket = await fileTicket(house, customer, { type: "old", fields: answers })
    const retire = (basedOn: number, retired: boolean) =>
      mei.json("POST", `${url}/old/retire`, { requestId: newId(), basedOn, note: "", retired })
    expect((await retire(1, true)).status).toBe(200)
    expect((await customer.json("GET", "/tickets/new?type=old")).body.form).toBeNull()
    const again = await customer.ask("/tickets/new", {
      type: "old",
      requestId: newId(),
      act: "submit",
      ...answers,
    })
    expect(again.status).toBe(422)
    const { body } = await mei.json("GET", `/api/desk/conversations/${ticket.id}`)
    expect(body.fields.map(({ key }: { key: string }) => key)).toContain("counterparty")
    expect((await retire(2, false)).status).toBe(200)
    expect((await customer.json("GET", "/tickets/new?type=old")).body.form).not.toBeNull()
  })

  test("what Veridesk ships later doesn't undo what somebody edited, and comes where nobody did", async () => {
    const shipped = catalogue.find(({ key }) => key === "other") as Form
    await save({ ...shipped, title: { en: "Anything else", zh: "别的问题" } }, shipped.version)
    const later = (form: Form): Form => ({
      ...form,
      version: form.version + 1,
      title: { en: "Shipped", zh: "自带" },
    })
    const login = catalogue.find(({ key }) => key === "account-login") as Form
    await keepForms(house.db, [later(later(shipped)), later(login)])
    const { rows } = await house.pool.query(
      "select key, max(version) as version from intake_forms where key in ('other', 'account-login') group by key order by key",
    )
    expect(rows).toEqual([
      { key: "account-login", version: login.version + 1 },
      { key: "other", version: shipped.version + 1 },
    ])
    expect((await detail("other")).form.title.en).toBe("Anything else")
  })
})

describe("a test fill", () => {
  const fill = (values: Record<string, string>, evidence: string[] = [], form: Form = example()) =>
    mei.json("POST", `${url}/test`, { form, values, evidence, locale: "en" })
  const right = {
    product: "futures",
    problem: "liquidation",
    order: "ａ-1042",
    agree: "yes",
    description: "Gone.",
  }

  test("says what would be stored, who gets it and how urgent it is, and files nothing", async () => {
    const { body } = await fill(right, ["proof"])
    expect(body).toEqual({
      faults: [],
      stored: {
        product: "futures",
        problem: "liquidation",
        order: "a-1042",
        agree: "yes",
        evidence: { proof: [expect.any(String)] },
      },
      description: "Gone.",
      priority: 0,
      team: "Deposits",
      formFaults: [],
    })
    const { rows } = await house.pool.query("select 1 from conversations where form_key = 'order-stuck'")
    expect(rows).toHaveLength(0)
  })

  test("names what is wrong, in whole sentences, with the answers and with the form", async () => {
    const { body } = await fill({ ...right, order: "?" }, [], { ...example(), team: "nobody" })
    expect(body.faults).toEqual([
      { field: "order", message: "This doesn’t look like an order number such as A-1042." },
      { field: "evidence.proof", message: "“Screen recording” is needed. Add the file." },
    ])
    expect(body.formFaults).toEqual(["There is no team with the key nobody."])
  })
})

describe("field.md 24: a form of 200 fields", () => {
  const many = (): Form => {
    const extra = Array.from({ length: 199 }, (_, n) => ({
      id: `f${n}`,
      kind: "text" as const,
      required: true,
      label: { en: `Question ${n}`, zh: `问题 ${n}` },
      ...(n > 0 && { show: { field: `f${n - 1}`, answered: true } }),
    }))
    const description = example().fields.at(-1) as Form["fields"][number]
    return { ...named("two-hundred"), evidence: [], urgency: [], sameBy: [], fields: [...extra, description] }
  }
  const answers = Object.fromEntries(Array.from({ length: 199 }, (_, n) => [`f${n}`, `Answer ${n}`]))

  test("is filed whole, with and without JavaScript", async () => {
    expect((await save(many(), 0)).status).toBe(200)
    const plain = await customer.multipart("/tickets/new", {
      fields: {
        type: "two-hundred",
        requestId: newId(),
        act: "submit",
        description: "All of it.",
        ...answers,
      },
      files: [],
    })
    expect(plain.status).toBe(303)
    const ticket = await fileTicket(house, customer, { type: "two-hundred", fields: answers })
    const { body } = await mei.json("GET", `/api/desk/conversations/${ticket.id}`)
    expect(body.fields).toHaveLength(199)
  })

  test("costs as many statements to open as one of two, and the list reads no answers", async () => {
    const small = await fileTicket(house, customer)
    const large = await fileTicket(house, customer, {
      type: "two-hundred",
      fields: { ...answers, f7: "Seven" },
    })
    /** The least of five: what else goes on in the house only ever adds. */
    const statements = async (id: string) => {
      const counted: number[] = []
      for (let time = 0; time < 5; time++) {
        const before = lent
        expect((await mei.get(`/api/desk/conversations/${id}`)).status).toBe(200)
        counted.push(lent - before)
      }
      return Math.min(...counted)
    }
    expect(await statements(large.id)).toBe(await statements(small.id))
    const list = await mei.json("GET", "/api/desk/conversations?view=all&limit=50")
    expect(list.status).toBe(200)
    expect(JSON.stringify(list.body)).not.toContain("Answer 7")
  })
})
