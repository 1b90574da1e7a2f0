import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { keepForms } from "../../intake-forms/index.ts"
import { example } from "../../intake-forms/testing/example-form.ts"
import { type Agent, type Customer, type House, openHouse } from "../../platform/testing/house.ts"

let house: House
let ren: Customer
let mei: Agent
beforeAll(async () => {
  house = await openHouse()
  ren = await house.customer({ name: "任可" })
  mei = await house.agent({ teams: ["deposits"] })
  await keepForms(house.db, [example(), recovery()])
})
afterAll(() => house.close())

test("forms that another process saved are offered here within seconds", async () => {
  const offered = async (): Promise<string[]> =>
    (await ren.json("GET", "/tickets/new")).body.types.map((one: { type: string }) => one.type)
  await expect.poll(offered, { timeout: 15_000 }).toEqual(expect.arrayContaining(["order-stuck", "recovery"]))
})

const recovery = () => ({ ...example(), key: "recovery", mergeable: false })
const answers = (more: Record<string, string> = {}) => ({
  type: "order-stuck",
  requestId: newId(),
  product: "spot",
  order: "A-1042",
  agree: "yes",
  description: "The limit order neither fills nor can it be cancelled since noon today.",
  ...more,
})
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
)

describe("a form with conditions, without JavaScript", () => {
  test("shows what is asked by the answers so far, and the rest by its button", async () => {
    const first = await (await ren.form("/tickets/new", { type: "order-stuck", act: "fields" })).text()
    expect(first).toContain('name="product"')
    expect(first).not.toContain('name="order"')
    expect(first).toContain('value="fields"')
    const spot = await (await ren.form("/tickets/new", { ...answers(), act: "fields" })).text()
    expect(spot).toContain('name="order"')
    expect(spot).not.toContain('name="files.proof"')
    const futures = await (
      await ren.form("/tickets/new", { ...answers({ product: "futures" }), act: "fields" })
    ).text()
    expect(futures).toContain('value="liquidation"')
    expect(futures).toContain('name="files.proof"')
  })

  test("field.md 36: answers of a question that is gone are carried along and not filed", async () => {
    const moved = answers({ product: "p2p", counterparty: "Lin", act: "submit", order: "A-7777" })
    const page = await (await ren.form("/tickets/new", { ...moved, act: "fields" })).text()
    expect(page).toMatch(/type="hidden" name="order" value="A-7777"/)
    expect((await ren.form("/tickets/new", moved)).status).toBe(303)
    const { rows } = await house.pool.query(
      "select fields, priority from conversations order by number desc limit 1",
    )
    expect(rows[0]).toEqual({ fields: { product: "p2p", counterparty: "Lin", agree: "yes" }, priority: 3 })
  })

  test("the list of types comes back by its button, with all answers", async () => {
    const page = await (await ren.form("/tickets/new", { ...answers(), act: "types" })).text()
    for (const type of ["deposit-not-credited", "order-stuck", "other"])
      expect(page).toMatch(new RegExp(`<input[^>]*type="radio"[^>]*name="type"[^>]*value="${type}"`))
    expect(page).toMatch(/type="hidden" name="order" value="A-1042"/)
    const other = await (
      await ren.form("/tickets/new", { ...answers(), type: "other", act: "fields" })
    ).text()
    expect(other).toContain("since noon today")
  })

  test("a file in its place is filed under its name, and both sides see it there", async () => {
    const lian = await house.customer({ name: "连城" })
    const fields = answers({ product: "futures", problem: "liquidation", act: "submit" })
    const bare = await lian.multipart("/tickets/new", { fields, files: [] })
    expect(bare.status).toBe(422)
    expect(await bare.text()).toContain("“Screen recording” is needed")
    const filed = await lian.multipart("/tickets/new", {
      fields,
      files: [{ name: "liquidated.png", bytes: picture, input: "files.proof" }],
    })
    expect(filed.status).toBe(303)
    const number = /\/tickets\/(\d+)\//.exec(filed.headers.get("location") ?? "")?.[1]
    const { rows } = await house.pool.query(
      "select id, fields, priority from conversations where number = $1",
      [number],
    )
    expect(rows[0].fields.evidence.proof).toHaveLength(1)
    expect(rows[0].priority).toBe(0)
    const ticket = (await lian.json("GET", `/tickets/${number}`)).body
    expect(ticket.facts[0].lines).toContainEqual({ label: "Screen recording", value: "liquidated.png" })
    const opened = (await mei.json("GET", `/api/desk/conversations/${rows[0].id}`)).body
    expect(opened.fields.at(-1)).toEqual({
      key: "evidence.proof",
      kind: "evidence",
      label: "Screen recording",
      value: rows[0].fields.evidence.proof,
    })
  })
})

describe("a form with conditions, to its island", () => {
  test("comes with its conditions, and alone", async () => {
    const { body } = await ren.json("GET", "/tickets/new?type=order-stuck")
    expect(body.types).toHaveLength(1)
    expect(body.form.fields.find((field: { id: string }) => field.id === "order").show).toEqual({
      field: "product",
      is: ["spot", "futures"],
    })
    expect(body.form.evidence).toMatchObject([
      { id: "proof", required: true, accept: expect.stringContaining(".mp4") },
    ])
    expect(body.rail.advice).toEqual(["Reload the page once."])
    const list = (await ren.json("GET", "/tickets/new")).body
    expect(list.types[0]).toMatchObject({ type: "order-stuck", words: expect.stringContaining("卡单") })
  })

  test("the promise follows how urgent the answers make it", async () => {
    const due = async (problem: string) =>
      (await ren.ask("/tickets/new", { ...answers({ product: "futures", problem }), act: "fields" })).body
        .props.rail.replyBy
    expect(Date.parse(await due("liquidation"))).toBeLessThan(Date.parse(await due("stuck")))
  })
})

describe("a second ticket about one matter", () => {
  const review = async (customer: Customer, more: Record<string, string>) =>
    (await customer.ask("/tickets/new", { ...answers(more), act: "review" })).body.props
  test("is noticed by whatever the form says makes two the same, and by a text that says the same", async () => {
    const tao = await house.customer({ name: "陶然" })
    const filed = await tao.ask("/tickets/new", { ...answers({ order: "B-2001" }), act: "submit" })
    const number = /\d{10}/.exec(filed.body.location)?.[0]
    const same = await review(tao, { order: " b-2001".toUpperCase(), description: "Still there, what now?" })
    expect([same.step, same.duplicate?.number]).toEqual(["fill", number])
    const alike = await review(tao, {
      order: "B-2002",
      description: "The limit order neither fills nor can be cancelled since noon!",
    })
    expect(alike.duplicate?.number).toBe(number)
    const another = await review(tao, {
      order: "B-2003",
      description: "My stop loss was executed at another price than I set.",
    })
    expect([another.step, another.duplicate]).toEqual(["review", null])
    const stranger = await house.customer({ name: "Ida Holm" })
    expect((await review(stranger, { order: "B-2001" })).duplicate).toBeNull()
    house.moveClock(8 * 86_400_000)
    expect((await review(tao, { order: "B-2004" })).duplicate).toBeNull()
  })

  test("never for recovery and security, where each submission stands by itself", async () => {
    const gao = await house.customer({ name: "高远" })
    await gao.ask("/tickets/new", { ...answers({ type: "recovery", order: "C-1" }), act: "submit" })
    expect((await review(gao, { type: "recovery", order: "C-1" })).duplicate).toBeNull()
  })
})
