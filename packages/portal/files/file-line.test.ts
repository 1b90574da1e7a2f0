import { expect, test } from "vitest"
import { files } from "../preview/form-samples.ts"
import { lineOf, sizeOf } from "./file-line.ts"

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1 KB"],
  [840_000, "840 KB"],
  [999_499, "999 KB"],
  [999_500, "1.0 MB"],
  [18_400_000, "18.4 MB"],
  [200_000_000, "200 MB"],
])("%d bytes are told as %s", (bytes, text) => {
  expect(sizeOf(bytes)).toBe(text)
})

test("a refused file keeps its row and its reason", () => {
  const [ready, checking, refused] = files("en").map(lineOf)
  expect(ready).toMatchObject({ state: "ready", facts: [] })
  expect(checking).toMatchObject({ state: "checking" })
  expect(refused).toMatchObject({ state: "refused", key: "chart.svg", problem: { code: "markup" } })
})
