import { describe, expect, test } from "vitest"
import { DEFAULT_TEAM_KEYS } from "../brands/index.ts"
import { catalogue } from "./catalogue.ts"
import type { Evidence, Field, Form } from "./form.ts"

type FormText = Form["title"]
type Condition = NonNullable<Field["show"]>

const byKey = new Map(catalogue.map((form) => [form.key, form]))
const cases = catalogue.map((form) => [form.key, form] as const)

/** The table of domain.md §2.4 and the further types of §2.3: names, first team, urgency, and what has to be asked. */
type Row = [key: string, zh: string, code: string, team: string, priorities: number[], asked: string]
const table: Row[] = [
  ["trade-failed", "交易失败", "TRD-1", "trading", [2], "order symbol happened expected"],
  ["trade-delayed", "交易延迟", "TRD-1", "trading", [2, 1], "order symbol happened expected"],
  ["trade-status", "交易状态查询", "TRD-1", "trading", [2], "order symbol happened expected"],
  ["fees-and-vip", "手续费与 VIP 费率", "TRD-2", "trading", [3], "order period"],
  ["account-login", "账户登录", "ACC-1", "account", [2, 1], "identifier error last-success"],
  [
    "account-security",
    "账户安全",
    "SEC-1",
    "account-security",
    [0],
    "events noticed still-has-access freeze-consent",
  ],
  [
    "account-freeze",
    "账户冻结",
    "ACC-1",
    "account-security",
    [1, 0],
    "wish happened still-has-access freeze-consent",
  ],
  ["kyc", "KYC认证", "ACC-3", "kyc", [3, 2], "level country reject-code"],
  ["withdrawal-failed", "提币失败", "WDR-1", "withdrawals", [2, 1], "withdrawal pair amount"],
  ["withdrawal-delayed", "提币延迟", "WDR-1", "withdrawals", [2, 1], "withdrawal pair amount"],
  [
    "withdrawal-wrong-address",
    "提币地址错误",
    "WDR-2",
    "withdrawals",
    [3, 0, 1],
    "withdrawal address right-address",
  ],
  ["deposit-not-credited", "充币未到账", "DEP-1", "deposits", [2], "pair amount txid address"],
  [
    "deposit-wrong-address",
    "充币地址错误",
    "DEP-3",
    "recovery",
    [3, 2],
    "pair amount txid address memo source-address platform return-address",
  ],
  [
    "deposit-wrong-memo",
    "Memo/Tag 未填或填错",
    "DEP-2",
    "recovery",
    [2, 1],
    "pair amount txid memo used-memo source-address platform",
  ],
  ["api-call", "API接口调用", "API-1", "api", [2, 1], "endpoint status happened request-id steps"],
  ["api-permission", "API权限申请", "API-1", "api", [3], "permission ip purpose"],
  ["compliance", "KYC/AML咨询", "CMP-1", "compliance", [3, 2], "topic deadline"],
  ["complaint", "投诉", "CPL-1", "complaints", [2, 1], "acting-for subject-matter dates damage remedy"],
  ["suggestion", "建议", "FBK-1", "product", [4], "area topic"],
  ["legal", "法律事务", "LEG-1", "legal", [1, 3], "kind sender case-number deadline"],
  [
    "fiat-deposit",
    "法币入金未到账",
    "DEP-4",
    "deposits",
    [2],
    "method bank reference last-four amount-paid value-date",
  ],
  [
    "deposit-on-hold",
    "充币待补充来源信息",
    "DEP-5",
    "compliance",
    [2],
    "originator source platform proof-method",
  ],
  [
    "derivatives",
    "合约：强平、资金费、止损未触发",
    "DRV-1",
    "derivatives",
    [2, 1],
    "symbol order happened margin-mode leverage entry-order open",
  ],
  [
    "p2p-dispute",
    "P2P 订单申诉",
    "P2P-1",
    "p2p",
    [1, 0],
    "order role reason method amount-paid paid pressure",
  ],
  [
    "factor-reset",
    "重置双重验证、手机或邮箱",
    "ACC-2",
    "account-security",
    [2, 1],
    "identifier lost remaining",
  ],
  [
    "phishing-report",
    "举报钓鱼或冒充客服",
    "SEC-2",
    "account-security",
    [3, 0, 1],
    "channel link sender harm",
  ],
  [
    "scam-victim",
    "被骗转账",
    "SEC-3",
    "account-security",
    [2, 1],
    "when txid address counterpart loss police-number",
  ],
  ["privacy-request", "隐私与个人数据请求", "PRV-1", "compliance", [3], "right identifier"],
  ["other", "其他问题", "GEN-1", "general", [3], "topic"],
]

