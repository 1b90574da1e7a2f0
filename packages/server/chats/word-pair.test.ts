import { wordlist } from "@scure/bip39/wordlists/english.js"
import { distance } from "fastest-levenshtein"
import fc from "fast-check"
import { pinyin } from "pinyin-pro"
import { describe, expect, test } from "vitest"
import { indexOf, placesOf, wordPair } from "./word-pair.ts"
import { en } from "./words/en.ts"
import { zh } from "./words/zh.ts"

const SECRET = "the-secret-of-a-house-that-is-only-a-test"
const joined = (n: number) => ({
  conversationId: `0198f0a2-0000-7000-8000-${String(n).padStart(12, "0")}`,
  agentId: "0198f0a2-0000-7000-8000-00000000000a",
  joinedAt: new Date("2026-11-22T04:20:00Z"),
})
const pairsOf = <T>(list: readonly T[]) =>
  list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other] as const))

describe("the lists", () => {
  test("have 256 things at the same places, each once", () => {
    for (const list of [en, zh]) {
      expect(list).toHaveLength(256)
      expect(new Set(list.map((word) => word.normalize("NFKC").toLowerCase())).size).toBe(256)
    }
    expect(en.filter((word) => !/^[a-z]{3,12}$/.test(word))).toEqual([])
    expect(zh.filter((word) => !/^\p{Script=Han}{2}$/u.test(word))).toEqual([])
  })

  test("no word is the beginning of another, and no two differ by a letter", () => {
    const near = pairsOf(en).filter(
      ([one, other]) => one.startsWith(other) || other.startsWith(one) || distance(one, other) < 2,
    )
    expect(near).toEqual([])
  })

  test("none is a word of recovery phrases", () => {
    const phrases = new Set(wordlist)
    expect(en.filter((word) => phrases.has(word))).toEqual([])
  })

  test("no two Chinese words sound alike, whichever way sh and s, ch and c, zh and z, n and l, ng and n are said", () => {
    const said = zh.map((word) =>
      pinyin(word, { toneType: "none", type: "array" })
        .map((part) =>
          part
            .replace(/^([zcs])h/, "$1")
            .replace(/^n/, "l")
            .replace(/ng$/, "n"),
        )
        .join(" "),
    )
    expect(said.filter((sound, at) => said.indexOf(sound) !== at)).toEqual([])
  })
})

describe("a pair", () => {
  test("is the same for the same agent in the same conversation, and the same things in both languages", () => {
    expect(wordPair(SECRET, joined(1), "en")).toEqual(wordPair(SECRET, joined(1), "en"))
    const [first, second] = placesOf(SECRET, joined(1))
    expect(wordPair(SECRET, joined(1), "en")).toEqual([en[first], en[second]])
    expect(wordPair(SECRET, joined(1), "zh-CN")).toEqual([zh[first], zh[second]])
  })

  test("is another one for another agent, conversation, moment or secret", () => {
    const others = [
      placesOf(SECRET, joined(2)),
      placesOf(SECRET, { ...joined(1), agentId: "0198f0a2-0000-7000-8000-00000000000b" }),
      placesOf(SECRET, { ...joined(1), joinedAt: new Date("2026-11-22T04:20:01Z") }),
      placesOf("another secret", joined(1)),
    ]
    expect(others).not.toContainEqual(placesOf(SECRET, joined(1)))
  })

  test("has two different words, and all words come about as often", () => {
    const counts = [new Map<number, number>(), new Map<number, number>()]
    const pairs = 25_600
    for (let n = 0; n < pairs; n += 1) {
      const places = placesOf(SECRET, joined(n))
      expect(places[0]).not.toBe(places[1])
      for (const [at, place] of places.entries()) counts[at]?.set(place, (counts[at]?.get(place) ?? 0) + 1)
    }
    // 100 each on average; five standard deviations are 50.
    for (const each of counts) {
      expect(each.size).toBe(256)
      for (const count of each.values()) expect(Math.abs(count - 100)).toBeLessThan(50)
    }
  })
})

describe("what somebody typed", () => {
  const [first, second] = placesOf(SECRET, joined(1))
  const [a, b] = wordPair(SECRET, joined(1), "en")
  const [c, d] = wordPair(SECRET, joined(1), "zh-CN")
  const wide = (text: string) =>
    text.replace(/[a-z]/g, (one) => String.fromCodePoint(one.charCodeAt(0) + 0xfee0))

  test.each([
    `${a} ${b}`,
    `  ${a.toUpperCase()}-${b} `,
    `${a}${b}`,
    `“${a}” · “${b}”`,
    `${wide(a)}　${wide(b)}`,
    `${c}${d}`,
    `${c}、${d}`,
    `${c} ${d}`,
    `${a} ${d}`,
    `${c}\u200b${d}`,
  ])("%s is the pair", (typed) => expect(indexOf(typed)).toEqual([first, second]))

  test.each([
    "",
    a,
    `${a} ${a}`,
    `${a} ${b} ${a}`,
    `${a} x${b}`,
    "123 456",
    `${c}${d}的`,
    "x".repeat(10_000),
  ])("%s is none", (typed) => expect(indexOf(typed)).toBeNull())

  test("every pair is read as itself, in both languages, and the other way round as the other", () => {
    const place = fc.nat(255)
    fc.assert(
      fc.property(place, place, fc.constantFrom("", " ", "-", "，", "\n"), (one, other, between) => {
        fc.pre(one !== other)
        for (const list of [en, zh])
          expect(indexOf([list[one], list[other]].join(between))).toEqual([one, other])
      }),
    )
  })

  test("whatever else comes, it is a pair of two places or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (typed) => {
        const found = indexOf(typed)
        expect(found === null || found.every((at) => at >= 0 && at < 256)).toBe(true)
      }),
    )
  })
})
