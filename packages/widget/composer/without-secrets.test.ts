import fc from "fast-check"
import { expect, test } from "vitest"
import { findSecrets } from "./find-secrets.ts"
import { partsOf, withoutSecrets } from "./without-secrets.ts"

const PHRASE = "orchard tunnel velvet cactus drift maple anchor pencil lunar bishop ticket frozen"

test("a seed phrase is taken out and the rest stays as it was", async () => {
  const text = `My seed phrase is: ${PHRASE}. Does that help?`
  const parts = partsOf(text, await findSecrets(text))
  const sent = withoutSecrets(parts, ({ kind }) => `[${kind}]`)
  expect(sent).toMatch(/^My seed phrase is: .*\[seed-phrase\].*Does that help\?$/)
  for (const word of ["orchard", "maple", "frozen"]) expect(sent).not.toContain(word)
})

test("the parts are the text, whatever was found in it", () => {
  const found = fc.array(fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 9 }) }))
  fc.assert(
    fc.property(fc.string({ minLength: 50, maxLength: 60 }), found, (text, spans) => {
      const secrets = spans.map(({ start, length }) => ({
        kind: "password" as const,
        start,
        end: start + length,
        certainty: "likely" as const,
      }))
      expect(
        partsOf(text, secrets)
          .map(({ text: each }) => each)
          .join(""),
      ).toBe(text)
    }),
  )
})
