import { newId } from "@veridesk/contract/ids.ts"
import { createMockExchange, type MockExchange } from "@veridesk/mock-exchange"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { fileTicket } from "../../platform/testing/file-ticket.ts"
import { type Customer, type House, openHouse } from "../../platform/testing/house.ts"

const HE = "30881492"

let exchange: MockExchange
let house: House
let he: Customer
let odile: Customer
beforeAll(async () => {
  exchange = await createMockExchange()
  house = await openHouse({
    env: {
      EXCHANGE_URL: exchange.supportApiUrl,
      EXCHANGE_TOKEN: exchange.token,
      CHAIN_LOOKUP_URL: exchange.chainApiUrl,
    },
  })
  he = await house.customer({ name: "何知远", uid: HE })
  odile = await house.customer({ name: "Odile Varga" })
})
afterAll(async () => {
  await house.close()
  await exchange.close()
})

const post = (customer: Customer, fields: Record<string, string | string[]>) =>
  customer.ask("/tickets/new", fields)
const filed = async (customer: Customer) =>
  (
    await house.pool.query("select count(*)::int as n from conversations where customer_id = $1", [
      customer.id,
    ])
  ).rows[0].n

/** 何知远's deposit as he types it, right in every field. */
function deposit(more: Record<string, string> = {}): Record<string, string> {
  const { txid, transfers } = exchange.scene.cases.retiredAddress
  return {
    type: "deposit-not-credited",
    requestId: newId(),
    pair: "USDT/tron",
    txid,
    address: transfers[0]?.to ?? "",
    amount: "2480",
    "sent.at": "2026-11-22T13:37",
    "sent.zone": "Asia/Shanghai",
    "sent.precision": "minute",
    description: "下午从自己的钱包转出，一直没有到账。",
    ...more,
  }
}
const simple = (more: Record<string, string> = {}) => ({
  type: "other",
  requestId: newId(),
  topic: "API signature error",
  description: "It says -1022.",
  ...more,
})

