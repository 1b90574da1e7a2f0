import { randomBytes, randomUUID } from "node:crypto"
import { readdir, stat, utimes, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { newId } from "@veridesk/contract/ids.ts"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { inTransaction } from "../platform/db/transaction.ts"
import {
  attachmentsOfMessages,
  bindAttachments,
  openAttachments,
  purgeUnbound,
  recheck,
  uploadsOf,
} from "./index.ts"
import { type Browser, browser, openSite, type Site, until } from "./testing/site.ts"
import { type Bytes, movie, picture } from "./testing/wrong-files.ts"

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const somebody = () => {
  const id = randomUUID()
  return Object.assign(browser(site, `customer ${id}`), { id, actor: { realm: "customer", id } as const })
}
const log = (text: string): Bytes => Buffer.from(`${text}\n`)
const film = movie({ bytes: 3 * 1024 ** 2 })

/** A conversation with one message, as far as the foreign keys need them. */
async function message(): Promise<{ conversationId: string; messageId: string }> {
  const [conversationId, messageId] = [newId(), newId()]
  const number = randomBytes(4).readUInt32BE()
  await sql`insert into conversations (id, number, brand_id, customer_id, channel, form_key, form_version, fields, subject, locale,
      identity_level, status, priority, preview, last_side, last_seq, chain_head, created_at, updated_at)
    values (${conversationId}, ${number}, ${newId()}, ${newId()}, 'web-form', 'other', 1, '{}', 'x', 'en', 'session', 'new', 3,
      '', 'customer', 1, '', now(), now())`.execute(site.connection.db)
  await sql`insert into messages (id, conversation_id, seq, kind, side, body, created_at)
    values (${messageId}, ${conversationId}, 1, 'reply', 'customer', 'x', now())`.execute(site.connection.db)
  return { conversationId, messageId }
}

describe("an upload", () => {
  test("goes on where the connection broke off", async () => {
    const he = somebody()
    const id = newId()
    const half = film.length / 2
    expect((await he.begin({ id, name: "proof.mp4", size: film.length })).status).toBe(201)
    const sending = he.startAppend(id, { offset: 0, total: film.length, bytes: film.subarray(0, half) })
    await until(async () => (await stat(join(site.a.folder, id))).size >= half - 65_536)
    sending.cut()

    const head = await he.tus("HEAD", `/api/uploads/${id}`)
    const offset = Number(head.headers.get("upload-offset"))
    expect(offset).toBeGreaterThan(0)
    expect(offset).toBeLessThanOrEqual(half)
    expect(await he.state(id)).toMatchObject({ state: "uploading", attachment: null })
    const end = await he.append(id, offset, film.subarray(offset))
    expect(end.headers.get("upload-offset")).toBe(String(film.length))
    expect(await end.json()).toMatchObject({ id, state: "ready", attachment: { mediaType: "video/mp4" } })
    const kept = await he.ask(`/api/attachments/${id}/file`)
    expect(Buffer.from(await kept.arrayBuffer()).equals(film)).toBe(true)
  })

  test("begun twice under one id is one, and keeps what it has", async () => {
    const he = somebody()
    const id = newId()
    const bytes = log("waiting for confirmations")
    await he.begin({ id, name: "a.log", size: bytes.length })
    await he.append(id, 0, bytes.subarray(0, 10))
    const again = await he.begin({ id, name: "a.log", size: bytes.length })
    expect([again.status, again.headers.get("location")]).toEqual([201, `/api/uploads/${id}`])
    expect((await he.tus("HEAD", `/api/uploads/${id}`)).headers.get("upload-offset")).toBe("10")
    await he.append(id, 10, bytes.subarray(10))
    expect(await he.state(id)).toMatchObject({ state: "ready" })
    // A client that never heard the last answer asks, and sends the last piece once more.
    expect((await he.begin({ id, name: "a.log", size: bytes.length })).status).toBe(201)
    expect((await he.tus("HEAD", `/api/uploads/${id}`)).headers.get("upload-offset")).toBe(
      String(bytes.length),
    )
    expect((await he.append(id, bytes.length, Buffer.alloc(0))).status).toBe(204)
    expect((await he.append(id, 0, bytes)).status).toBe(409)
  })

  test("can be cancelled half-way and when ready, and leaves nothing", async () => {
    const he = somebody()
    const [half, whole] = [newId(), newId()]
    await he.begin({ id: half, name: "a.log", size: 100 })
    await he.append(half, 0, log("some"))
    const view = await he.upload({ id: whole, name: "b.log", bytes: log(`only here: ${whole}`) })
    const before = await site.a.blobs.has(await addressOf(whole))
    for (const id of [half, whole, whole])
      expect((await he.tus("DELETE", `/api/uploads/${id}`)).status).toBe(204)
    expect(before).toBe(true)
    expect((await readdir(site.a.folder)).filter((name) => name.startsWith(half))).toEqual([])
    expect((await he.tus("HEAD", `/api/uploads/${half}`)).status).toBe(410)
    expect((await he.append(half, 5, log("more"))).status).toBe(410)
    expect((await he.ask(view.attachment?.url ?? "")).status).toBe(404)
    expect(await blobFiles()).not.toContain(lastAddress.get(whole))
  })

  test("ten of one form are taken when fifty begin at once", async () => {
    const he = somebody()
    const draft = newId()
    const begin = (n: number) => he.begin({ id: newId(), name: `${n}.log`, size: 10, draft })
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => begin(n)))
    const statuses = answers.map((answer) => answer.status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(10)
    expect(statuses.filter((status) => status === 422)).toHaveLength(40)
    const refused = await answers.find((answer) => answer.status === 422)?.json()
    expect(refused).toMatchObject({ code: "too-many-files" })
    expect((await he.begin({ id: newId(), name: "other.log", size: 10, draft: newId() })).status).toBe(201)
  })

  test("is bounded by the hour for each person", async () => {
    const he = somebody()
    const many = sql`insert into attachments (id, realm, owner_id, name, declared_size, size, state, created_at)
      select gen_random_uuid(), 'customer', ${he.id}, 'x', 1, 1, 'removed', ${site.time.now} from generate_series(1, 120)`
    await many.execute(site.connection.db)
    const answer = await he.begin({ id: newId(), name: "a.log", size: 10 })
    expect([answer.status, (await answer.json()).code]).toEqual([429, "too-many-uploads"])
    expect((await somebody().begin({ id: newId(), name: "a.log", size: 10 })).status).toBe(201)
  })

  test.each([
    [{ "upload-length": "ten" }, 400],
    [{ "upload-length": "10", "upload-metadata": "id bm8=" }, 400],
    [{ "upload-defer-length": "1" }, 400],
  ])("that makes no sense is refused: %j", async (headers, status) => {
    const answer = await somebody().tus("POST", "/api/uploads", headers)
    expect([answer.status, (await answer.json()).code]).toEqual([status, "upload-invalid"])
  })
})

