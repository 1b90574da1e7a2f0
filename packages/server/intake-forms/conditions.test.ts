import { describe, expect, test } from "vitest"
import { checkSubmission } from "./check.ts"
import { form as formSchema } from "./form.ts"
import { formFaults } from "./form-faults.ts"
import { check, known } from "./testing/forms.ts"
import { example, field } from "./testing/example-form.ts"

const file = "019363aa-7c2e-7000-8000-00000000a001"
const base = { description: "The order is stuck since noon.", product: "spot", order: "A-1042", agree: "yes" }
const submit = (values: Record<string, string>, files: Record<string, string[]> = {}) =>
  checkSubmission(example(), values, { known: known(), files })

describe("field.md 36: stale answers", () => {
  test("of a field that isn't shown are neither asked, checked nor stored", async () => {
    const { fields, faults } = await submit({ ...base, product: "p2p", order: "???", counterparty: "Ren" })
    expect(faults).toEqual([])
    expect(fields).toEqual({ product: "p2p", counterparty: "Ren", agree: "yes" })
  })

  test("of a choice that is no longer offered don't count", async () => {
    const gone = await submit({ ...base, product: "spot", problem: "liquidation" })
    expect(gone.faults).toEqual([{ field: "problem", code: "choice-unknown" }])
    const there = await submit({ ...base, product: "futures", problem: "liquidation" }, { proof: [file] })
    expect(there.faults).toEqual([])
  })
})

describe("what is needed follows the answers", () => {
  test("a field that is required only then", async () => {
    expect((await submit({ ...base, product: "futures" }, { proof: [file] })).faults).toEqual([
      { field: "problem", code: "field-required" },
    ])
  })

  test("a place for evidence, named by its label where its file is missing", async () => {
    const { faults } = await submit({ ...base, product: "futures", problem: "liquidation" })
    expect(faults).toEqual([
      { field: "evidence.proof", code: "evidence-missing", values: { label: "Screen recording" } },
    ])
  })

  test("which file stands where is kept; a place that isn't shown keeps none", async () => {
    const files = { proof: [file], forged: [file] }
    const futures = await submit({ ...base, product: "futures", problem: "liquidation" }, files)
    expect(futures.fields["evidence"]).toEqual({ proof: [file] })
    expect((await submit(base, files)).fields["evidence"]).toBeUndefined()
  })

  test("and how urgent it is", async () => {
    expect((await submit(base)).priority).toBe(3)
    expect((await submit({ ...base, product: "futures", problem: "liquidation" })).priority).toBe(0)
    expect((await submit({ ...base, product: "spot", problem: "liquidation" })).priority).toBe(3)
  })
})

type Right = [kind: string, text: string, value: unknown]
const right: Right[] = [
  ["order-id", " ＃１２３４５６７８９ ０１２ ", "123456789012"],
  ["order-id", "P2P-20261122:77", "P2P-20261122:77"],
  ["symbol", " btc／usdt ", "BTC/USDT"],
  ["symbol", "ethusdt-perp", "ETHUSDT-PERP"],
  ["url", "kestrel.example/trade?x=1", "https://kestrel.example/trade?x=1"],
  ["url", "HTTP://kestrel.example:8080", "http://kestrel.example:8080/"],
  ["email", " zhiyuan．he＠mail.example ", "zhiyuan.he@mail.example"],
  ["ip-list", "203.0.113.7，2001:DB8:0::1;10.0.0.0/8\n203.0.113.7", "203.0.113.7\n2001:db8::1\n10.0.0.0/8"],
  ["choices", "c\r\na", ["a", "c"]],
  ["consent", "yes", "yes"],
]
test.each(right)("%s: %j is taken and made uniform", async (kind, text, value) => {
  const form = example([field(kind)])
  expect(await check([form, "it"], { it: text })).toEqual({ value })
})

type Wrong = [kind: string, text: string, code: string]
const wrong: Wrong[] = [
  ["order-id", "订单", "order-id-shape"],
  ["order-id", "1", "order-id-shape"],
  ["symbol", "💰", "symbol-shape"],
  ["url", "javascript:alert(1)", "url-shape"],
  ["url", "data:text/html,x", "url-shape"],
  ["url", "ftp://kestrel.example", "url-shape"],
  ["url", "https://user:secret@kestrel.example", "url-shape"],
  ["url", "not a page", "url-shape"],
  ["url", `https://kestrel.example/${"x".repeat(600)}`, "text-too-long"],
  ["email", "zhiyuan.he", "email-shape"],
  ["email", "a@b", "email-shape"],
  ["ip-list", "203.0.113", "ip-list-shape"],
  ["ip-list", "203.0.113.256", "ip-list-shape"],
  ["ip-list", "203.0.113.0/33", "ip-list-shape"],
  ["ip-list", "::1/129", "ip-list-shape"],
  ["ip-list", "my.host", "ip-list-shape"],
  ["ip-list", "0x7f000001", "ip-list-shape"],
  ["ip-list", Array.from({ length: 101 }, (_, n) => `10.0.0.${n}`).join(","), "ip-list-too-many"],
  ["choices", "a\nforged", "choice-unknown"],
  ["consent", "no", "choice-unknown"],
]
test.each(wrong)("%s: %j is named for what is wrong with it", async (kind, text, code) => {
  const form = example([field(kind)])
  expect((await check([form, "it"], { it: text })).fault?.code).toBe(code)
})

describe("a form that can't work is told so", () => {
  const faultsOf = (change: (form: ReturnType<typeof example>) => void) => {
    const form = structuredClone(example())
    change(form)
    return formFaults(formSchema.parse(form), ["deposits"]).map(({ code }) => code)
  }
  test("and one that can is not", () => expect(faultsOf(() => {})).toEqual([]))
  test.each<[string, string, (form: ReturnType<typeof example>) => void]>([
    ["twins", "form-id-twice", (form) => form.fields.push({ ...field("text"), id: "order" })],
    [
      "a name of the system",
      "form-id-reserved",
      (form) => form.fields.push({ ...field("text"), id: "evidence" }),
    ],
    ["no description", "form-no-description", (form) => void form.fields.pop()],
    [
      "a condition on nothing",
      "form-refers",
      (form) => form.fields.push({ ...field("text"), show: { field: "gone", answered: true } }),
    ],
    [
      "a circle",
      "form-circle",
      (form) => form.fields.push({ ...field("text"), show: { not: { field: "it", answered: true } } }),
    ],
    ["no such team", "form-team", (form) => void (form.team = "nobody")],
  ])("%s", (_what, code, change) => expect(faultsOf(change)).toContain(code))
})
