import { expect, test } from "vitest"
import { catalogue } from "../intake-forms/index.ts"
import { DEFAULT_TEAM_KEYS } from "../brands/index.ts"
import { defaultMacros } from "./default-macros.ts"

const cases = defaultMacros.map((macro) => [macro.key, macro] as const)
const KNOWN = ["ticket.number", "customer.name", "agent.name", "reply.by"]

function variablesIn(text: string): string[] {
  return [...text.matchAll(/\{\{([^{}]*)\}\}/g)].map((match) => match[1] as string)
}

test("every key is there once, and the kinds that an exchange needs are among them", () => {
  const keys = defaultMacros.map((macro) => macro.key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toEqual(
    expect.arrayContaining([
      "received",
      "missing-fields",
      "chain-pending",
      "deposit-credited",
      "recovery-impossible",
      "recovery-quote",
      "frozen-next",
      "cannot-discuss",
      "p2p-evidence-request",
      "p2p-verdict",
      "incident-update",
      "final-response",
      "follow-up-joined",
      "secret-exposed",
    ]),
  )
})

test.each(cases)("%s says the same in both languages, to 你, in print's own signs", (_key, macro) => {
  for (const text of [macro.title, macro.body, macro.group]) {
    expect(text.zh).not.toMatch(/您|["']/)
    expect(text.en).not.toMatch(/\p{Script=Han}|["']/u)
  }
  expect(new Set(variablesIn(macro.body.zh))).toEqual(new Set(variablesIn(macro.body.en)))
  const rest = (macro.body.en + macro.body.zh).replace(/\{\{[a-z]+\.[a-z-]+\}\}/g, "")
  expect(rest).not.toMatch(/[{}]/)
})

test.each(cases)("%s takes only what its tickets always have, or what the agent types in", (_key, macro) => {
  for (const variable of variablesIn(macro.body.en)) {
    if (KNOWN.includes(variable) || /^ask\.[a-z]+(-[a-z]+)*$/.test(variable)) continue
    expect(variable).toMatch(/^field\./)
    expect(macro.forms, "only a macro of named forms knows their fields").not.toEqual([])
    for (const key of macro.forms) expect(alwaysIn(key), key).toContain(variable.slice("field.".length))
  }
})

test.each(cases)("%s belongs to forms that exist and offer it", (key, macro) => {
  for (const form of macro.forms) expect(catalogue.map((one) => one.key)).toContain(form)
  const offering = catalogue.filter((form) => form.macros.includes(key)).map((form) => form.key)
  if (macro.forms.length > 0) expect(offering.toSorted()).toEqual(macro.forms.toSorted())
  for (const action of macro.actions)
    if (action.do === "team") expect(DEFAULT_TEAM_KEYS).toContain(action.team)
})

test("a form offers only macros that exist", () => {
  const keys = defaultMacros.map((macro) => macro.key)
  for (const form of catalogue) expect(keys, form.key).toEqual(expect.arrayContaining(form.macros))
})

test("none says why an account is under review, and none asks for a secret", () => {
  for (const { key, body } of defaultMacros) {
    expect(`${body.en} ${body.zh}`, key).not.toMatch(/suspicious|money laundering|sanction|洗钱|可疑|制裁/i)
    expect(`${body.en} ${body.zh}`, key).not.toMatch(
      /(send|tell) us your (password|code|phrase|secret)|请(提供|发送)[^。]*(密码|验证码|助记词)/i,
    )
  }
})

/** Answers that every ticket of a form has. */
function alwaysIn(key: string): string[] {
  const fields = catalogue.find((form) => form.key === key)?.fields ?? []
  return fields.filter((field) => field.required).map((field) => field.id)
}