const lastAddress = new Map<string, string>()
async function addressOf(id: string): Promise<string> {
  const found = await sql<{
    sha256: string
  }>`select encode(sha256, 'hex') sha256 from attachments where id = ${id}`.execute(site.connection.db)
  const address = found.rows[0]?.sha256 ?? ""
  lastAddress.set(id, address)
  return address
}

async function blobFiles(): Promise<string[]> {
  const folder = join(site.a.folder, "..", "blobs")
  return (await readdir(folder, { recursive: true, withFileTypes: true })).flatMap((one) =>
    one.isFile() ? [one.name] : [],
  )
}

describe("another's file", () => {
  test("is not there, by any route, in any state", async () => {
    const [he, mallory] = [somebody(), somebody()]
    const id = newId()
    await he.begin({ id, name: "a.log", size: 10 })
    const ready = newId()
    await he.upload({ id: ready, name: "b.png", bytes: await picture("png") })
    const others: [string, Browser][] = [
      ["another customer", mallory],
      ["the same id as staff", browser(site, `staff ${he.id}`)],
      ["a form's token", browser(site, `holder ${he.id}`)],
      ["nobody", browser(site, "")],
    ]
    for (const [who, other] of others) {
      for (const one of [id, ready]) {
        const answers = [
          await other.begin({ id: one, name: "a.log", size: 10 }),
          await other.tus("HEAD", `/api/uploads/${one}`),
          await other.append(one, 0, Buffer.alloc(10, "x")),
          await other.tus("DELETE", `/api/uploads/${one}`),
          await other.ask(`/api/uploads/${one}`),
          await other.ask(`/api/attachments/${one}/file`),
          await other.ask(`/api/attachments/${one}/file`, { method: "HEAD" }),
          await other.ask(`/api/attachments/${one}/file`, { headers: { range: "bytes=0-1" } }),
          await other.ask(`/api/attachments/${one}/thumbnail`),
        ]
        expect([who, ...answers.map((answer) => answer.status)]).toEqual([who, ...answers.map(() => 404)])
      }
    }
    // What never was looks the same, to the letter.
    const body = async (path: string) => ({ ...(await (await mallory.ask(path)).json()), requestId: "" })
    expect(await body(`/api/attachments/${ready}/file`)).toEqual(
      await body(`/api/attachments/${newId()}/file`),
    )
    expect(await body("/api/attachments/..%2f..%2fetc/file")).toMatchObject({ code: "not-found" })
    expect((await he.ask(`/api/attachments/${ready}/file`)).status).toBe(200)
  })

  test("can't be put on one's own message, nor one's own on two", async () => {
    const [he, mallory] = [somebody(), somebody()]
    const [id, own] = [newId(), newId()]
    await he.upload({ id, name: "a.log", bytes: log("mine") })
    await mallory.upload({ id: own, name: "b.log", bytes: log("hers") })
    const [first, second] = [await message(), await message()]
    const steal = inTransaction(site.connection.db, (tx) =>
      bindAttachments(tx, { actor: mallory.actor, ids: [own, id], ...first }),
    )
    await expect(steal).rejects.toMatchObject({ code: "attachment-not-ready", detail: { ids: [id] } })
    const bind = (to: typeof first) =>
      bindAttachments(site.connection.db, { actor: he.actor, ids: [id], ...to })
    expect(await bind(first)).toHaveLength(1)
    expect(await bind(first)).toHaveLength(1)
    await expect(bind(second)).rejects.toMatchObject({ code: "attachment-not-ready" })
    const views = await attachmentsOfMessages(site.connection.db, {
      messageIds: [first.messageId, second.messageId],
      base: "/api",
    })
    expect([...views].map(([at, files]) => [at, files.map((file) => file.name)])).toEqual([
      [first.messageId, ["a.log"]],
    ])
    expect((await he.tus("DELETE", `/api/uploads/${id}`)).status).toBe(404)
    expect((await mallory.state(own)).state).toBe("ready") // the failed transaction took nothing
    const listed = await uploadsOf(site.a, {
      actor: mallory.actor,
      ids: [id, own, newId()],
      base: "",
      locale: "en",
    })
    expect(listed.map((view) => view.id)).toEqual([own])
  })

  test("on a message is read by whom the conversation lets, and every view is told", async () => {
    const [he, staff] = [somebody(), randomUUID()]
    const id = newId()
    await he.upload({ id, name: "a.log", bytes: log("evidence") })
    const bound = await message()
    await bindAttachments(site.connection.db, { actor: he.actor, ids: [id], ...bound })
    const agent = browser(site, `staff ${staff}`)
    expect((await agent.ask(`/api/attachments/${id}/file`)).status).toBe(404)
    site.mayRead.add(`${staff} ${bound.messageId}`)
    expect(await (await agent.ask(`/api/attachments/${id}/file`)).text()).toBe("evidence\n")
    expect(site.views.filter((one) => one === id)).toHaveLength(1)
    // The uploader too reads it by the conversation's leave only, from now on.
    expect((await he.ask(`/api/attachments/${id}/file`)).status).toBe(404)
  })
})

