import { attachmentRefusals } from "@veridesk/contract/attachments.ts"
import { attachments as messages } from "@veridesk/ui/messages/attachments.ts"
import { expect, test } from "vitest"
import { sentenceOf } from "./views.ts"

const values = {
  name: "a.log",
  limit: 25,
  fileLimit: 25,
  videoLimit: 100,
  max: 10,
  minutes: 60,
  width: 1,
  height: 1,
  megapixels: 64,
}

test("every refusal has its sentence and its next step in both languages", () => {
  for (const code of attachmentRefusals) {
    for (const locale of ["en", "zh-CN"] as const) {
      const sentence = sentenceOf(code, values, locale)
      expect([code, sentence?.message.length, sentence?.next.length]).toEqual([
        code,
        expect.any(Number),
        expect.any(Number),
      ])
    }
  }
  const codes = Object.keys(messages).filter((key) => !key.endsWith(".next"))
  expect(codes.filter((code) => !(`${code}.next` in messages))).toEqual([])
  expect(sentenceOf("conversation-closed", {}, "en")).toBeNull()
})
