import type { MailAddress, ReadMail, Reading } from "@veridesk/contract/mail/read-mail.ts"
import { expect, test } from "vitest"
import { readMail } from "../../read-mail.ts"
import { corpus } from "./corpus.ts"
import type { Expected } from "./row.ts"
import { STORY } from "./story.ts"

test("the corpus has at least 300 mails, each under a name of its own", () => {
  expect(corpus.length).toBeGreaterThanOrEqual(300)
  expect(new Set(corpus.map(({ name }) => name)).size).toBe(corpus.length)
})

test.each(corpus)("$name", async ({ mail, expect: expected }) => {
  const reading = await readMail(new Uint8Array(mail(STORY)))
  expect(seen(reading, expected)).toEqual(wanted(expected))
})

/** Decided where more is known than the mail itself: mails/corpus.test.ts. */
const OF_THE_HOUSE = new Set(["thread", "evidence", "authenticity"])

/** What is compared of a reading: text, fresh, files, kind and marks always, the rest where the row says it. */
function seen(reading: Reading, expected: Expected): unknown {
  if ("unreadable" in reading) return { unreadable: reading.unreadable }
  const { mail, bytes } = reading
  expect(mail.files.map(({ size }) => size)).toEqual(bytes.map(({ byteLength }) => byteLength))
  const files = mail.files.map(({ name, mediaType, size, inline }) =>
    [name, mediaType, size, ...(inline ? ["inline"] : [])].join(" | "),
  )
  const always = { text: mail.text, fresh: mail.fresh, files, kind: mail.kind, marks: [...mail.marks].sort() }
  const rest = Object.keys(expected).filter((key) => !(key in always) && !OF_THE_HOUSE.has(key))
  return { ...always, ...Object.fromEntries(rest.map((key) => [key, partOf(mail, key, expected)])) }
}

function partOf(mail: ReadMail, key: string, expected: Expected): unknown {
  const written = (people: MailAddress[]) =>
    people.map(({ name, address }) => (name === "" ? address : `${name} <${address}>`))
  if (key === "from" || key === "to" || key === "replyTo") return written(mail[key])
  if (key === "found")
    return Object.fromEntries(
      Object.keys(expected.found ?? {}).map((kind) => [kind, Reflect.get(mail.found, kind)]),
    )
  if (key === "contentIds") return mail.files.map(({ contentId }) => contentId)
  if (key === "crypto") return mail.crypto && { kind: mail.crypto.kind, encrypted: mail.crypto.encrypted }
  return Reflect.get(mail, key)
}

function wanted(expected: Expected): unknown {
  const { thread: _thread, evidence: _evidence, authenticity: _authenticity, ...rest } = expected
  if (rest.unreadable) return { unreadable: rest.unreadable }
  const { text = "", fresh = text, files = [], kind = "person", marks = [] } = rest
  return { ...rest, text, fresh, files, kind, marks: [...marks].sort() }
}
