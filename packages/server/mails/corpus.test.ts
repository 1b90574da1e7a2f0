import { afterAll, beforeAll, expect, test } from "vitest"
import { corpus } from "../channels/email/read/testing/corpus/corpus.ts"
import { judgedOf, threadsOf } from "../channels/email/read/testing/corpus/decision.ts"
import type { Row } from "../channels/email/read/testing/corpus/row.ts"
import { openPostOffice, type PostOffice } from "./testing/post-office.ts"
import { type Came, placeCorpus } from "./testing/place-corpus.ts"

/* Where each mail of the corpus goes and who it is from; what stands in it is tested beside the reader. */

let post: PostOffice
let came: Map<string, Came>
beforeAll(async () => {
  post = await openPostOffice({ jobs: true })
  came = await placeCorpus(post, corpus)
}, 400_000)
afterAll(() => post?.close())

test.each(corpus)("$name", (row) => {
  expect(seenOf(row)).toEqual(wantedOf(row))
})

test("a sender is new with the first mail, and not with those that follow", () => {
  const seen = corpus.map((row) => ({ row, firstSeen: (came.get(row.name) as Came).firstSeen }))
  const told = seen.filter(({ firstSeen }) => firstSeen !== null)
  expect(told.length).toBeGreaterThan(500)
  expect(told.filter(({ row, firstSeen }) => firstSeen !== (row.before === undefined))).toEqual([])
})

function seenOf({ name, expect: { evidence, authenticity } }: Row) {
  const { thread, judged, ...mail } = came.get(name) as Came
  const { domain, ...shown } = judged ?? {}
  return {
    thread,
    judged: judged && { ...shown, ...(authenticity?.domain !== undefined && { domain }) },
    ...(evidence && { evidence: mail.evidence }),
  }
}

function wantedOf({ expect: expected }: Row) {
  const { evidence } = expected
  return { thread: threadsOf(expected), judged: judgedOf(expected), ...(evidence && { evidence }) }
}
