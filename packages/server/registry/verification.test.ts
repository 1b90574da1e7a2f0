import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { kestrelEntries } from "../demo/index.ts"
import { isActive } from "./entry.ts"
import { likenessOf } from "./look-alike.ts"
import { matchOf } from "./match.ts"
import { readPasted } from "./read-pasted.ts"
import { writtenAs } from "./reading.ts"
import { forgeriesOf } from "./testing/forgeries.ts"
import { spellings } from "./testing/spellings.ts"

const entries = kestrelEntries("no-reply@help.kestrel.example")
const active = entries.filter(isActive)
const officialOf = (text: string) => matchOf(readPasted(text), entries).found?.entry.key ?? null
/** What is said of a look-alike; of what can't be read, that it can't. */
const explained = (text: string) => {
  const reading = readPasted(text)
  const likeness = likenessOf(reading, entries)
  return { ours: likeness?.ours ?? "", tricks: likeness?.tricks ?? (reading.unsure ? [reading.unsure] : []) }
}

describe("Shown by 4", () => {
  const exact = unique(active.flatMap((entry) => spellings(entry).map((text) => ({ text, key: entry.key }))))

  test("300 exact strings, in every spelling, are official and no other entry", () => {
    expect(exact.length).toBeGreaterThanOrEqual(300)
    expect(exact.filter(({ text, key }) => officialOf(text) !== key)).toEqual([])
  })

  const forged = unique(active.flatMap(forgeriesOf))
  test("5,000 look-alikes: none official, and 99 of 100 explained by what they imitate", () => {
    expect(forged.length).toBeGreaterThanOrEqual(5_000)
    const official = forged.filter(({ text }) => officialOf(text) !== null)
    expect(official).toEqual([])
    const unexplained = forged.filter(({ text, of }) => {
      const { ours, tricks } = explained(text)
      // A mailbox may also be told by its domain; what can't be read at all is told as that.
      return tricks.length === 0 || (ours !== "" && ours !== of && !of.endsWith(`@${ours}`))
    })
    const share = 1 - unexplained.length / forged.length
    process.stdout.write(
      `look-alikes: ${forged.length}, official ${official.length}, explained ${(share * 100).toFixed(2)} % of them; exact strings: ${exact.length}\n`,
    )
    expect(unexplained.length / forged.length, JSON.stringify(unexplained.slice(0, 20))).toBeLessThanOrEqual(
      0.01,
    )
  })

  /** What the explanation has to say of each way of forging; several may be true of one string. */
  const named: [how: string, ...tricks: string[]][] = [
    ["homoglyph", "homoglyph", "full-width"],
    ["punycode", "homoglyph"],
    ["full-width", "full-width"],
    ["invisible", "invisible"],
    ["missing", "missing", "doubled"],
    ["doubled", "doubled"],
    ["added", "added", "doubled", "digits", "name-inside"],
    ["swapped", "swapped", "hyphen", "homoglyph"],
    ["ending", "ending"],
    ["userinfo", "userinfo"],
    ["subdomain", "subdomain"],
    ["path", "path"],
    ["port", "port"],
    ["digits", "digits", "hyphen", "added", "name-inside"],
    ["platform", "other-platform"],
  ]
  test.each(named)("what was forged by %s is told as that", (how, ...tricks) => {
    const ones = forged.filter((one) => one.how === how)
    expect(ones.length).toBeGreaterThan(2)
    const others = ones.filter(({ text }) => !explained(text).tricks.some((trick) => tricks.includes(trick)))
    expect(others).toEqual([])
  })

  test.each([
    ["bit.ly/3xYz", "shortened"],
    ["https://t.co/abc", "shortened"],
    ["https://dwz.cn/kestrel.example", "shortened"],
    ["http://192.168.3.4/kestrel.example", "ip"],
    ["http://3232235777/", "ip"],
    ["http://[2001:db8::1]/", "ip"],
    ["data:text/html,<h1>kestrel.example</h1>", "data"],
    ["javascript:location='//kestrel.example'", "data"],
    ["kestrel.example is moving, go to kestrel-new.com now", "many"],
    ["https://t.me/+AbCdEf", "private-id"],
    ["https://x.com/KestrelExchange/status/1720000000000000000", "private-id"],
    ["你好", "unreadable"],
    ["", "unreadable"],
    ["ftp://kestrel.example/", "unreadable"],
  ])("%s is never ours and says why: %s", (text, unsure) => {
    expect([officialOf(text), readPasted(text).unsure]).toEqual([null, unsure])
  })
})

