import { describe, expect, test } from "vitest"
import { isHar, MASK, maskJson, maskText } from "./mask-secrets.ts"

describe("secrets in a text", () => {
  test.each([
    ["Authorization: Bearer abcdefghijklmnop123\nGET /", `Authorization: ${MASK}\nGET /`],
    ['curl -H "Cookie: sid=a; theme=dark" https://x', `curl -H "Cookie: ${MASK}" https://x`],
    [
      "X-MBX-APIKEY: vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
      `X-MBX-APIKEY: ${MASK}`,
    ],
    ['{"apiKey":"k\\"1","x":1}', `{"apiKey":"${MASK}","x":1}`],
    ['"{\\"password\\":\\"hunter2\\",\\"a\\":1}"', `"{\\"password\\":\\"${MASK}\\",\\"a\\":1}"`],
    ["/v1/order?symbol=BTC&access_token=zzz&side=BUY", `/v1/order?symbol=BTC&access_token=${MASK}&side=BUY`],
    ["password = 'hunter2'", `password = '${MASK}'`],
    ["got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln back", `got ${MASK} back`],
    ["otpauth://totp/Kestrel?secret=JBSWY3DPEHPK3PXP", MASK],
    ["-----BEGIN EC PRIVATE KEY-----\nabc\n-----END EC PRIVATE KEY-----", MASK],
  ])("%j", (text, masked) => {
    const found = maskText(text)
    expect(found.text).toBe(masked)
    expect(found.count).toBeGreaterThan(0)
  })

  test("what a ticket turns on stays: hashes, addresses, amounts, request signatures, ordinary words", () => {
    const text =
      "TxID 9f2c4e1b7a5d8f3c6e0b1a2d4c5f7e8a9b0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e to TQ5cFm1rTqk2nDPqZKpSWYBgHhVYvRLtZL, " +
      "2,480 USDT, signature=3a7bd3e2360a3d29eea436fcfb7e44c735d117c4, author: 何知远, tokens are late, cookies are blocked"
    expect(maskText(text)).toEqual({ text, count: 0 })
  })

  test("masking twice changes nothing more", () => {
    const once = maskText('Authorization: Bearer abcdefghijklmnop123\n{"password":"x"}&otp=123456').text
    expect(maskText(once)).toEqual({ text: once, count: 0 })
  })

  test("5 MB of the worst lines come to an end", () => {
    const line = `authorization${" ".repeat(40)}eyJ${"a".repeat(200)}-----BEGIN PRIVATE KEY-----bearer  "password" : `
    expect(maskText(line.repeat(Math.ceil((5 * 1024 ** 2) / line.length))).count).toBeGreaterThan(0)
  })
})

test("a browser's recording loses its cookies, tokens and posted passwords, and nothing else", () => {
  const har = {
    log: {
      version: "1.2",
      entries: [
        {
          request: {
            url: "https://api.kestrel.example/v1/me?access_token=abc&lang=zh",
            headers: [
              { name: "Cookie", value: "session=1" },
              { name: "Accept", value: "application/json" },
            ],
            cookies: [{ name: "session", value: "1", httpOnly: true }],
            queryString: [
              { name: "access_token", value: "abc" },
              { name: "lang", value: "zh" },
            ],
            postData: { mimeType: "application/json", text: '{"email":"a","password":"hunter2"}' },
          },
          response: {
            headers: [{ name: "Set-Cookie", value: "session=2" }],
            content: {
              mimeType: "application/json",
              encoding: "base64",
              text: Buffer.from('{"refreshToken":"r"}').toString("base64"),
            },
          },
        },
      ],
    },
  }
  expect(isHar(har)).toBe(true)
  expect(maskJson(har)).toBe(7)
  const entry = har.log.entries[0]
  expect(entry?.request.url).toBe(`https://api.kestrel.example/v1/me?access_token=${MASK}&lang=zh`)
  expect(entry?.request.headers).toEqual([
    { name: "Cookie", value: MASK },
    { name: "Accept", value: "application/json" },
  ])
  expect(entry?.request.cookies).toEqual([{ name: "session", value: MASK, httpOnly: true }])
  expect(entry?.request.queryString[1]).toEqual({ name: "lang", value: "zh" })
  expect(entry?.request.postData.text).toBe(`{"email":"a","password":"${MASK}"}`)
  expect(entry?.response.content).toEqual({
    mimeType: "application/json",
    text: `{"refreshToken":"${MASK}"}`,
  })
  expect(JSON.stringify(har)).not.toMatch(/hunter2|session=|"abc"/)
})
