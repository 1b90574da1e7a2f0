import type { UploadView } from "@veridesk/contract/attachments.ts"
import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Customer, type House, openHouse } from "../../platform/testing/house.ts"

let house: House
let odile: Customer
let tomas: Customer
beforeAll(async () => {
  house = await openHouse()
  odile = await house.customer({ name: "Odile Varga" })
  tomas = await house.customer({ name: "Tomas Reyhl" })
})
afterAll(() => house.close())

const text = (name: string, content = name) => ({ name, bytes: Buffer.from(content) })
const fields = (more: Record<string, string | string[]> = {}) => ({
  type: "other",
  requestId: newId(),
  topic: "API signature error",
  description: "It says -1022.",
  ...more,
})
const json = { headers: { accept: "application/json" } }

/** Posts the form with files, as JSON; a browser without JavaScript gets the same as a page. */
async function attach(
  customer: Customer,
  files: ReturnType<typeof text>[],
  more: Record<string, string | string[]> = {},
) {
  const answer = await customer.multipart("/tickets/new", {
    fields: fields({ act: "attach", ...more }),
    files,
    ...json,
  })
  const { props } = (await answer.json()) as {
    props: { attachments: UploadView[]; values: Record<string, string>; errors: unknown[] }
  }
  return { status: answer.status, ...props }
}
async function upload(customer: Customer, name: string): Promise<string> {
  const { attachments } = await attach(customer, [text(name)])
  return attachments[0]?.id ?? ""
}
const submit = (customer: Customer, attachment: string[]) =>
  customer.ask("/tickets/new", fields({ act: "submit", attachment }))
const stateOf = async (id: string) =>
  (
    await house.pool.query("select state, message_id is not null as bound from attachments where id = $1", [
      id,
    ])
  ).rows[0]

describe("files of a form without JavaScript", () => {
  test("stay with it from step to step, and hang on the ticket in the end", async () => {
    const first = await attach(odile, [text("one.txt"), text("two.txt")])
    expect(first.attachments).toMatchObject([
      { state: "ready", name: "one.txt" },
      { state: "ready", name: "two.txt" },
    ])
    expect(first.values["description"]).toBe("It says -1022.")
    const ids = first.attachments.map((file) => file.id ?? "")
    const review = await odile.ask("/tickets/new", fields({ act: "review", attachment: ids }))
    expect(review.body.props).toMatchObject({ step: "review", attachments: [{ id: ids[0] }, { id: ids[1] }] })
    const { body } = await submit(odile, ids)
    const number = /\d{10}/.exec(body.location)?.[0]
    const ticket = (await odile.json("GET", `/tickets/${number}`)).body
    const [message] = ticket.thread.filter((entry: { entry: string }) => entry.entry === "message")
    expect(message.attachments.map((file: { name: string }) => file.name)).toEqual(["one.txt", "two.txt"])
    expect(await (await odile.get(message.attachments[0].url)).text()).toBe("one.txt")
    expect((await tomas.get(message.attachments[0].url)).status).toBe(404)
  })

  test("that can't be taken are told with their reason, and the rest of the form is whole", async () => {
    const { status, attachments, values, errors } = await attach(odile, [
      text("good.txt"),
      text("empty.txt", ""),
      text("run.exe", "MZ\u0090\u0000"),
    ])
    expect([status, errors]).toEqual([200, []])
    expect(values["topic"]).toBe("API signature error")
    expect(attachments.find((file) => file.name === "good.txt")?.state).toBe("ready")
    const refused = attachments.filter((file) => file.state === "refused")
    expect(refused.map((file) => file.name)).toEqual(expect.arrayContaining(["empty.txt", "run.exe"]))
    for (const file of refused) expect(file.refusal?.message).toMatch(/\S/)
  })

  test("that are taken out are gone, and their place is free", async () => {
    const id = await upload(odile, "wrong.txt")
    const { body } = await odile.ask("/tickets/new", fields({ act: `remove:${id}`, attachment: id }))
    expect(body.props.attachments).toEqual([])
    expect(await stateOf(id)).toMatchObject({ state: "removed" })
    const again = await odile.ask("/tickets/new", fields({ act: `remove:${id}`, attachment: id }))
    expect(again.status).toBe(200)
  })

  test("are eleven: the eleventh is told, ten stay", async () => {
    const { attachments } = await attach(
      odile,
      Array.from({ length: 11 }, (_, n) => text(`${n}.txt`)),
    )
    expect(attachments.filter((file) => file.state === "ready")).toHaveLength(10)
    expect(attachments.find((file) => file.state === "refused")?.refusal?.code).toBe("too-many-files")
  })
})

describe("files of others", () => {
  test("are neither shown nor filed by their id, and the form stays whole", async () => {
    const theirs = await upload(tomas, "passport.txt")
    const shown = await odile.ask("/tickets/new", fields({ act: "edit", attachment: theirs }))
    expect(shown.body.props.attachments).toEqual([])
    const { status, body } = await submit(odile, [theirs])
    expect(status).toBe(422)
    expect(body.props.errors).toMatchObject([
      { field: "files", code: "attachment-not-ready", message: expect.any(String) },
    ])
    expect(body.props.values.description).toBe("It says -1022.")
    expect(await stateOf(theirs)).toEqual({ state: "ready", bound: false })
    const { rows } = await house.pool.query(
      "select count(*)::int as n from conversations where customer_id = $1 and subject = 'API signature error' and exists (select 1 from attachments a where a.conversation_id = conversations.id and a.id = $2)",
      [odile.id, theirs],
    )
    expect(rows[0].n).toBe(0)
  })

  test("can't be taken out by whoever knows their id", async () => {
    const theirs = await upload(tomas, "theirs.txt")
    await odile.ask("/tickets/new", fields({ act: `remove:${theirs}` }))
    expect(await stateOf(theirs)).toMatchObject({ state: "ready" })
  })

  test("nor can one's own that lies on a ticket already go onto a second one, or be taken out of the first", async () => {
    const mine = await upload(odile, "once.txt")
    expect((await submit(odile, [mine])).body.outcome).toBe("done")
    expect((await submit(odile, [mine])).body.props.errors).toMatchObject([{ code: "attachment-not-ready" }])
    await odile.ask("/tickets/new", fields({ act: `remove:${mine}` }))
    expect(await stateOf(mine)).toEqual({ state: "ready", bound: true })
  })

  test("that never were harm nothing but themselves", async () => {
    expect((await submit(odile, [newId()])).status).toBe(422)
    expect((await submit(odile, ["1 or 1=1"])).body.outcome).toBe("done")
  })
})