describe("opening the form", () => {
  test("asks a stranger to sign in and brings them back to the same place, as page and as JSON", async () => {
    const next = `/sign-in?next=${encodeURIComponent("/tickets/new?type=other")}`
    const page = await house.visitor().get("/tickets/new?type=other")
    expect([page.status, page.headers.get("location")]).toEqual([303, next])
    const { status, body } = await house.visitor().ask("/tickets/new?type=other", simple())
    expect([status, body]).toEqual([401, { outcome: "signed-out", signIn: next }])
  })

  test("shows all types, and of the chosen one its fields with what the address brought along", async () => {
    const { body } = await he.json(
      "GET",
      "/tickets/new?type=deposit-not-credited&txid=abc&constructor=x&type=other",
    )
    expect(body.types).toMatchObject([{ type: "deposit-not-credited", words: "" }])
    const list = (await he.json("GET", "/tickets/new")).body
    expect(list.form).toBeNull()
    const types: string[] = list.types.map((type: { type: string }) => type.type)
    expect(types).toEqual(expect.arrayContaining(["withdrawal-delayed", "account-login"]))
    expect([types[0], types.at(-1)]).toEqual(["deposit-not-credited", "other"])
    expect(body).toMatchObject({
      step: "fill",
      errors: [],
      values: { txid: "abc" },
      form: { type: "deposit-not-credited" },
    })
    expect(body.requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
    const none = (await he.json("GET", "/tickets/new?type=nothing")).body
    expect(none.form).toBeNull()
  })

  test("offers the pairs of the exchange, and fills in the customer's own present address", async () => {
    const { body } = await he.json("GET", "/tickets/new?type=deposit-not-credited&pair=USDT/tron")
    const [pair] = body.form.fields
    expect(pair.assets.map((one: { asset: string }) => one.asset)).toContain("USDT")
    const present = exchange.scene.wallet.find(
      (one) => one.uid === HE && one.asset === "USDT" && one.chain === "tron" && one.retiredAt === null,
    )
    expect(body.values.address).toBe(present?.address)
    expect(body.prefilled).toEqual(["address"])
  })

  test("is a page in the reader's language, with the values in it", async () => {
    const page = await he.get("/tickets/new?type=other&topic=签名错误", {
      headers: { "accept-language": "zh-CN" },
    })
    const html = await page.text()
    expect(page.headers.get("content-type")).toContain("text/html")
    expect(html).toMatch(/<html[^>]* lang="zh-CN"/)
    expect(html).toContain("签名错误")
    expect(html).toContain("其他问题")
  })
})

describe("the buttons of the form", () => {
  test("another type: its fields, and every value kept, also those of the type before", async () => {
    const { status, body } = await post(he, { ...deposit(), type: "withdrawal-delayed", act: "fields" })
    expect(status).toBe(200)
    expect(body.props).toMatchObject({ step: "fill", errors: [], form: { type: "withdrawal-delayed" } })
    const { type: _type, requestId: _id, ...values } = deposit()
    expect(body.props.values).toEqual(values)
  })

  test.each([["review"], [""]])(
    "review (act %j): all right, so everything once more, with the card; nothing is filed",
    async (act) => {
      const before = await filed(he)
      const fields = deposit({ act })
      const { status, body } = await post(he, fields)
      expect(status).toBe(200)
      expect(body).toMatchObject({
        outcome: "again",
        props: {
          step: "review",
          errors: [],
          requestId: fields["requestId"],
          lookup: { state: "found", to: { match: "retired" } },
        },
      })
      expect(await filed(he)).toBe(before)
    },
  )

  test("review with faults: back to the form, each named, everything kept", async () => {
    const fields = deposit({ act: "review", amount: "1,234", address: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u" })
    const { status, body } = await post(he, fields)
    expect(status).toBe(422)
    expect(body.props.step).toBe("fill")
    expect(
      body.props.errors.map((fault: { field: string; code: string }) => `${fault.field} ${fault.code}`),
    ).toEqual(["address address-checksum", "amount amount-ambiguous"])
    expect(body.props.values).toMatchObject({ amount: "1,234", description: fields["description"] })
  })

  test("edit: back from the review, nothing lost", async () => {
    const { status, body } = await post(he, deposit({ act: "edit" }))
    expect([status, body.props.step, body.props.errors]).toEqual([200, "fill", []])
    expect(body.props.values.amount).toBe("2480")
  })

  test("move: what stood in the wrong box goes into the right one", async () => {
    const { txid: _none, ...rest } = deposit()
    const address = rest["address"] ?? ""
    const { body } = await post(he, { ...rest, txid: address, address: "", act: "move:txid:address" })
    expect(body.props.values).toMatchObject({ txid: "", address })
    expect(body.props.errors).toEqual([{ field: "txid", code: "field-required" }])
  })

  test("set: the network that the transaction is really on", async () => {
    const { txid } = exchange.scene.cases.otherChain
    const wrong = await post(he, deposit({ txid, pair: "USDT/bsc", act: "review" }))
    expect(wrong.body.props.lookup).toMatchObject({ state: "other-network", fix: { value: "USDT/ethereum" } })
    const { body } = await post(he, deposit({ txid, pair: "USDT/bsc", act: "set:pair:USDT/ethereum" }))
    expect(body.props.values.pair).toBe("USDT/ethereum")
    expect(body.props.lookup).toMatchObject({ state: "found" })
  })

  test("language: the page comes back in it, with all values, and stays in it", async () => {
    const reader = await house.customer({ name: "Amara Linde" })
    const page = await reader.form("/tickets/new", simple({ act: "language:zh-CN", topic: "keep me" }))
    const html = await page.text()
    expect(html).toMatch(/<html[^>]* lang="zh-CN"/)
    expect(html).toContain("keep me")
    expect(reader.jar.get("veridesk_locale")).toBe("zh-CN")
    expect(await (await reader.get("/tickets/new")).text()).toMatch(/<html[^>]* lang="zh-CN"/)
  })

  test("a session that ran out meanwhile costs nothing of what was typed, without JavaScript either", async () => {
    const reader = house.visitor()
    const account = { username: "late.reader", password: "seven quiet otters" }
    const registered = { ...account, requestId: newId(), email: "late@mail.example", next: "/tickets" }
    expect((await reader.form("/register", registered)).status).toBe(303)
    for (const name of [...reader.jar.keys()].filter((it) => it.includes("session"))) reader.jar.delete(name)
    const typed = simple({ act: "submit", description: "It says <-1022> & nothing else." })
    const expired = await reader.multipart("/tickets/new", {
      fields: typed,
      files: [{ name: "a.png", bytes: Buffer.from("not taken in") }],
    })
    expect(expired.status).toBe(401)
    const begun = await reader.form("/sign-in", hidden(await expired.text()))
    const again = { ...hidden(await begun.text()), identifier: account.username, password: account.password }
    const back = hidden(await (await reader.form("/sign-in", again)).text())
    expect(back).toMatchObject({ ...typed, act: "review" })
    const review = await reader.form("/tickets/new", back)
    expect(review.status).toBe(200)
    expect(await review.text()).toContain("It says &lt;-1022> &amp; nothing else.")
  })

  test("of a stranger's form no more is held than a form without files may bring", async () => {
    const fields = Object.fromEntries(["a", "b", "c"].map((name) => [name, "x".repeat(400_000)]))
    const answer = await house.visitor().multipart("/tickets/new", { fields, files: [] })
    expect(answer.status).toBe(413)
  })

  test("a button that isn't there counts as review; a book in it harms nobody", async () => {
    for (const act of [
      "explode",
      "move:",
      "set:pair",
      `set:description:${"x".repeat(8000)}`,
      "language:tlh",
    ]) {
      const { status } = await post(odile, simple({ act }))
      expect(status).toBeLessThan(500)
    }
  })
})

describe("submitting", () => {
  test("files the ticket and leads to its receipt, as page and as JSON", async () => {
    const before = await filed(he)
    const page = await he.form("/tickets/new", deposit({ act: "submit" }))
    expect(page.status).toBe(303)
    expect(page.headers.get("location")).toMatch(/^\/tickets\/\d{10}\/receipt$/)
    const { status, body } = await post(he, simple({ act: "submit" }))
    expect([status, body.outcome]).toEqual([200, "done"])
    expect(await filed(he)).toBe(before + 2)
  })

  test("with faults files nothing and keeps all", async () => {
    const before = await filed(odile)
    const { status, body } = await post(odile, simple({ act: "submit", topic: "" }))
    expect([status, body.props.errors]).toEqual([422, [{ field: "topic", code: "field-required" }]])
    expect(body.props.values.description).toBe("It says -1022.")
    expect(await filed(odile)).toBe(before)
  })

  test("without the id of the request files nothing: it is reviewed, and has one then", async () => {
    const before = await filed(odile)
    const { body } = await post(odile, { ...simple({ act: "submit" }), requestId: "" })
    expect(body.props).toMatchObject({ step: "review", requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) })
    expect(await filed(odile)).toBe(before)
  })

  test("twice with the same id leads to the same receipt", async () => {
    const fields = simple({ act: "submit" })
    const [one, two] = [await post(odile, fields), await post(odile, fields)]
    expect(two.body).toEqual(one.body)
  })

  test("again with the same id and other words: nothing is overwritten, nothing lost, and the next try can go", async () => {
    const fields = simple({ act: "submit" })
    await post(odile, fields)
    const { status, body } = await post(odile, { ...fields, description: "Something else entirely." })
    expect([status, body.outcome]).toEqual([422, "again"])
    expect(body.props.values.description).toBe("Something else entirely.")
    expect(body.props.errors).toMatchObject([{ code: "request-reused" }])
    expect(body.props.requestId).not.toBe(fields["requestId"])
    const again = await post(odile, {
      ...fields,
      description: "Something else entirely.",
      requestId: body.props.requestId,
    })
    expect(again.body.outcome).toBe("done")
  })

  test("too often is said, with what was typed still there", async () => {
    const eager = await house.customer({ name: "Tomas Reyhl" })
    for (let n = 0; n < 120; n++) await post(eager, simple({ act: "submit", topic: "" }))
    const { body } = await post(eager, simple({ act: "submit" }))
    expect(body.props.errors).toMatchObject([{ code: "too-many-tries" }])
    expect(body.props.values.description).toBe("It says -1022.")
    expect(await filed(eager)).toBe(0)
  })

  test("of a type that isn't there is refused", async () => {
    expect((await post(odile, simple({ act: "submit", type: "nothing" }))).status).toBe(422)
  })
})

describe("a form from another site", () => {
  test.each([
    ["that says so", { origin: "https://evil.example" }],
    ["that hides it", { origin: "null" }],
    ["by the browser's word", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
  ])("%s files nothing", async (_case, headers) => {
    const before = await filed(odile)
    const answer = await odile.form("/tickets/new", simple({ act: "submit" }), { headers })
    expect(answer.status).toBe(403)
    expect(await filed(odile)).toBe(before)
  })

  test("of ours, posted by a browser that says nothing, goes by its token", async () => {
    const html = await (await odile.get("/tickets/new?type=other")).text()
    const csrf = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ""
    const answer = await odile.form("/tickets/new", simple({ act: "submit", _csrf: csrf }), {
      headers: { origin: "null" },
    })
    expect(answer.status).toBe(303)
  })
})

describe("a second ticket about one transaction", () => {
  test("is stopped at the review, filed where one insists, and otherwise added to the first, files and all", async () => {
    const shen = await house.customer({ name: "沈墨言" })
    const first = await fileTicket(house, shen, { type: "deposit-not-credited", fields: deposit() })
    const second = deposit({ act: "review", description: "还是没有到账。" })
    const { body } = await post(shen, second)
    expect(body.props).toMatchObject({ step: "fill", duplicate: { number: first.number, status: "open" } })

    const added = await shen.multipart("/tickets/new", {
      fields: { ...second, act: `add-to:${first.number}` },
      files: [{ name: "screen.txt", bytes: Buffer.from("balance 0") }],
    })
    expect([added.status, added.headers.get("location")]).toEqual([303, `/tickets/${first.number}?done=sent`])
    const again = await post(shen, { ...second, act: `add-to:${first.number}` })
    expect(again.status).toBeLessThan(500)
    expect(await filed(shen)).toBe(1)
    const ticket = (await shen.json("GET", `/tickets/${first.number}`)).body
    const mine = ticket.thread.filter((entry: { entry: string }) => entry.entry === "message")
    expect(
      mine.map((entry: { body: string; attachments: unknown[] }) => [entry.body, entry.attachments.length]),
    ).toEqual([
      [deposit()["description"], 0],
      ["还是没有到账。", 1],
    ])

    const insisting = await post(shen, { ...second, requestId: newId(), different: first.number })
    expect(insisting.body.props).toMatchObject({ step: "review", duplicate: null })
  })

  test("can't be added to another's ticket, nor to none", async () => {
    const theirs = await fileTicket(house, he)
    for (const number of [theirs.number, "1234567890", "nonsense"]) {
      const { status } = await post(odile, simple({ act: `add-to:${number}` }))
      expect([400, 404]).toContain(status)
    }
  })

  test("that can't be added, since there is nothing in it or the first is over, is asked again and keeps all", async () => {
    const lin = await house.customer({ name: "林書維" })
    const first = await fileTicket(house, lin)
    const empty = await post(lin, simple({ act: `add-to:${first.number}`, description: "  " }))
    expect(empty.body.props).toMatchObject({
      errors: [{ field: "description", code: "field-required" }],
      values: { topic: "API signature error" },
    })
    await lin.ask(`/tickets/${first.number}/act`, { requestId: newId(), act: "solved" })
    house.moveClock(15 * 86_400_000)
    const late = await post(lin, simple({ act: `add-to:${first.number}`, description: "once more" }))
    house.moveClock(-15 * 86_400_000)
    expect(late.body.props).toMatchObject({
      errors: [{ code: "reopen-too-late" }],
      values: { description: "once more" },
    })
  })
})

/** The hidden fields of the form in the middle of a page, as a browser would send them. */
function hidden(html: string): Record<string, string> {
  const main = html.slice(html.indexOf("<main"))
  const names = [...main.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)]
  const plain = (text = "") => text.replaceAll("&lt;", "<").replaceAll("&quot;", '"').replaceAll("&amp;", "&")
  return Object.fromEntries(names.map(([, name, value]) => [plain(name), plain(value)]))
}