test("who fills in a form signed out keeps the files when signing in half-way", async () => {
  const token = randomUUID()
  const id = newId()
  await browser(site, `holder ${token}`).upload({ id, name: "a.log", bytes: log("before sign-in") })
  const person = randomUUID()
  expect(await browser(site, `customer ${person} ${token}`).state(id)).toMatchObject({ state: "ready" })
  expect((await browser(site, `customer ${person}`).ask(`/api/uploads/${id}`)).status).toBe(404)
  const actor = { realm: "customer", id: person, holder: token } as const
  expect(await bindAttachments(site.connection.db, { actor, ids: [id], ...(await message()) })).toHaveLength(
    1,
  )
})

describe("a download", () => {
  test("is saved, never guessed at, never run, and answers ranges", async () => {
    const he = somebody()
    const { attachment } = await he.upload({ id: newId(), name: '充值 "记录".log', bytes: log("0123456789") })
    const url = attachment?.url ?? ""
    const whole = await he.ask(`${url}?inline=1`)
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "content-disposition":
        "attachment; filename=\"__ ____.log\"; filename*=UTF-8''%E5%85%85%E5%80%BC%20_%E8%AE%B0%E5%BD%95_.log",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      "cache-control": "private, no-cache",
      "content-length": "11",
    })
    const get = (headers: Record<string, string>) => he.ask(url, { headers })
    const part = await get({ range: "bytes=2-4" })
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      206,
      "bytes 2-4/11",
      "234",
    ])
    expect(await (await get({ range: "bytes=-3" })).text()).toBe("89\n")
    expect((await get({ range: "bytes=11-" })).status).toBe(416)
    const etag = whole.headers.get("etag") ?? ""
    expect((await get({ range: "bytes=2-4", "if-range": '"other"' })).status).toBe(200)
    expect((await get({ "if-none-match": etag })).status).toBe(304)
    const head = await he.ask(url, { method: "HEAD" })
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "11", ""])
  })

  test("is shown in the page only for pictures that were asked for so", async () => {
    const he = somebody()
    const { attachment } = await he.upload({ id: newId(), name: "a.png", bytes: await picture("png") })
    const kind = async (query: string) =>
      (await he.ask(`${attachment?.url}${query}`)).headers.get("content-disposition")?.split(";")[0]
    expect([await kind(""), await kind("?inline=1")]).toEqual(["attachment", "inline"])
  })

  test("of a damaged or lost copy says so, raises an alarm, and spares the rest", async () => {
    const he = somebody()
    const [bad, good] = [newId(), newId()]
    await he.upload({ id: bad, name: "bad.log", bytes: log(`flipped ${bad}`) })
    await he.upload({ id: good, name: "good.log", bytes: log(`kept ${good}`) })
    const address = await addressOf(bad)
    await writeFile(
      join(site.a.folder, "..", "blobs", address.slice(0, 2), address.slice(2, 4), address),
      "another",
    )
    const damaged = await he.ask(`/api/attachments/${bad}/file`, { headers: { "accept-language": "zh-CN" } })
    expect([damaged.status, await damaged.json()]).toMatchObject([500, { code: "attachment-damaged" }])
    await site.a.blobs.remove(address)
    expect((await he.ask(`/api/attachments/${bad}/file`)).status).toBe(500)
    expect(
      site.logged
        .filter((line) => line.attachment === bad && line.level === "error")
        .map((line) => line.kind),
    ).toEqual(["corrupt", "missing"])
    expect((await he.ask(`/api/attachments/${good}/file`)).status).toBe(200)
  })
})

