import { chatSettings } from "@veridesk/contract/chat/desk.ts"
import { expect, test } from "vitest"
import { bounds, type NumberKey, readTyped, type Typed, typedOf } from "./settings-numbers.ts"

const usual: Typed = typedOf({
  surgeMode: "auto",
  surgeFrom: 40,
  cap: 80,
  offerSeconds: 20,
  idleWarnMinutes: 10,
  idleCloseMinutes: 20,
  atOnce: 3,
})

test.each<[Partial<Typed>, NumberKey[]]>([
  [{}, []],
  [{ offerSeconds: "9" }, ["offerSeconds"]],
  [{ offerSeconds: "" }, ["offerSeconds"]],
  [{ atOnce: "7" }, ["atOnce"]],
  [{ atOnce: "2.5" }, ["atOnce"]],
  [{ idleCloseMinutes: "14" }, ["idleCloseMinutes"]],
  [{ idleWarnMinutes: "30", idleCloseMinutes: "30" }, ["idleCloseMinutes"]],
  [{ surgeFrom: "0", cap: "x" }, ["surgeFrom", "cap"]],
])("with %j typed, %j can't be taken", (more, wrong) => {
  expect(readTyped({ ...usual, ...more }).wrong).toEqual(wrong)
})

test("the bounds are those of the server", () => {
  const { settings } = readTyped(usual)
  for (const key of Object.keys(bounds) as NumberKey[])
    for (const [edge, step] of [
      [bounds[key][0], -1],
      [bounds[key][1], 1],
    ] as const) {
      expect(chatSettings.safeParse({ ...settings, [key]: edge }).success, `${key} ${edge}`).toBe(true)
      expect(
        chatSettings.safeParse({ ...settings, [key]: edge + step }).success,
        `${key} ${edge + step}`,
      ).toBe(false)
    }
})