/** Each string once: what two entries have in common counts once. */
function unique<T extends { text: string }>(all: T[]): T[] {
  return [...new Map(all.map((one) => [one.text, one])).values()]
}
describe("an address of ours vouches for nothing that stands beside it, and for nobody who only borrows its name", () => {
  test.each([
    "https://kestrel.example/ is closed, send it to https://evil.example",
    "kestrel.example/login then evil.com",
    "https://kestrel.example/\nhttps://evil.example",
    "https://kestrel.example／.evil.com",
    "kestrel.example／evil",
    "https://kestrel.example\\@evil.example/",
    "tg://resolve?domain=kestrel_news_zh%5Fscam",
    "tg://resolve?domain=evil&domain=kestrel_news_zh",
    "tg://resolve?domain=kestrel_news_zh.evil",
    "tg://resolve?domain=kestrel_news_zh evil",
    "wechatkestrel_service",
    "weixinkestrel_service",
    "wechatidkestrel_service",
    "https://x.com/KestrelExchange/statuses/1720000000000000000",
    "https://x.com/KestrelExchange/Status/1720000000000000000",
    "https://x.com/KestrelExchange/article/1720000000000000000",
    "https://x.com/KestrelExchange/media/1",
    "https://twitter.com/intent/user?user_id=1180550142&user_id=1",
    "https://facebook.com/KestrelExchange/posts/123",
    "https://facebook.com/KestrelExchange/videos/123",
    "mailto:support@kestrel.example?bcc=evil@scam.example",
    "mailto:support@kestrel.example?subject=x&CC=evil@scam.example",
    "mailto:evil%40scam.example%2Cx@kestrel.example",
    "Reply to evil@scam.example <support@kestrel.example>",
    "https://evil.example <support@kestrel.example>",
  ])("%s", (text) => {
    expect(officialOf(text)).toBeNull()
    expect(explained(text).tricks).not.toEqual([])
  })

  test("two apps in one address are neither", () => {
    const apps = active.filter(({ kind }) => kind === "app")
    const doubled = apps.map(({ store, address }) =>
      store === "apple"
        ? `https://apps.apple.com/app/id${address}/id999999999`
        : `https://play.google.com/store/apps/details?id=${address}&id=com.evil.app`,
    )
    expect(doubled.length).toBeGreaterThan(0)
    expect(doubled.map(officialOf)).toEqual(doubled.map(() => null))
  })

  test.each(["https://constructor/", "https://__proto__/", "constructor.x", "http://hasownproperty/"])(
    "%s is a host like any other",
    (text) => {
      expect(readPasted(text).kind).not.toBeUndefined()
      expect(officialOf(text)).toBeNull()
    },
  )
})

test("comparing with a full register ends, whatever was pasted", () => {
  const [some] = active
  const full = Array.from({ length: 500 }, (_, at) => ({
    ...(some as (typeof active)[number]),
    key: `R-${String(at).padStart(4, "0")}`,
    kind: at % 2 ? ("website" as const) : ("telegram" as const),
    address: at % 2 ? `kestrel${at}.example` : `kestrel_news_${at}`,
  }))
  const pasted = `https://${"a1".repeat(60)}.com/${"kestrеl".repeat(260)}`
  // What grew with more than the length would outlast any test.
  for (let time = 0; time < 5; time += 1) expect(likenessOf(readPasted(`${pasted}${time}`), full)).toBeNull()
})

test("no random string is ever official", () => {
  const pieces = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.webUrl(),
    fc.emailAddress(),
    fc.string({ unit: fc.constantFrom(..."kestrl.xamp@/:-_ 0123"), maxLength: 40 }),
  )
  const exact = new Set(active.map(({ address }) => address.toLowerCase()))
  fc.assert(
    fc.property(pieces, (text) => {
      const reading = readPasted(text)
      const found = matchOf(reading, entries).found
      // What hits an address by chance has it as its reading, exactly.
      return found === null || exact.has(reading.address.toLowerCase())
    }),
    { numRuns: 3_000 },
  )
})

test("reading never throws and is the same twice, whatever comes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      const reading = readPasted(text)
      likenessOf(reading, entries)
      expect(readPasted(text)).toEqual(reading)
    }),
    { numRuns: 1_500 },
  )
})

