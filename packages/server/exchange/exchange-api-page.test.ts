import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import type { z } from "zod"
import { transaction } from "../chains/wire.ts"
import * as wire from "./wire.ts"

const page = readFileSync(new URL("../../../docs/exchange-api.md", import.meta.url), "utf8")
const examples = [...page.matchAll(/<!-- answer: (\w+) -->\n```json\n(.*?)```/gs)].map(
  ([, name = "", json = ""]) => ({
    name,
    json,
  }),
)
const answers: Record<string, z.ZodType> = { ...wire, transaction }

test("the page has an example of every answer", () => {
  expect(new Set(examples.map((each) => each.name))).toEqual(new Set(Object.keys(answers)))
})

test.each(examples)("the example of $name is what we accept, whole", ({ name, json }) => {
  const example: unknown = JSON.parse(json)
  expect(answers[name]?.parse(example)).toEqual(example)
})
