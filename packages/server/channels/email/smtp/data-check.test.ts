import fc from "fast-check"
import { expect, test } from "vitest"
import { makeDataCheck } from "./data-check.ts"

const BOUNDS = { maxBytes: 400, lineBytes: 30, headerBytes: 1e6 }
const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constant("\r\n") },
  { weight: 6, arbitrary: fc.string({ maxLength: 12, unit: fc.constantFrom("a", ".", "中") }) },
  { weight: 1, arbitrary: fc.constantFrom("\r", "\n", "a".repeat(31), "a".repeat(30)) },
)

function faultOf(text: string, cuts: number[]) {
  const check = makeDataCheck(BOUNDS)
  const bytes = Buffer.from(text)
  const at = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  for (const [n, from] of at.entries()) check.pass(bytes.subarray(from, at[n + 1]))
  return check.end()
}

/** What RFC 5321 says, without any speed. */
function mayBe(text: string): string[] {
  const lines = text.split("\r\n")
  const faults = []
  if (lines.some((line) => /[\r\n]/.test(line))) faults.push("bare-line-end")
  if (lines.some((line) => Buffer.byteLength(line) > BOUNDS.lineBytes)) faults.push("line-too-long")
  if (Buffer.byteLength(text) > BOUNDS.maxBytes) faults.push("too-large")
  return faults
}

test("what is wrong is found however the bytes are cut, and nothing else is", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.array(fc.nat(), { maxLength: 9 }), (pieces, cuts) => {
      const text = pieces.join("")
      const fault = faultOf(text, cuts)
      const faults = mayBe(text)
      if (fault === null) expect(faults).toEqual([])
      else expect(faults).toContain(fault)
    }),
    { numRuns: 3000 },
  )
})

test("a bare CR or LF is found in each place where bytes may be cut", () => {
  for (const text of ["a\rb\r\n", "a\nb\r\n", "a\r\r\n", "a\r\n\n", "a\n\r\n", "\n", "a\r"])
    for (let cut = 0; cut <= text.length; cut++) expect(faultOf(text, [cut])).toBe("bare-line-end")
  for (let cut = 0; cut <= 6; cut++) expect(faultOf("a\r\nb\r\n", [cut])).toBeNull()
})

test("a header without an end is too large, a body of that size isn't", () => {
  const check = (text: string) => {
    const one = makeDataCheck({ ...BOUNDS, headerBytes: 100 })
    for (const line of text.split(/(?<=\n)/)) one.pass(Buffer.from(line))
    return one.end()
  }
  expect(check("Subject: a\r\n".repeat(10))).toBe("header-too-large")
  expect(check(`Subject: a\r\n\r\n${"Dear all\r\n".repeat(20)}`)).toBeNull()
})
