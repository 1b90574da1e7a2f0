import { chmodSync, readFileSync } from "node:fs"
import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import type { ImapSettings } from "@veridesk/contract/mail/mailbox.ts"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { fetchingMemory } from "../../../mails/index.ts"
import { askForAgain, cameOfAgain } from "../../../mails/fetching/testing/again.ts"
import { openPost, type Post } from "../../../mails/incoming/testing/open-post.ts"
import { makeSeal } from "../../../platform/seal.ts"
import { type Dovecot, hasDovecot, startDovecot } from "../testing/dovecot.ts"
import type { Account, Memory } from "./account.ts"
import { type Imap, openImap } from "./open-imap.ts"

const DAY = 24 * 3_600_000
let post: Post
let server: Dovecot
let imap: Imap | undefined
let offset = 0
const clock = () => new Date(Date.now() + offset)

beforeEach(async () => {
  offset = 0
  post = await openPost()
  if (hasDovecot) server = await startDovecot(await freePort())
})
afterEach(async () => {
  await imap?.close()
  imap = undefined
  await server?.close()
  await post?.close()
})

const mail = (n: number | string, more = "") =>
  `Return-Path: <odile@mail.example>\nFrom: Odile Varga <odile@mail.example>\nTo: support@kestrel.example\nSubject: number ${n}\nMessage-ID: <${n}@mail.example>\n\nMy deposit ${n} is not there.\n${more}`
const mails = (from: number, count: number) => Array.from({ length: count }, (_, n) => mail(from + n))

function account(more: Partial<ImapSettings> = {}): Account {
  const settings: ImapSettings = {
    host: "127.0.0.1",
    port: server.port,
    security: "none",
    user: "support",
    sign: "password",
    folders: ["INBOX"],
    oauth: null,
    ...more,
  }
  return { mailboxId: post.support, key: "support", address: "support@kestrel.example", settings, version: 1 }
}
function memoryOf(secret = "opensesame"): Memory {
  return fetchingMemory({ db: post.db, seal: makeSeal("x", "mailboxes"), secretOf: async () => secret })
}
function open(o: { account?: Account; memory?: Memory; fetch?: typeof fetch; maxBytes?: number } = {}): Imap {
  const { account: one = account(), memory = memoryOf(), maxBytes = 1_000_000 } = o
  imap = openImap({
    accounts: () => [one],
    memory,
    handIn: post.keep,
    maxBytes,
    log: { info() {}, warn() {}, error() {} },
    clock,
    fetch: o.fetch ?? fetch,
    pausesMs: [10, 20],
    pollMs: 60_000,
  })
  return imap
}
async function again(reading: Imap, since: Date): Promise<void> {
  await askForAgain(post.db, post.support, since)
  reading.wake(post.support)
}
const cameOfIt = () => cameOfAgain(post.db, post.support)
/** Subjects of all that was taken in, each as often as it was. */
async function subjects(): Promise<string[]> {
  const { rows } = await post.pool.query<{ id: string }>("select id from incoming_mails order by id")
  const texts = await Promise.all(rows.map(async ({ id }) => (await post.bytesOf(id)).toString()))
  return texts.map((text) => /Subject: number (.*)\r?\n/.exec(text)?.[1]?.trim() ?? "")
}
async function count(): Promise<number> {
  const { rows } = await post.pool.query("select count(*)::int as n from incoming_mails")
  return rows[0].n
}
const numbers = (from: number, many: number) => Array.from({ length: many }, (_, n) => String(from + n))

