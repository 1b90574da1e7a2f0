import { expect, test } from "vitest"
import type { z } from "zod"
import { pageExamples } from "../platform/testing/page-examples.ts"
import * as wire from "./wire.ts"

const answers: Record<string, z.ZodType> = wire
const examples = pageExamples("exchange-api.md").filter((each) => each.name !== "transaction")

test("the page has an example of every answer", () => {
  expect(new Set(examples.map((each) => each.name))).toEqual(new Set(Object.keys(answers)))
})

test.each(examples)("the example of $name is what we accept, whole", ({ name, json }) => {
  expect(answers[name]?.parse(json)).toEqual(json)
})