describe("after a crash", () => {
  test("a check that nobody finished is taken up once its lease is over, and a whole file that nobody began", async () => {
    const he = somebody()
    const [checking, whole] = [newId(), newId()]
    for (const id of [checking, whole]) {
      await he.begin({ id, name: "a.log", size: 5 })
      await he.append(id, 0, log("1234").subarray(0, 4))
      await writeFile(join(site.a.folder, id), "1234\n")
    }
    await sql`update attachments set state = 'checking', lease_until = ${site.time.now} where id = ${checking}`.execute(
      site.connection.db,
    )
    site.time.now = new Date(site.time.now.getTime() + 1000)
    await recheck(site.a)
    expect(await he.state(checking)).toMatchObject({ state: "ready" })
    expect(await he.state(whole)).toMatchObject({ state: "ready" })
  })

  test("whoever waits for a check whose process died gets its outcome once the lease is over", async () => {
    const he = somebody()
    const id = newId()
    await he.begin({ id, name: "a.log", size: 5 })
    await writeFile(join(site.a.folder, id), "1234\n")
    const leaseUntil = new Date(site.time.now.getTime() + 5000)
    await sql`update attachments set state = 'checking', lease_until = ${leaseUntil} where id = ${id}`.execute(
      site.connection.db,
    )
    const answer = he.state(id)
    site.time.now = new Date(leaseUntil.getTime() + 1)
    expect(await answer).toMatchObject({ state: "ready" })
  })

  test("what no message took up is forgotten after a day, shared bytes only with the last who has them", async () => {
    const he = somebody()
    const [loose, bound, half] = [newId(), newId(), newId()]
    const same = log(`the same bytes ${loose}`)
    await he.upload({ id: loose, name: "a.log", bytes: same })
    await he.upload({ id: bound, name: "b.log", bytes: same })
    const alone = newId()
    await he.upload({ id: alone, name: "c.log", bytes: log(`alone ${alone}`) })
    await he.begin({ id: half, name: "d.log", size: 100 })
    await bindAttachments(site.connection.db, { actor: he.actor, ids: [bound], ...(await message()) })
    const [shared, single] = [await addressOf(loose), await addressOf(alone)]
    const orphan = join(site.a.folder, "orphan.part")
    await writeFile(orphan, "x")
    await utimes(orphan, new Date(0), new Date(0))

    expect(await purgeUnbound(site.a)).toBe(0)
    site.time.now = new Date(site.time.now.getTime() + 25 * 3600 * 1000)
    expect(await purgeUnbound(site.a)).toBeGreaterThan(2)
    for (const id of [loose, alone, half]) expect((await he.ask(`/api/uploads/${id}`)).status).toBe(404)
    expect(await he.state(bound)).toMatchObject({ state: "ready" })
    expect([await site.a.blobs.has(shared), await site.a.blobs.has(single)]).toEqual([true, false])
    expect(await readdir(site.a.folder)).toEqual([])
  })
})

test("a full or broken store refuses the file with its reason and keeps the form", async () => {
  const broken = await openAttachments({
    ...site.a,
    clamdUrl: undefined,
    blobs: { ...site.a.blobs, put: full },
  })
  Object.assign(site.a, { blobs: broken.blobs })
  const he = somebody()
  const view = await he.upload({ id: newId(), name: "a.log", bytes: log("no room") })
  expect(view.refusal).toMatchObject({ code: "not-kept" })
})

function full(): never {
  throw Object.assign(new Error("no space left"), { code: "ENOSPC" })
}
