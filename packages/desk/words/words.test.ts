import { type Catalogue, say } from "@veridesk/ui/say.ts"
import { format } from "@veridesk/ui/say-lite.ts"
import { describe, expect, test } from "vitest"
import { accountTexts } from "./account-texts.ts"
import { adminTexts } from "./admin-texts.ts"
import { chatsTexts } from "./chats-texts.ts"
import { oneSide } from "./one-side.ts"
import { usualTexts } from "./usual-texts.ts"

const catalogues: [string, Catalogue][] = [
  ["the inbox", usualTexts],
  ["accounts", accountTexts],
  ["administration", adminTexts],
  ["live chat", chatsTexts],
]

describe.each(catalogues)("the sentences of %s", (_, catalogue) => {
  const keys = Object.keys(catalogue)

  test("take the same values in both languages", () => {
    for (const key of keys) {
      const { en, zh } = catalogue[key] ?? { en: "", zh: "" }
      expect(argumentsOf(zh), key).toEqual(argumentsOf(en))
      expect(en.trim() && zh.trim(), key).not.toBe("")
    }
  })

  test.each(["en", "zh-CN"] as const)(
    "read the same from the small formatter as from the large one, in %s",
    (locale) => {
      const texts = oneSide(catalogue, locale === "en" ? "en" : "zh")
      for (const key of keys) {
        for (const n of [0, 1, 2, 1200]) {
          const values = Object.fromEntries(
            argumentsOf(texts[key] ?? "").map((name) => [name, name === "n" ? n : "x"]),
          )
          expect(format(locale, texts[key] ?? "", values), key).toBe(say(locale, catalogue, key, values))
        }
      }
    },
  )
})

test("no key stands in two catalogues, which are one for the desk", () => {
  const keys = catalogues.flatMap(([, catalogue]) => Object.keys(catalogue))
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

function argumentsOf(message: string): string[] {
  return [
    ...new Set([...message.matchAll(/(?<!(?:one|other|=\d+)\s)\{(\w+)[,}]/g)].map((match) => match[1] ?? "")),
  ].sort()
}
