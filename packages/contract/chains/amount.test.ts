import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { compareAmounts, readAmount } from "./amount.ts"

describe("amounts as people write them", () => {
  test.each([
    ["1,234.5", "1234.5"],
    ["１２３４．５", "1234.5"],
    ["１，２３４．５０", "1234.5"],
    ["1 234,5", "1234.5"],
    ["1\u00A0234.5", "1234.5"],
    ["1\u202F234,5", "1234.5"],
    ["1.234,5", "1234.5"],
    ["1.234.567", "1234567"],
    ["1,234,567.000001", "1234567.000001"],
    ["12,34,567.5", "1234567.5"],
    ["1'234.5", "1234.5"],
    ["1’234.5", "1234.5"],
    ["1_000", "1000"],
    ["2480", "2480"],
    [" 2480 \u200B", "2480"],
    ["+5", "5"],
    ["007", "7"],
    ["0.10", "0.1"],
    [".5", "0.5"],
    ["5.", "5"],
    ["0,5", "0.5"],
    ["0,123", "0.123"],
    ["1,5", "1.5"],
    ["12345,678", "12345.678"],
    ["1.234", "1.234"],
    ["1234。5", "1234.5"],
    ["٢٤٨٠٫٥", "2480.5"],
    ["๒๔๘๐", "2480"],
    ["0.000000000000000001", "0.000000000000000001"],
    [`${"9".repeat(60)}.${"1".repeat(24)}`, `${"9".repeat(60)}.${"1".repeat(24)}`],
  ])("%s is %s", (input, value) => {
    expect(readAmount(input)).toEqual({ ok: true, value })
  })

  test.each(["2,480.5 USDT", "2,480.5usdt", "USDT 2480.50", "２，４８０．５ＵＳＤＴ"])(
    "%s with its asset",
    (input) => {
      expect(readAmount(input, { asset: "USDT" })).toEqual({ ok: true, value: "2480.5" })
    },
  )
})

describe("what isn't an amount", () => {
  test.each([
    ["", "empty"],
    [" \u200B ", "empty"],
    ["abc", "not-a-number"],
    ["1e5", "not-a-number"],
    ["0x10", "not-a-number"],
    ["1,23,4", "not-a-number"],
    ["1.2.3", "not-a-number"],
    ["1,234.5,6", "not-a-number"],
    ["1..2", "not-a-number"],
    ["12 34", "not-a-number"],
    ["1.5 2", "not-a-number"],
    ["2025-11-03", "not-a-number"],
    ["--5", "not-a-number"],
    ["1/2", "not-a-number"],
    ["NaN", "not-a-number"],
    ["Infinity", "not-a-number"],
    ["-5", "negative"],
    ["−1,234.5", "negative"],
    ["－５", "negative"],
    ["0", "zero"],
    ["0.000", "zero"],
    ["1".repeat(200), "too-long"],
  ])("%s: %s", (input, fault) => {
    expect(readAmount(input)).toMatchObject({ ok: false, fault })
  })

  test("both readings of a lone comma are offered", () => {
    expect(readAmount("1,234")).toMatchObject({ fault: "ambiguous", candidates: ["1234", "1.234"] })
    expect(readAmount("1,2345")).toMatchObject({ fault: "ambiguous", candidates: ["12345", "1.2345"] })
    expect(readAmount("12,500")).toMatchObject({ fault: "ambiguous", candidates: ["12500", "12.5"] })
  })

  test("a unit that isn't the asset's is no part of the number", () => {
    expect(readAmount("5k")).toEqual({ ok: false, fault: "other-unit", unit: "k" })
    expect(readAmount("3万")).toEqual({ ok: false, fault: "other-unit", unit: "万" })
    expect(readAmount("$100")).toEqual({ ok: false, fault: "other-unit", unit: "$" })
    expect(readAmount("100 USDC", { asset: "USDT" })).toEqual({
      ok: false,
      fault: "other-unit",
      unit: "USDC",
    })
  })

  test("decimals past the asset's are counted without the zeros at the end", () => {
    expect(readAmount("1.1234567", { maxDecimals: 6 })).toEqual({
      ok: false,
      fault: "too-many-decimals",
      decimals: 7,
      maxDecimals: 6,
    })
    expect(readAmount("1.1234560", { maxDecimals: 6 })).toEqual({ ok: true, value: "1.123456" })
  })
})

const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`))
/** Whole digits without a leading zero and a fraction without a trailing one: a canonical amount above zero. */
const amounts = fc
  .tuple(fc.stringMatching(/^(0|[1-9][0-9]{0,39})$/), digits(0, 24))
  .map(([whole, fraction]) => [whole, fraction.replace(/0+$/, "")].filter(Boolean).join("."))
  .filter((amount) => amount !== "0")

const thousands = (whole: string, separator: string) => whole.replace(/\B(?=(\d{3})+$)/g, separator)
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))

describe("properties", () => {
  test("no digit is ever lost, however the number is grouped, padded or widened", () => {
    const separators = fc.constantFrom(
      ["", "."],
      [",", "."],
      [" ", "."],
      [" ", ","],
      ["'", "."],
      [".", ","],
      ["", ","],
    )
    fc.assert(
      fc.property(
        amounts,
        separators,
        fc.nat(3),
        fc.boolean(),
        (amount, [group = "", point = ""], zeros, wide) => {
          const [whole = "", fraction = ""] = amount.split(".")
          // A comma that groups needs another mark beside it, or it would be the ambiguity tested above.
          const tail =
            fraction === "" ? `${point}${"0".repeat(zeros)}` : `${point}${fraction}${"0".repeat(zeros)}`
          const written = thousands(whole, group) + tail
          const reading = readAmount(wide ? fullWidth(written) : written)
          const offered = reading.ok
            ? [reading.value]
            : reading.fault === "ambiguous"
              ? reading.candidates
              : []
          expect({ written, offered: offered.includes(amount) }).toEqual({ written, offered: true })
        },
      ),
      { numRuns: 2000 },
    )
  })

  test("a canonical amount reads as itself", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(readAmount(amount)).toEqual({ ok: true, value: amount })
      }),
    )
  })

  test("comparing agrees with exact arithmetic", () => {
    const scaled = (amount: string) => {
      const [whole = "", fraction = ""] = amount.split(".")
      return BigInt(whole + fraction.padEnd(24, "0"))
    }
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const difference = scaled(a) - scaled(b)
        expect(Math.sign(compareAmounts(a, b))).toBe(difference === 0n ? 0 : difference > 0n ? 1 : -1)
        expect(compareAmounts(a, `0${a}${a.includes(".") ? "00" : ".0"}`)).toBe(0)
      }),
    )
  })

  test("whatever is typed, an amount comes out canonical or not at all", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9., '+eU-]{0,14}$/), (input) => {
        const reading = readAmount(input)
        expect(reading.ok ? reading.value : "1").toMatch(/^(0|[1-9]\d*)(\.\d*[1-9])?$/)
      }),
      { numRuns: 3000 },
    )
  })
})
