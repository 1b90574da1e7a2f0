import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { deviceOf } from "./device.ts"
import { makeGate } from "./gate.ts"
import { networkOf, roughAddress } from "./network.ts"
import { canHavePasskeys } from "./passkeys.ts"
import { passwordFault } from "./password-policy.ts"
import { makeRecoveryCodes, recoveryDigest } from "./recovery-codes.ts"
import { safeReturnTo } from "./return-to.ts"
import { digitsOf } from "./totp-code.ts"

test.each([
  ["seven quiet otters", null],
  ["七只安静的水獭在河边走", null],
  ["short", "password-too-short"],
  ["一二三四五六七八九", "password-too-short"],
  ["x".repeat(201), "password-too-long"],
  ["1234567890", "password-too-common"],
  ["9876543210", "password-too-common"],
  ["aaaaaaaaaaaa", "password-too-common"],
  ["abcabcabcabc", "password-too-common"],
  ["abcdefghijkl", "password-too-common"],
  ["Password 123", "password-too-common"],
  ["ｐａｓｓｗｏｒｄ１２３", "password-too-common"],
  ["juniper.hall", "password-is-name"],
  ["JuniperHall2026!", "password-is-name"],
  ["juniper.hall@mail.example", "password-is-name"],
])("password %s: %s", (password, fault) => {
  expect(passwordFault(password, ["juniper.hall", "juniper.hall@mail.example"])).toBe(fault)
})

test.each([
  ["123456", "123456"],
  ["123 456", "123456"],
  ["１２３　４５６", "123456"],
  ["123-456", "123456"],
  ["\u200b123456\u2060", "123456"],
  ["12345", "12345"],
  ["12345a", "12345a"],
])("code %s is read as %s", (typed, digits) => {
  expect(digitsOf(typed)).toBe(digits)
})

describe("recovery codes", () => {
  test("ten that differ, and each is known however it is copied", () => {
    const codes = makeRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) {
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$/)
      const right = recoveryDigest(code, "secret")
      for (const typed of [
        code.toUpperCase(),
        code.replace("-", ""),
        ` ${code.replace("-", " ")} `,
        code.replaceAll("0", "O").replaceAll("1", "l"),
      ]) {
        expect(recoveryDigest(typed, "secret")).toBe(right)
      }
      expect(recoveryDigest(code, "another")).not.toBe(right)
    }
  })
})

test("a return path always stays on this site, whatever is asked for", () => {
  const here = "https://help.kestrel.example"
  const nasty = fc.oneof(
    fc.string(),
    fc.webUrl(),
    fc
      .tuple(
        fc.constantFrom("/", "//", "/\\", "\\\\", "/\t/", "/./", "/%2f", "javascript:", "\u0000//"),
        fc.string(),
      )
      .map((it) => it.join("")),
  )
  fc.assert(
    fc.property(nasty, (asked) => {
      const path = safeReturnTo(asked, "/tickets")
      expect(path).toMatch(/^\/(?![/\\])/)
      expect(new URL(path, here).origin).toBe(here)
      expect(path).not.toMatch(/\p{Cc}/u)
    }),
  )
  expect(safeReturnTo("/tickets/new?type=other&asset=USDT", "/")).toBe("/tickets/new?type=other&asset=USDT")
  expect(safeReturnTo(["/a", "/b"], "/")).toBe("/")
})

test.each([
  ["203.0.113.7", "203.0.113.7", "203.0.113.*"],
  ["::ffff:203.0.113.7", "203.0.113.7", "203.0.113.*"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2", "2001:db8:1:*"],
  ["2001:db8:1:2:ffff::1", "2001:db8:1:2", "2001:db8:1:*"],
  ["nonsense", "unknown", ""],
])("address %s counts as %s and is shown as %s", (address, network, rough) => {
  expect(networkOf(address)).toBe(network)
  expect(roughAddress(address)).toBe(rough)
})

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0",
    "Edge · Windows",
  ],
  [
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36",
    "Chrome · Android",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/19.0 Mobile Safari/604.1",
    "Safari · iOS",
  ],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 15.1; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · macOS"],
  ["curl/8.10", "curl"],
  ["", "?"],
])("user agent %s is %s", (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device)
})

test.each([
  ["https://help.kestrel.example", true],
  ["http://localhost:8080", true],
  ["http://127.0.0.1:8080", false],
  ["https://[2001:db8::1]", false],
  ["https://192.0.2.7", false],
  ["http://help.kestrel.example", false],
])("passkeys at %s: %s", (publicUrl, can) => {
  expect(canHavePasskeys(publicUrl)).toBe(can)
})

test("the gate lets two in, the rest wait in order, and one too many is turned away", async () => {
  const gate = makeGate({ atOnce: 2, waiting: 3 })
  const open: (() => void)[] = []
  const entered: number[] = []
  const work = (n: number) =>
    gate(
      () =>
        new Promise<number>((done) => {
          entered.push(n)
          open.push(() => done(n))
        }),
    )
  const all = [1, 2, 3, 4, 5].map(work)
  await expect(work(6)).rejects.toMatchObject({ code: "busy" })
  expect(entered).toEqual([1, 2])
  open[0]?.()
  await all[0]
  await Promise.resolve()
  expect(entered).toEqual([1, 2, 3])
  for (let next = 1; next < 5; next += 1) {
    open[next]?.()
    await all[next]
    await Promise.resolve()
  }
  expect(entered).toEqual([1, 2, 3, 4, 5])
})