describe("every type of the domain's catalogue", () => {
  test.each(table)("%s (%s) is there", (key, zh, code, team, priorities, asked) => {
    const form = byKey.get(key) as Form
    expect(form).toMatchObject({ code, team, title: { zh } })
    expect([form.priority, ...form.urgency.map((rule) => rule.priority)]).toEqual(priorities)
    expect(form.fields.map((field) => field.id)).toEqual(expect.arrayContaining(asked.split(" ")))
  })

  test("and no other, so that a new one gets its line here", () => {
    expect(catalogue.map((form) => form.key).toSorted()).toEqual(table.map(([key]) => key).toSorted())
  })

  test("the thirteen of the reference text stand in their families under their own names", () => {
    const families: Record<string, string[]> = {}
    for (const form of catalogue) (families[form.group.zh] ??= []).push(form.title.zh)
    expect(families).toMatchObject({
      交易问题: expect.arrayContaining(["交易失败", "交易延迟", "交易状态查询"]),
      账户问题: expect.arrayContaining(["账户登录", "账户安全", "KYC认证"]),
      提币问题: expect.arrayContaining(["提币失败", "提币延迟", "提币地址错误"]),
      充币问题: expect.arrayContaining(["充币未到账", "充币地址错误"]),
      API问题: expect.arrayContaining(["API接口调用", "API权限申请"]),
    })
  })
})

describe("a condition asks only for what stands before it, and for answers that can be given", () => {
  test.each(cases)("%s", (_key, form) => {
    form.fields.forEach((field, place) => {
      const before = form.fields.slice(0, place)
      const conditions = [field.show, field.requireWhen, ...optionsOf(field).map((option) => option.when)]
      for (const one of conditions) checkCondition(one, before, `${form.key} ${field.id}`)
      for (const key of ["pair", "address"] as const) {
        const other = (field as Record<string, unknown>)[key]
        if (other) expect(form.fields.map(({ id }) => id)).toContain(other)
      }
    })
    for (const one of [...form.urgency.map(({ when }) => when), ...form.evidence.map(({ show }) => show)])
      checkCondition(one, form.fields, form.key)
  })

  test.each(cases)("%s never requires what it doesn't show", (_key, form) => {
    for (const field of form.fields) if (field.show) expect(field.required, field.id).toBe(false)
  })
})

describe("what a form names exists", () => {
  test.each(cases)("%s", (_key, form) => {
    const ids = form.fields.map((field) => field.id)
    expect(new Set([...ids, ...form.evidence.map(({ id }) => id)]).size).toBe(
      ids.length + form.evidence.length,
    )
    expect(ids).toEqual(expect.arrayContaining(form.sameBy))
    for (const slug of form.articles) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(clocks).toContain(form.clock)
    expect(DEFAULT_TEAM_KEYS).toContain(form.team)
  })
})

const clocks = "standard security p2p complaint legal suggestion recovery compliance privacy".split(" ")

describe("evidence", () => {
  test("a P2P dispute takes recordings, since pictures are easily made up", () => {
    const form = byKey.get("p2p-dispute") as Form
    const required = form.evidence.filter((slot) => slot.required)
    expect(required.map((slot) => slot.kinds)).toEqual([["video"], ["video"], ["video"]])
    const reason = form.fields.find((field) => field.id === "reason") as Field
    const reasons = optionsOf(reason).map((option) => option.value)
    expect(required.flatMap((slot) => valuesIn(slot.show)).toSorted()).toEqual(reasons.toSorted())
  })

  test("bank papers come as PDF, and not for everybody to open", () => {
    const proof = byKey.get("fiat-deposit")?.evidence.find((slot) => slot.id === "payment-proof") as Evidence
    expect(proof).toMatchObject({ required: true, kinds: ["pdf"], access: "financial" })
  })

  test("what one submission brought to the recovery of an account or to security never joins another, all else may", () => {
    for (const form of catalogue) expect(form.mergeable, form.key).toBe(!/^(SEC-|ACC-[12]$)/.test(form.code))
  })

  test("the locked-out can reach what they need", () => {
    for (const key of ["account-login", "account-security", "account-freeze", "factor-reset", "complaint"])
      expect(byKey.get(key)?.signedOut, key).toBe(true)
  })
})