describe.skipIf(!hasDovecot)("a mailbox elsewhere, on a real server", () => {
  test("what is there when it is connected isn't ours; what comes is taken in as it comes; nothing there is changed", async () => {
    await server.deliver("support", mails(1, 3))
    await open().readOnce()
    expect(await count()).toBe(0)
    await server.deliver("support", mails(10, 2))
    await expect.poll(count).toBe(2)
    expect((await subjects()).toSorted()).toEqual(["10", "11"])
    const { rows } = await post.pool.query("select way, envelope, source_key from incoming_mails limit 1")
    expect(rows[0]).toMatchObject({
      way: "imap",
      envelope: { from: "odile@mail.example", to: ["support@kestrel.example"], ip: null },
      source_key: expect.stringContaining(`${post.support}/INBOX/`),
    })
    const files = server.files("support")
    expect(files).toHaveLength(5)
    for (const file of files) expect(file).not.toMatch(/:2,.*[STDR]/)
  })

  test("an outage of three days: it is told, and afterwards everything is there once, in its order", async () => {
    await server.deliver("support", [])
    const reading = open()
    await reading.readOnce()
    await server.end()
    // Whoever is connected is served to the end.
    await expect
      .poll(async () => {
        await reading.readOnce()
        return reading.health()
      })
      .toMatchObject([{ state: "late", fault: expect.any(String) }])
    offset = 3 * DAY
    await server.deliver("support", mails(1, 30))
    await reading.readOnce()
    expect(reading.health()).toMatchObject([
      { key: "support", state: "down", failingSince: expect.any(Date) },
    ])
    await server.start()
    await expect.poll(count).toBe(30)
    expect((await subjects()).toSorted()).toEqual(numbers(1, 30).toSorted())
    await reading.readOnce()
    expect(reading.health()).toMatchObject([{ state: "ok", fault: null }])
    await reading.close()
    await open().readOnce()
    expect(await count()).toBe(30)
  })

  test("a process that died after keeping and before the cursor moved takes nothing in twice", async () => {
    await server.deliver("support", [])
    await open().readOnce()
    await imap?.close()
    await server.deliver("support", mails(1, 5))
    const memory = memoryOf()
    let dies = true
    const dying: Memory = {
      ...memory,
      async keepCursor(...words) {
        if (dies && (await count()) > 0) throw new Error("the process died")
        await memory.keepCursor(...words)
      },
    }
    const reading = open({ memory: dying })
    await reading.readOnce()
    expect(await count()).toBe(5)
    dies = false
    await reading.readOnce()
    expect(await count()).toBe(5)
    expect(await memory.cursorOf({ mailboxId: post.support, folder: "INBOX" })).toMatchObject({ lastUid: 5 })
  })

  test("numbers that were given anew: everything is looked through again, nothing is doubled, nothing missed", async () => {
    await server.deliver("support", mails(1, 2))
    await open().readOnce()
    await imap?.close()
    // Whole seconds are all that a mailbox knows of when a mail came.
    offset = 2000
    await server.deliver("support", mails(10, 4), clock())
    await open().readOnce()
    expect(await count()).toBe(4)
    await imap?.close()
    await server.deliver("support", mails(20, 3), clock())
    await server.renumber("support")
    const reading = open()
    await reading.readOnce()
    expect((await subjects()).toSorted()).toEqual([...numbers(10, 4), ...numbers(20, 3)].toSorted())
    await server.deliver("support", mails(30, 1), clock())
    await expect.poll(count).toBe(8)
  })

  test("from a day on again: what came before it was connected, and only what isn't here", async () => {
    await server.deliver("support", mails(1, 2), new Date(Date.now() - 20 * DAY))
    await server.deliver("support", mails(10, 3), new Date(Date.now() - 5 * DAY))
    const reading = open()
    await reading.readOnce()
    expect(await count()).toBe(0)
    await again(reading, new Date(Date.now() - 10 * DAY))
    await expect.poll(cameOfIt).toEqual({ found: 3, taken: 3 })
    await again(reading, new Date(Date.now() - 30 * DAY))
    await expect.poll(cameOfIt).toEqual({ found: 5, taken: 2 })
    await again(reading, new Date(Date.now() - 30 * DAY))
    await expect.poll(cameOfIt).toEqual({ found: 5, taken: 0 })
    await reading.readOnce()
    expect((await subjects()).toSorted()).toEqual([...numbers(1, 2), ...numbers(10, 3)].toSorted())
  })

  test("one among 500 that the server can't give: the others come, it is counted, and comes when it can", async () => {
    await server.deliver("support", [])
    await open().readOnce()
    await imap?.close()
    await server.deliver("support", mails(1, 500))
    const poison =
      server.files("support").find((file) => readFileSync(file, "utf8").includes("number 250\n")) ?? ""
    chmodSync(poison, 0o000)
    const reading = open()
    await expect.poll(count).toBe(499)
    await expect.poll(() => reading.health()[0]?.missed).toBe(1)
    const now = server.files("support").find((file) => file.includes(poison.split("/").at(-1) ?? "")) ?? ""
    chmodSync(now, 0o644)
    // What fails again and again is asked for once an hour.
    offset = 2 * 3_600_000
    await expect
      .poll(async () => {
        await reading.readOnce()
        return count()
      })
      .toBe(500)
    await expect.poll(() => reading.health()[0]?.missed).toBe(0)
    expect((await subjects()).toSorted()).toEqual(numbers(1, 500).toSorted())
  })

  test("one that is larger than allowed is counted and stops nothing", async () => {
    await server.deliver("support", [])
    await open({ maxBytes: 50_000 }).readOnce()
    await server.deliver("support", [mail(1), mail(2, "x".repeat(60_000)), mail(3)])
    await expect.poll(count).toBe(2)
    await expect.poll(() => imap?.health()[0]?.missed).toBe(1)
  })

  test("a database that is away: the cursor stays, and what came meanwhile comes", async () => {
    await server.deliver("support", [])
    await open().readOnce()
    await imap?.close()
    await server.deliver("support", mails(1, 3))
    let away = true
    imap = openImap({
      accounts: () => [account()],
      memory: memoryOf(),
      handIn: async (one) => (away ? { later: "away" } : post.keep(one)),
      maxBytes: 1_000_000,
      log: { info() {}, warn() {}, error() {} },
      clock,
      fetch,
      pausesMs: [10],
    })
    await imap.readOnce()
    expect(imap.health()).toMatchObject([{ state: "late", fault: "KeptNothing: away" }])
    away = false
    await expect.poll(count).toBe(3)
  })

  test("a wrong password is told as such", async () => {
    await open({ memory: memoryOf("wrong") }).readOnce()
    expect(imap?.health()).toMatchObject([{ state: "late", fault: "sign-in-refused" }])
  })

  test("fifty thousand mails: all of them, each once, in flat memory", async () => {
    const COUNT = 50_000
    await server.fill("support", COUNT, (n) => mail(n))
    const reading = open()
    await reading.readOnce()
    await again(reading, new Date("2023-01-01"))
    global.gc?.()
    const before = process.memoryUsage().rss
    let most = 0
    const watching = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss - before)
    }, 100)
    await expect.poll(count, { timeout: 400_000, interval: 500 }).toBe(COUNT)
    clearInterval(watching)
    const { rows } = await post.pool.query("select count(distinct sha256)::int as n from raw_mails")
    expect(rows[0].n).toBe(COUNT)
    expect(most / 1024 ** 2).toBeLessThan(300)
  }, 500_000)
})

