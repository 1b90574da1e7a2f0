import { describe, expect, test } from "vitest"
import { pressedKey } from "./keys.ts"

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, getModifierState: () => false }

describe("the key that was meant", () => {
  test.each([
    ["a letter", { key: "j", code: "KeyJ" }, "j"],
    ["with Shift", { key: "J", code: "KeyJ", shiftKey: true }, "J"],
    ["a sign where it needs Shift", { key: "?", code: "Minus", shiftKey: true }, "?"],
    ["z on a German keyboard, where it lies on Y", { key: "z", code: "KeyY" }, "z"],
    ["a Cyrillic layout: the place counts", { key: "о", code: "KeyJ" }, "j"],
    ["a Cyrillic layout with Shift", { key: "О", code: "KeyJ", shiftKey: true }, "J"],
    ["a Cyrillic letter on a key that has no Latin one", { key: "ж", code: "Semicolon" }, null],
    ["a combination with Ctrl", { key: "j", code: "KeyJ", ctrlKey: true }, null],
    ["a combination with Alt", { key: "j", code: "KeyJ", altKey: true }, null],
    [
      "a bracket by AltGr, which counts as Ctrl and Alt",
      { key: "[", code: "Digit8", ctrlKey: true, altKey: true, getModifierState: () => true },
      "[",
    ],
    ["a key that writes nothing", { key: "Escape", code: "Escape" }, null],
    ["what an input method processes", { key: "Process", code: "KeyJ" }, null],
  ])("%s", (_, event, key) => expect(pressedKey({ ...none, ...event })).toBe(key))
})