describe("words", () => {
  test.each(cases)("%s is in both languages, plain and in print's own signs", (_key, form) => {
    for (const { en, zh } of textsIn(form)) {
      expect(zh).not.toMatch(/您|亲[，。]/)
      expect(zh).not.toMatch(/["']/)
      expect(en).not.toMatch(/\p{Script=Han}|["']/u)
      expect(en).not.toMatch(/\bTo[Dd]o\b|!/)
    }
    expect(form.words.some((word) => /\p{Script=Han}/u.test(word))).toBe(true)
    expect(form.words.some((word) => /^[\x20-\x7e]+$/.test(word))).toBe(true)
  })

  test("one thing is found by all its names", () => {
    const found = (word: string) =>
      catalogue.filter((form) => form.words.includes(word)).map(({ key }) => key)
    for (const word of ["提币", "提现", "withdraw"])
      expect(found(word)).toEqual(expect.arrayContaining(["withdrawal-delayed", "withdrawal-failed"]))
    for (const word of ["2FA", "谷歌验证码"]) expect(found(word)).toContain("factor-reset")
    for (const word of ["充值", "充币", "deposit"]) expect(found(word)).toContain("deposit-not-credited")
  })
})

/** Secrets and identity papers: what may be said of them is only that they are not wanted. */
const FORBIDDEN =
  /password|passcode|passphrase|recovery (phrase|code)|seed|mnemonic|private key|api secret|secret key|cvv|identity document|passport|selfie|密码|助记词|私钥|验证码|恢复码|口令|secret|身份证|护照|手持/i
const REFUSED =
  /never|don’t|not here|take out|take .* out|leave out|cover|without|请勿|不要|绝不|不会|请先删除|不含|遮住|不是/i

describe("no form asks for what must never be sent", () => {
  test.each(cases)("%s", (_key, form) => {
    const entries = form.fields.filter((field) => !("options" in field) && field.kind !== "consent")
    const asked = [
      ...entries.flatMap((field) => [field.label, field.hint, ...("prompts" in field ? field.prompts : [])]),
      ...form.evidence.flatMap((slot) => [slot.label, slot.about]),
    ]
    for (const text of asked)
      for (const said of sentences(text)) if (FORBIDDEN.test(said)) expect(said).toMatch(REFUSED)
  })

  test("the forms of people in distress say so", () => {
    for (const form of catalogue.filter(({ clock }) => clock === "security" || clock === "recovery"))
      expect(form.advice.map(({ en }) => en).join(), form.key).toMatch(/never ask for passwords/)
    for (const key of ["api-call", "api-permission"])
      expect(
        byKey
          .get(key)
          ?.advice.map(({ en }) => en)
          .join(),
      ).toMatch(/never ask for an API secret/)
  })

  test("of a key, a card or an account only the last four are asked for", () => {
    const parts = catalogue.flatMap((form) => form.fields).filter((field) => /key|card/i.test(field.label.en))
    for (const field of parts.filter((one) => one.kind === "text" && !/passkey/i.test(one.label.en)))
      expect(`${field.label.en} ${field.hint?.en ?? ""}`).toMatch(/last 4|account or card was used/i)
  })
})

function optionsOf(field: Field) {
  return "options" in field ? field.options : []
}

function checkCondition(condition: Condition | undefined, fields: Field[], where: string): void {
  if (!condition) return
  if ("all" in condition || "any" in condition) {
    for (const part of "all" in condition ? condition.all : condition.any) checkCondition(part, fields, where)
    return
  }
  if ("not" in condition) return checkCondition(condition.not, fields, where)
  const field = fields.find((one) => one.id === condition.field)
  expect(field, `${where} asks for ${condition.field}`).toBeDefined()
  if (!("is" in condition) || !field) return
  const values = optionsOf(field).map((option) => option.value)
  for (const value of condition.is) expect(values, where).toContain(value)
}

function valuesIn(condition: Condition | undefined): string[] {
  return condition && "is" in condition ? condition.is : []
}

function sentences(text: FormText | undefined): string[] {
  return text ? [...text.en.split(/(?<=[.:;])\s/), ...text.zh.split(/(?<=[。；])/)] : []
}

function textsIn(form: Form): FormText[] {
  const found: FormText[] = []
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return
    const { en, zh } = value as Record<string, unknown>
    if (typeof en === "string" && typeof zh === "string") found.push({ en, zh })
    for (const part of Object.values(value)) look(part)
  }
  look(form)
  return found
}
