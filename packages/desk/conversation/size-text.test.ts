import { expect, test } from "vitest"
import { sizeText } from "./size-text.ts"

// The customer sees the same file with the same size: these are the portal's answers.
test.each([
  [999, "999 B"],
  [1000, "1 KB"],
  [840_000, "840 KB"],
  [999_499, "999 KB"],
  [999_500, "1.0 MB"],
  [1_234_567, "1.2 MB"],
  [104_857_600, "105 MB"],
])("%d bytes are told as %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})
