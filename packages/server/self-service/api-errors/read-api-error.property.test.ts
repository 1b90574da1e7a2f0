import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { secretsIn } from "../../secrets/index.ts"
import { apiErrorOf } from "./api-error.ts"
import { apiErrors } from "./catalogue.ts"
import { explainApiError } from "./explain.ts"
import { PASTE_MOST, readApiError } from "./read-api-error.ts"

const now = new Date("2026-11-22T06:05:24Z")
const explain = (text: string) => explainApiError({ secretsIn, now }, text)
const anError = fc.constantFrom(...apiErrors)
const key = fc.string({
  unit: fc.constantFrom(..."abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789"),
  minLength: 32,
  maxLength: 64,
})

describe("the catalogue", () => {
  test("has at least 25 codes, each once, and every other spelling leads to one of them only", () => {
    expect(apiErrors.length).toBeGreaterThanOrEqual(25)
    const names = apiErrors.flatMap(({ code, number, also }) => [code, String(number), ...also])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    for (const error of apiErrors)
      for (const name of [error.code, String(error.number), ...error.also])
        expect(apiErrorOf(apiErrors, name)?.code, name).toBe(error.code)
  })
})

describe("a pasted error", () => {
  test("is found in every way in which an answer may write its code", async () => {
    await fc.assert(
      fc.asyncProperty(anError, async ({ code, number, http }) => {
        const upper = code.toUpperCase().replaceAll("-", "_")
        for (const text of [
          code,
          ` ${upper}\n`,
          String(number),
          `{"code":"${code}","message":"…"}`,
          `{"code": -${number}, "msg": "no"}`,
          `{'error_code': '${upper}', 'status': ${http}}`,
          `2026-11-22 06:05:24 ERROR POST /v1/orders failed: HTTP/1.1 ${http} {"code":"api-${code}"}`,
          `kestrel.ApiError: ${upper} (request_id=5f0c6b1e-77aa)`,
        ])
          expect((await explain(text)).error?.code, text).toBe(code)
      }),
    )
  })

  test("tells the status it came with", () => {
    fc.assert(
      fc.property(anError, ({ http }) => {
        for (const text of [`HTTP/1.1 ${http} x`, `{"status":${http}}`, `status_code=${http}`, `${http}`])
          expect(readApiError(text, now).status, text).toBe(http)
      }),
    )
  })

  test("without a code is explained by its status, and says so", async () => {
    expect(await explain("HTTP/2 429 \nretry-after: 12")).toMatchObject({
      error: { code: "too-many-requests" },
      by: "status",
      reading: { retryAfter: 12 },
    })
    expect(await explain("something else entirely")).toMatchObject({ error: null, by: null })
  })

  test("never gives back a key that was in it, however it was labelled, and says that one was there", async () => {
    const labels = [
      "KX-KEY: ",
      "KX-SIGNATURE=",
      '"apiKey":"',
      "signature=",
      "Authorization: Bearer ",
      '"secret": "',
      "OK-ACCESS-KEY: ",
      "passphrase=",
    ]
    await fc.assert(
      fc.asyncProperty(anError, key, fc.constantFrom(...labels), async ({ code }, secret, label) => {
        const said = await explain(`POST /v1/orders\n${label}${secret}\n{"code":"${code}"}`)
        expect(said.dropped).toBe(true)
        expect(said.error?.code).toBe(code)
        const { codes: _, ...shown } = said.reading
        expect(JSON.stringify(shown)).not.toContain(secret)
      }),
    )
  })

  test("of any text whatever is read in no time and without a throw", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 500, unit: "binary" }), async (text) => {
        const { reading } = await explain(text)
        expect(reading.endpoint?.length ?? 0).toBeLessThan(140)
        expect(reading.requestId?.length ?? 0).toBeLessThan(40)
      }),
    )
    for (const piece of ["-", "a-", "code:", "code = ", "a", "1", '"msg":"', "POST /", "x_"]) {
      const began = performance.now()
      readApiError(piece.repeat(PASTE_MOST), now)
      expect(performance.now() - began, piece).toBeLessThan(500)
    }
  })
})

describe("the clock of a call", () => {
  const clockOf = (text: string) => readApiError(text, now).clock
  test.each([
    ["KX-TIMESTAMP: 1795327524000", "milliseconds"],
    ['"timestamp": 1795327524', "seconds"],
    ["ts=1795327524000000", "microseconds"],
    ["nonce = 1795327524000000000", "nanoseconds"],
  ])("%s counts %s", (text, unit) => {
    expect(clockOf(text)).toMatchObject({ unit, sentAt: "2026-11-22T06:05:24.000Z", aheadMs: 0 })
  })

  test("is held against the server's time where the text has it, else against ours", () => {
    fc.assert(
      fc.property(fc.integer({ min: -500_000, max: 500_000 }), (off) => {
        const sent = now.getTime() + off
        expect(clockOf(`timestamp=${sent}`)).toMatchObject({ against: "ours", aheadMs: off })
        const old = 1_700_000_000_000
        expect(clockOf(`{"timestamp":${old + off},"serverTime":${old}}`)).toMatchObject({
          against: "theirs",
          aheadMs: off,
        })
      }),
    )
    expect(clockOf("timestamp=1795327524000\nDate: Sun, 22 Nov 2026 06:05:20 GMT")).toMatchObject({
      against: "theirs",
      aheadMs: 4000,
    })
  })

  test("says nothing of a call of yesterday but when it was sent", () => {
    expect(clockOf(`timestamp=${now.getTime() - 86_400_000}`)).toMatchObject({ aheadMs: null })
  })

  test("of what is no time is none", () => {
    for (const text of ["timestamp=12345678901", "ts=0000000000", "order 1795327524000"])
      expect(clockOf(text)).toBe(null)
  })
})
