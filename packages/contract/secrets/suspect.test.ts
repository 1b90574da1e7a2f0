import { gzipSync } from "node:zlib"
import fc from "fast-check"
import { build } from "vite"
import { describe, expect, test } from "vitest"
import { legible } from "./legible.ts"
import { suspectSecrets } from "./suspect.ts"

const phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"

describe("what a composer warns of before it sends", () => {
  test.each([
    ["private-key", "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ"],
    ["private-key", "钱包导出的是SBFGFF27Y64ZUGFAIG5AMJGQODZZKV2YQKAVUUN4HNE24XZXD2OEUVUP"],
    ["private-key", `私钥：${"9f2c4e1b".repeat(8)}`],
    ["private-key", `${"9f2c4e1b".repeat(8)} is my private key`],
    ["private-key", "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n-----END EC PRIVATE KEY-----"],
    ["private-key", '{"crypto":{"ciphertext":"9f2c","kdf":"scrypt","mac":"1b"}}'],
    ["private-key", `my secret key: [${Array.from({ length: 32 }, (_, at) => at * 8).join(", ")}]`],
    ["private-key", `[${Array.from({ length: 64 }, (_, at) => at * 4).join(",")}]`],
    ["one-time-code", "otpauth://totp/Kestrel?secret=JBSWY3DPEHPK3PXP"],
    ["one-time-code", "验证码 482913"],
    ["password", "密码：Kes2026abc"],
    ["api-secret", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMDAyMyJ9.c2lnbmF0dXJlLW9mLWl0"],
    ["card-number", "card 4111 1111 1111 1111"],
    ["seed-phrase", `My seed phrase: ${phrase}`],
    ["seed-phrase", `助记词：${phrase}`],
    ["seed-phrase", `${phrase.replaceAll(" ", "\n")}\nThese are my 12 words`],
    ["seed-phrase", "助记词：的 一 是 在 不 了 有 和 人 这 中 大"],
  ])("%s in %j", async (kind, text) =>
    expect((await suspectSecrets(text)).map((one) => one.kind)).toEqual([kind]),
  )

  test.each([
    "我的助记词丢了，请问还能不能帮我找回来吗",
    "What is a seed phrase? Kestrel never asks for the words, and neither does anybody else who helps you.",
    "never shared my private key, the TxID is " + "9f2c4e1b".repeat(8),
    "2,480 USDT 从 TQ5cFm1rTqk2nDPqZKpSWYBgHhVYvRLtZL 转出，14:05 到账",
    "The prices were 12, 14, 15, 18, 20, 22, 25, 27, 30, 31, 33, 35 in the last hours",
  ])("nothing in %j", async (text) => expect(await suspectSecrets(text)).toEqual([]))
})

test("places are those of the text as it was typed, whatever was folded or hidden in it", async () => {
  const noise = fc.array(fc.constantFrom("\u200b", "\u2060", "\ufeff", "字", "。", "“", "Ａ", " ", "🙂"))
  await fc.assert(
    fc.asyncProperty(noise, noise, async (before, after) => {
      const text = `${before.join("")} otpauth://totp/K?secret=JBSWY3DPEHPK3PXP ${after.join("")}`
      const [one] = await suspectSecrets(text)
      expect(text.slice(one?.start, one?.end)).toMatch(/^otpauth:.*3PXP$/)
    }),
  )
})

test("folding keeps what is visible", () => {
  const { text, at } = legible("密码：\u200b“Ａｂ\ufeff”")
  expect(text).toBe('密码:"Ab"')
  expect([0, 3, 4, 6, 7].map(at)).toEqual([0, 4, 5, 8, 9])
})

test("the check weighs at most 3 KB in a page, and its judgement at most 7 KB when it is needed", async () => {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: true,
      modulePreload: false,
      rollupOptions: {
        input: new URL("suspect.ts", import.meta.url).pathname,
        preserveEntrySignatures: "strict",
      },
    },
  })
  const chunks = (Array.isArray(built) ? built : [built])
    .flatMap((one) => ("output" in one ? one.output : []))
    .flatMap((one) => (one.type === "chunk" ? one : []))
  const entry = chunks.find((chunk) => chunk.isEntry)
  const inPage = chunks.filter((chunk) => chunk === entry || entry?.imports.includes(chunk.fileName))
  const weight = (some: typeof chunks) => gzipSync(some.map(({ code }) => code).join("")).length
  expect(inPage.length).toBeLessThan(chunks.length)
  expect(weight(inPage)).toBeLessThanOrEqual(3 * 1024)
  expect(weight(chunks)).toBeLessThanOrEqual(7 * 1024)
})
