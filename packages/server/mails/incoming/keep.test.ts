import { createHash, randomBytes } from "node:crypto"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openBlobs } from "../../platform/blobs/index.ts"
import { connect } from "../../platform/db/connect.ts"
import { makeLog } from "../../platform/log.ts"
import { makeMetrics } from "../../platform/metrics.ts"
import { makeSeal } from "../../platform/seal.ts"
import { makeKeep } from "./keep.ts"
import { openPost, type Post } from "./testing/open-post.ts"

let post: Post
beforeAll(async () => {
  post = await openPost()
})
afterAll(() => post?.close())

const mail = (text: string) =>
  Buffer.from(`From: Odile Varga <odile@mail.example>\r\nSubject: x\r\n\r\n${text}\r\n`)
const handed = (source: Uint8Array | AsyncIterable<Uint8Array>) => ({
  way: "smtp" as const,
  envelope: post.envelope(),
  source,
  mailboxIds: [post.support],
  receivedAt: new Date(),
})
async function kept(mail: Parameters<Post["keep"]>[0]): Promise<string[]> {
  const answer = await post.keep(mail)
  if ("later" in answer) throw new Error(answer.later)
  return answer.ids
}
async function count(): Promise<{ raws: number; rows: number }> {
  const { rows } = await post.pool.query(
    "select (select count(*)::int from raw_mails) as raws, (select count(*)::int from incoming_mails) as rows",
  )
  return rows[0]
}
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

test("bytes come back as they were, of any size, whole or in pieces; they lie sealed", async () => {
  const sizes = [0, 1, 262_143, 262_144, 262_145, 524_288, 524_289, 3_000_001]
  for (const size of sizes) {
    const bytes = Buffer.concat([mail("the ledger says 0.5 BTC"), randomBytes(size)])
    for (const source of [bytes, pieces(bytes, 70_001)]) {
      const [id = ""] = await kept(handed(source))
      expect((await post.bytesOf(id)).equals(bytes)).toBe(true)
      const { rows } = await post.pool.query(
        `select encode(raw.sha256, 'hex') as sha256, raw.size, position('ledger'::bytea in raw.sealed) as found,
                raw.blob is not null as large, m.lane
         from incoming_mails m join raw_mails raw on raw.id = m.raw_id where m.id = $1`,
        [id],
      )
      expect(rows[0]).toMatchObject({
        sha256: createHash("sha256").update(bytes).digest("hex"),
        size: bytes.length,
        large: bytes.length > 262_144,
        lane: "odile@mail.example",
      })
      expect(rows[0].found ?? 0).toBe(0)
    }
  }
})

test("many at once: each is there once, under the id it was told", async () => {
  const before = await count()
  const ids = await Promise.all(Array.from({ length: 300 }, (_, n) => kept(handed(mail(`the ${n}th`)))))
  expect(new Set(ids.flat()).size).toBe(300)
  expect(await count()).toEqual({ raws: before.raws + 300, rows: before.rows + 300 })
  const [seventh = ""] = ids[7] ?? []
  expect((await post.bytesOf(seventh)).toString()).toContain("the 7th")
})

test("for two of our mailboxes the bytes are kept once and a row for each", async () => {
  const before = await count()
  const ids = await kept({ ...handed(mail("to both")), mailboxIds: [post.support, post.legal, post.support] })
  expect(ids).toHaveLength(2)
  expect(await count()).toEqual({ raws: before.raws + 1, rows: before.rows + 2 })
})

test("a source key that is known answers the first ids, fifty times at once or later, in one process or two", async () => {
  const second = connect(post.url, { max: 3, name: "second" })
  const other = makeKeep({
    db: second.db,
    seal: makeSeal("x", "mails"),
    blobs: await openBlobs({ kind: "local", folder: "/tmp/veridesk-never" }),
    log: makeLog({ level: "silent" }),
    metrics: makeMetrics(),
    ring: () => {},
  })
  const before = await count()
  const same = () => ({
    ...handed(mail("once")),
    sourceKey: "hook delivery-1",
    mailboxIds: [post.support, post.legal],
  })
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => (n % 2 ? post.keep(same()) : other(same()))),
  )
  answers.push(await post.keep(same()))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await count()).toEqual({ raws: before.raws + 1, rows: before.rows + 2 })
  await second.close()
})

describe("what can't be kept", () => {
  test("a source that breaks off, early or late, is thrown on and leaves nothing", async () => {
    const before = await count()
    for (const size of [1000, 600_000]) {
      const broken = async function* () {
        yield randomBytes(size)
        throw new Error("the peer went away")
      }
      await expect(post.keep(handed(broken()))).rejects.toThrow("the peer went away")
    }
    expect(await count()).toEqual(before)
  })

  test("a database that is away says later and is not waited for", async () => {
    const away = connect("postgresql://nobody@127.0.0.1:9/none", { max: 1, name: "away" })
    const keep = makeKeep({
      db: away.db,
      seal: makeSeal("x", "mails"),
      blobs: await openBlobs({ kind: "local", folder: "/tmp/veridesk-never" }),
      log: makeLog({ level: "silent" }),
      metrics: makeMetrics(),
      ring: () => {},
    })
    expect(await keep(handed(mail("later")))).toEqual({ later: "away" })
    await away.close()
  })

  test("an envelope with what no text of the database can hold is kept without it", async () => {
    const envelope = { ...post.envelope("a\u0000b@mail.example"), helo: "x\ud800\r\ny" }
    const [id] = await kept({ ...handed(Buffer.from("no header")), envelope })
    const { rows } = await post.pool.query("select envelope from incoming_mails where id = $1", [id])
    expect(rows[0].envelope).toMatchObject({ from: "a\uFFFDb@mail.example", helo: "x\uFFFD\uFFFD\uFFFDy" })
  })
})