test("OAuth 2: an access token is fetched with the refresh token, and a new refresh token is kept", async () => {
  if (!hasDovecot) return
  const asked: string[] = []
  const tokens = await tokenServer((body) => {
    asked.push(body)
    return asked.length === 1
      ? { status: 200, json: { access_token: "at-1", expires_in: 3600, refresh_token: "rt-2" } }
      : { status: 400, json: { error: "invalid_grant" } }
  })
  const kept: string[] = []
  const memory = {
    ...memoryOf("rt-1"),
    keepSecret: async (_id: string, secret: string) => void kept.push(secret),
  }
  const oauth = { tokenUrl: tokens.url, clientId: "veridesk", scope: "imap" }
  const reading = open({ account: account({ sign: "oauth2", oauth }), memory })
  // This server knows no such token; that it was asked with one is what counts here.
  await reading.readOnce()
  expect(reading.health()).toMatchObject([{ fault: "sign-in-refused" }])
  expect(Object.fromEntries(new URLSearchParams(asked[0]))).toEqual({
    grant_type: "refresh_token",
    refresh_token: "rt-1",
    client_id: "veridesk",
    scope: "imap",
  })
  expect(kept).toEqual(["rt-2"])
  await reading.readOnce()
  expect(asked).toHaveLength(1)
  offset = 56 * 60_000
  await reading.readOnce()
  expect(reading.health()).toMatchObject([{ fault: "TokenRefused: invalid_grant" }])
  tokens.close()
})

async function tokenServer(answer: (body: string) => { status: number; json: object }) {
  const { createServer: createHttp } = await import("node:http")
  const http = createHttp((request, response) => {
    let body = ""
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on("end", () => {
      const { status, json } = answer(body)
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json))
    })
  })
  http.listen(0, "127.0.0.1")
  await once(http, "listening")
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/token`,
    close: () => void http.close(),
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const { port } = probe.address() as AddressInfo
  await new Promise<void>((resolve) => probe.close(() => resolve()))
  return port
}
