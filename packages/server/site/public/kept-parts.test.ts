import { expect, test } from "vitest"
import { keepParts } from "./kept-parts.ts"

test("parts are kept for a bounded number of kinds of readers, and go with the edition", () => {
  const parts = keepParts()
  const first = parts.for("zone 0")
  first.set("top", "<p>")
  expect(parts.for("zone 0").get("top")).toBe("<p>")
  for (let zone = 1; zone <= 400; zone += 1) parts.for(`zone ${zone}`).set("top", "<p>")
  expect(parts.for("zone 0").size).toBe(0)
  expect(parts.for("zone 400").size).toBe(1)
  parts.clear()
  expect(parts.for("zone 400").size).toBe(0)
})
