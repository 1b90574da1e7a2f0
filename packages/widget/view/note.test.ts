import fc from "fast-check"
import { expect, test } from "vitest"
import { readNote } from "./note.ts"

const token = "x".repeat(40)

test("what an app says is taken as far as it is something we know, each of it bounded", () => {
  const context = { asset: "USDT", order: "W1", secret: "x", title: "t".repeat(9000) }
  expect(readNote({ veridesk: { token, theme: "dark", context, more: 1 } })).toEqual({
    token,
    theme: "dark",
    context: { asset: "USDT", order: "W1", title: "t".repeat(500) },
  })
  expect(readNote({ veridesk: { token: "short", theme: "pink", context: 3 } })).toEqual({})
})

test("anything else is passed over", () => {
  fc.assert(
    fc.property(fc.anything(), (data) => {
      const note = readNote(data)
      if (typeof data !== "object" || data === null || !("veridesk" in data)) expect(note).toBeNull()
    }),
  )
})