describe("acceptance 7: no kind has to be chosen", () => {
  test.each([
    ["https://help.kestrel.example/en/x", "website"],
    ["@kestrel_news_zh", "telegram"],
    ["t.me/kestrel_news_zh", "telegram"],
    ["https://twitter.com/KestrelExchange", "x"],
    ["+852 5550 0100", "phone"],
    ["5550 0100", "phone"],
    ["＋８５２ ５５５０ ０１００", "phone"],
    ["Kestrel <support@kestrel.example>", "email"],
    ["微信号：kestrel_service", "wechat"],
    ["discord.gg/kestrel", "discord"],
  ])("%s", (text, kind) => {
    const reading = readPasted(text)
    expect([reading.kind, matchOf(reading, entries).found !== null]).toEqual([kind, true])
  })

  test("the reader's own word is taken", () => {
    expect(readPasted("138001380", "phone").kind).toBe("phone")
    expect(readPasted("kestrelexchange", "x")).toMatchObject({ kind: "x", anyPlatform: false })
    expect(matchOf(readPasted("KestrelHelp", "x"), entries).found).toBeNull()
  })
})

describe("an account is its name and its number", () => {
  test.each([
    ["@KestrelHelp id 5501234567", "R-0015"],
    ["@KestrelHelp id 5501234568", null],
    ["@KestrelHelp", "R-0015"],
    ["https://x.com/i/user/1180550142", "R-0016"],
    ["https://x.com/i/user/1180550143", null],
    ["https://t.me/KestrelExchange", null],
    ["https://x.com/KestrelHelp", null],
    ["@kestrel_cn", null],
  ])("%s: %s", (text, key) => {
    expect(officialOf(text)).toBe(key)
  })
})

test("acceptance 8: the Cyrillic letter is named with its place and code point", () => {
  const likeness = likenessOf(readPasted("https://kеstrel.example/claim"), entries)
  expect(likeness).toMatchObject({
    ours: "kestrel.example",
    tricks: ["homoglyph"],
    at: 2,
    theirGlyph: { glyph: "е", code: "U+0435", script: "Cyrillic" },
    ourGlyph: { glyph: "e", code: "U+0065", script: "Latin" },
  })
})

test.each([
  ["ketsrel.example", "swapped"],
  ["kestrell.example", "doubled"],
  ["kestre.example", "missing"],
  ["kestrel2.example", "digits"],
  ["kes-trel.example", "hyphen"],
  ["kestrel.com", "ending"],
  ["https://kestrel.example:8443/", "port"],
  ["kestrel.example.evil.com", "subdomain"],
  ["https://kestrel.example@evil.com/", "userinfo"],
  ["evil.com/kestrel.example", "path"],
  ["ｋestrel.example", "full-width"],
  ["kes\u200btrel.example", "invisible"],
  ["@KestreIHelp", "homoglyph"],
  ["https://t.me/KestrelExchange", "other-platform"],
  ["kestrel-login.com", "name-inside"],
])("%s is explained as %s", (text, trick) => {
  expect(likenessOf(readPasted(text), entries)?.tricks).toContain(trick)
})

test("what is only written oddly is no letter of another alphabet, and is compared as it was written", () => {
  for (const [text, tricks] of [
    ["https://ｋestrel.example/", ["full-width"]],
    ["kes\u200btrel.example", ["invisible"]],
    ["\u212aestrel.example", ["full-width"]],
    ["https://кestrel.example/", ["homoglyph"]],
    ["https://ｋestrel.com/", ["full-width", "ending"]],
  ] as const)
    expect(likenessOf(readPasted(text), entries), text).toMatchObject({ ours: "kestrel.example", tricks })
  expect(writtenAs(readPasted("kes\u200btrel.example"))).toBe("kes<U+200B>trel.example")
  expect(writtenAs(readPasted("\u212aestrel.example"))).toBe("<U+212A>estrel.example")
  expect(writtenAs(readPasted("https://ｋestrel.example/"))).toBe("ｋestrel.example")
  expect(writtenAs(readPasted("https://kеstrel.example/"))).toBe("xn--kstrel-3of.example")
})

test("the same name with another ending is held against the nearest of ours", () => {
  expect(likenessOf(readPasted("kestrel.com"), entries)).toMatchObject({ ours: "kestrel.example" })
  expect(likenessOf(readPasted("api.kestrel.com"), entries)).toMatchObject({ ours: "api.kestrel.example" })
  expect(likenessOf(readPasted("merlin.net"), entries)).toMatchObject({ ours: "merlin.example" })
})

test("what has nothing to do with us resembles nothing", () => {
  for (const text of [
    "google.com",
    "someone@mail.example.org",
    "@satoshi",
    "+1 202 555 0188",
    "https://en.wikipedia.org/wiki/Cat",
  ])
    expect(likenessOf(readPasted(text), entries)).toBeNull()
})
