import { entropyToMnemonic } from "@scure/bip39"
import { wordlist as english } from "@scure/bip39/wordlists/english.js"
import fc from "fast-check"
import { beforeAll, describe, expect, test } from "vitest"
import { findSecrets } from "./index.ts"
import { proveUpTo } from "./phrase.ts"
import { type WordList, wordLists } from "./word-lists.ts"

let lists: WordList[]
beforeAll(async () => {
  lists = (await wordLists()).lists
})

const languages = [
  "Chinese (simplified)",
  "Chinese (traditional)",
  "English",
  "Japanese",
  "Korean",
  "Spanish",
  "French",
  "Italian",
  "Portuguese",
  "Czech",
]

const layouts: [string, (words: string[]) => string][] = [
  ["one line", (words) => words.join(" ")],
  ["ideographic spaces", (words) => words.join("\u3000")],
  ["commas", (words) => words.join(", ")],
  ["commas of Chinese", (words) => words.join("，")],
  ["enumeration commas", (words) => words.join("、")],
  ["a line each", (words) => words.join("\n")],
  ["a numbered list", (words) => words.map((word, at) => `${at + 1}. ${word}`).join("\n")],
  ["numbers in one line", (words) => words.map((word, at) => `${at + 1}) ${word}`).join("  ")],
  ["numbers in circles", (words) => words.map((word, at) => `${"①②③④⑤⑥⑦⑧⑨⑩"[at] ?? "⑪"}${word}`).join(" ")],
  ["counted words", (words) => words.map((word, at) => `Word ${at + 1}: ${word}`).join("\r\n")],
  ["第几个", (words) => words.map((word, at) => `第${at + 1}个：${word}`).join("\n")],
  ["a quoted mail", (words) => `> ${words.slice(0, 6).join(" ")}\n> ${words.slice(6).join(" ")}`],
  ["rows of three", (words) => words.map((word, at) => word + (at % 3 === 2 ? "\n" : " ")).join("")],
  ["JSON", (words) => JSON.stringify(words)],
  ["an address's escapes", (words) => words.join("%20")],
  ["keycaps", (words) => words.map((word, at) => `${at % 10}\ufe0f\u20e3 ${word}`).join(" ")],
  ["bold type and dashes", (words) => words.map((word) => `- **${word}**`).join("\n")],
  ["a table", (words) => words.map((word, at) => `| ${at + 1} | ${word} |`).join("\n")],
  ["capitals", (words) => words.join(" ").toUpperCase()],
  ["composed letters", (words) => words.join(" ").normalize("NFC")],
  ["hidden characters", (words) => words.map((word) => `${word}\u200b`).join(" ")],
]

const frames: [string, string][] = [
  ["", ""],
  ["我的情况如下：\n", "\n请帮我看一下"],
  ["Hello,\nthis is what the wallet shows:\n", "\nPlease help me\nthank you"],
]

const entropy = fc
  .constantFrom(16, 20, 24, 28, 32)
  .chain((size) => fc.uint8Array({ minLength: size, maxLength: size }))

describe.each(layouts)("a phrase with %s", (_, layout) => {
  test.each(languages)("in %s is found, whatever its length", async (language) => {
    const list = lists[languages.indexOf(language)]
    await fc.assert(
      fc.asyncProperty(entropy, fc.constantFrom(...frames), async (bytes, [before, after]) => {
        const words = entropyToMnemonic(bytes, list?.words ?? []).split(/[ \u3000]/)
        const written = layout(words)
        const found = await findSecrets(before + written + after)
        expect(found).toMatchObject([{ kind: "seed-phrase", certainty: "certain" }])
        const seen = (before + written + after).slice(found[0]?.start, found[0]?.end)
        for (const word of [words[0], words.at(-1)])
          expect(seen.normalize("NFKD").toLowerCase()).toContain(word)
      }),
      { numRuns: 6 },
    )
  })
})

const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
const ton =
  "abandon ability able about above absent absorb abstract absurd abuse access accident account accuse achieve acid acoustic acquire across act action actor actress actual"

describe("what is no proof is judged by the words around it", () => {
  test.each([
    ["within a sentence, beside listed words", `please help ${phrase} thank you`, "likely"],
    ["within a sentence, named", `my seed phrase is ${phrase} please help`, "certain"],
    ["one wrong word of the list", `助记词：${phrase.replace("year", "acid")}`, "likely"],
    ["one wrong word of the list, unnamed", phrase.replaceAll("legal winner", "acid zebra"), "likely"],
    ["one mistyped word", `recovery phrase: ${phrase.replace("sausage", "sausgae")}`, "likely"],
    ["24 words of TON", `My 24 words: ${ton}`, "likely"],
    ["25 words of Algorand", `mnemonic\n${ton} zoo`, "likely"],
    ["Chinese, one wrong character, named", "助记词 的 一 是 在 不 了 有 和 人 这 中 中", "likely"],
  ])("%s", async (_, text, certainty) =>
    expect(await findSecrets(text)).toMatchObject([{ kind: "seed-phrase", certainty }]),
  )

  test.each([
    ["eleven words", phrase.split(" ").slice(1).join(" ")],
    ["a typo without a word for it", phrase.replace("worth", "wroth")],
    [
      "code that repeats itself",
      "left; top: left; top: right; bottom: right; bottom: left; top: left; top: right",
    ],
    ["spaced Chinese without checksum or name", "的 一 是 在 不 了 有 和 人 这 中 中"],
    ["twelve ordinary words", "apple banana cherry grape lemon mango melon peach pear plum orange fig"],
  ])("not %s", async (_, text) => expect(await findSecrets(text)).toEqual([]))
})

describe("Chinese without spaces", () => {
  const written = () =>
    entropyToMnemonic(new Uint8Array(16).fill(7), lists[0]?.words ?? []).replaceAll(" ", "")

  test.each([
    ["after a colon", (text: string) => `助记词：${text}`],
    ["after 是", (text: string) => `我的助记词是${text}，请帮忙`],
    ["on a line of its own", (text: string) => `以下是我的恢复短语\n${text}\n谢谢`],
    ["in quotes", (text: string) => `助记词“${text}”`],
    [
      "in groups of four",
      (text: string) => `助记词：${text.slice(0, 4)} ${text.slice(4, 8)} ${text.slice(8)}`,
    ],
  ])("is found %s", async (_, frame) => {
    const text = frame(written())
    const [found] = await findSecrets(text)
    expect(found).toMatchObject({ kind: "seed-phrase", certainty: "certain" })
    expect(text.slice(found?.start, found?.end).replaceAll(" ", "")).toBe(written())
  })

  test("is left alone without a word for it, in a longer run, or with a wrong checksum", async () => {
    const text = written()
    const isPhrase = proveUpTo(5000)
    const wrong = (lists[0]?.words ?? [])
      .map((character) => text.slice(0, -1) + character)
      .find(
        (one) =>
          !lists.some((list) =>
            isPhrase(
              [...one].map((character) => ({ text: character })),
              list,
            ),
          ),
      )
    for (const one of [text, `助记词：${text}吗`, `助记词丢了，${text}`, `助记词：${wrong}`])
      expect(await findSecrets(one)).toEqual([])
  })
})

test("a phrase in another unit of the text is found at its place", async () => {
  const words = entropyToMnemonic(new Uint8Array(32).fill(200), english)
  const text = `${"充值未到账，已等待两小时。".repeat(50)}\n${words}\n${"Thanks. ".repeat(50)}`
  const [found] = await findSecrets(text)
  expect(text.slice(found?.start, found?.end)).toBe(words)
})
