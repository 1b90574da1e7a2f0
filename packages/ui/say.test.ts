import fc from "fast-check"
import { expect, test } from "vitest"
import { knows, messagesFor, say } from "./say.ts"
import { format } from "./say-lite.ts"

const sample = {
  plain: { en: "Sign in", zh: "登录" },
  name: { en: "Hello {name}", zh: "你好，{name}" },
  files: {
    en: "{n, plural, =0 {No file} one {# file} other {# files}} of {max}",
    zh: "{n, plural, =0 {没有文件} other {# 个文件}}，最多 {max} 个",
  },
  who: {
    en: "{who, select, you {Your turn{n, plural, =0 {} other { (# left)}}} other {Ours}}",
    zh: "{who, select, you {轮到你{n, plural, =0 {} other {（还差 # 项）}}} other {轮到我们}}",
  },
} as const

test("a message is said in the reader's language", () => {
  expect(say("en", sample, "plain")).toBe("Sign in")
  expect(say("zh-CN", sample, "plain")).toBe("登录")
  expect(say("en", sample, "files", { n: 1, max: 10 })).toBe("1 file of 10")
  expect(say("zh-CN", sample, "files", { n: 1200, max: 10 })).toBe("1,200 个文件，最多 10 个")
})

test("a missing value is an error, not a hole in the text", () => {
  expect(() => say("en", sample, "name")).toThrow(/name/)
  expect(() => format("en", sample.name.en)).toThrow(/name/)
})

test("only the asked-for messages of one language are sent along", () => {
  expect(messagesFor("zh-CN", sample, ["na", "pl"])).toEqual({ plain: "登录", name: "你好，{name}" })
  expect(knows(sample, "plain")).toBe(true)
  expect(knows(sample, "toString")).toBe(false)
})

test("the small formatter gives what the large one gives", () => {
  fc.assert(
    fc.property(
      fc.nat(3000),
      fc.constantFrom("you", "team"),
      fc.string(),
      fc.constantFrom("en" as const, "zh-CN" as const),
      (n, who, name, locale) => {
        for (const key of ["plain", "name", "files", "who"] as const) {
          const values = { n, who, name, max: 10 }
          const raw = locale === "en" ? sample[key].en : sample[key].zh
          expect(format(locale, raw, values)).toBe(say(locale, sample, key, values))
        }
      },
    ),
  )
})
