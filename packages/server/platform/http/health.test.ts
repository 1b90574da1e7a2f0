import type { AddressInfo } from "node:net"
import { newId } from "@veridesk/contract/ids.ts"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Connection, connect } from "../db/connect.ts"
import { makeLog } from "../log.ts"
import { connectMailer } from "../mail/mailer.ts"
import { makeMetrics } from "../metrics.ts"
import { openMailServer } from "../testing/mail-server.ts"
import { testDatabase } from "../testing/test-database.ts"
import { makeHttp } from "./app.ts"
import { healthRoutes } from "./health.ts"

let database: Awaited<ReturnType<typeof testDatabase>>
let connection: Connection
let nowhere: Connection
beforeAll(async () => {
  database = await testDatabase()
  connection = connect(database.url, { max: 3, name: "health-test" })
  nowhere = connect("postgresql://veridesk@127.0.0.1:1/veridesk", { max: 1, name: "nowhere" })
})
afterAll(async () => {
  await connection.close()
  await nowhere.close()
  await database.drop()
})

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function site(
  o: { away?: boolean; smtpUrl?: string; metricsToken?: string; trustProxy?: string } = {},
): Promise<(path: string, headers?: Record<string, string>) => Promise<{ status: number; text: string }>> {
  const metrics = makeMetrics()
  const log = makeLog({ level: "silent" })
  const app = await makeHttp({ log, metrics, trustProxy: o.trustProxy, https: false })
  const mailer = o.smtpUrl ? connectMailer({ smtpUrl: o.smtpUrl, from: "no-reply@kestrel.example" }) : null
  const db = (o.away ? nowhere : connection).db
  healthRoutes(app, { db, metrics, mailer, metricsToken: o.metricsToken })
  await app.listen({ host: "127.0.0.1", port: 0 })
  closing.push(
    () => app.close(),
    () => mailer?.close(),
  )
  const { port } = app.server.address() as AddressInfo
  return async (path, headers = {}) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
    return { status: response.status, text: await response.text() }
  }
}

describe("/health", () => {
  test("all is well: mails are kept where there is no mail server", async () => {
    const { status, text } = await (await site())("/health")
    expect(status).toBe(200)
    expect(JSON.parse(text)).toEqual({ ok: true, parts: { database: "ok", readers: "ok", mail: "kept" } })
  })

  test("the database is away: said, with 503, while the process still answers", async () => {
    const get = await site({ away: true })
    const { status, text } = await get("/health")
    expect(status).toBe(503)
    expect(JSON.parse(text)).toMatchObject({ ok: false, parts: { database: "down" } })
    expect((await get("/livez")).status).toBe(200)
  })

  test("the mail server: there, and away; a desk without mail still works", async () => {
    const server = await openMailServer()
    const get = await site({ smtpUrl: server.url })
    expect(JSON.parse((await get("/health")).text).parts.mail).toBe("ok")
    await server.close()
    const { status, text } = await (await site({ smtpUrl: server.url }))("/health")
    expect([status, JSON.parse(text).parts.mail]).toEqual([200, "down"])
  })

  describe("with a reader that is behind", () => {
    beforeEach(async () => {
      await connection.pool.query("insert into readers (name, xid, id) values ('mail', '0', 0)")
    })
    afterEach(async () => {
      await connection.pool.query("delete from readers")
    })
    const write = (secondsAgo: number) =>
      connection.pool.query(
        `insert into events (conversation_id, seq, kind, actor_realm, payload, at, prev_hash, hash)
         values ($1, 1, 'test.written', 'system', '{}', now() - make_interval(secs => $2), '', '')`,
        [newId(), secondsAgo],
      )

    test("a moment is nothing, a minute is said, and a figure in /metrics", async () => {
      const get = await site()
      await write(1)
      expect((await get("/health")).status).toBe(200)
      await connection.pool.query(
        "update readers set (xid, id) = (select xid, id from events order by id desc limit 1)",
      )
      await write(60)
      const { status, text } = await get("/health")
      expect([status, JSON.parse(text).parts.readers]).toEqual([503, "late"])
      const lag = /veridesk_reader_lag_seconds\{reader="mail"\} ([\d.]+)/.exec(
        (await get("/metrics")).text,
      )?.[1]
      expect(Number(lag)).toBeGreaterThanOrEqual(60)
    })
  })
})

describe("/metrics", () => {
  test("are for this machine, and not for whoever comes through a proxy on it", async () => {
    const get = await site()
    const { status, text } = await get("/metrics")
    expect(status).toBe(200)
    expect(text).toContain("process_cpu_seconds_total")
    for (const header of ["x-forwarded-for", "forwarded"])
      expect((await get("/metrics", { [header]: "203.0.113.9" })).status).toBe(404)
    const trusting = await site({ trustProxy: "loopback" })
    expect((await trusting("/metrics", { "x-forwarded-for": "127.0.0.1" })).status).toBe(404)
  })

  test("with a token are for whoever has it, and are not there for others", async () => {
    const get = await site({ metricsToken: "a-token-of-the-monitor" })
    expect((await get("/metrics", { authorization: "Bearer a-token-of-the-monitor" })).status).toBe(200)
    for (const authorization of ["", "Bearer ", "Bearer a-token-of-the-monitoR", "a-token"]) {
      const { status, text } = await get("/metrics", { authorization })
      expect([status, JSON.parse(text).code]).toEqual([404, "not-found"])
    }
  })

  test("count requests by their route and never by what stood in the address", async () => {
    const get = await site()
    await get("/livez")
    await get("/tickets/4812077351?q=何知远")
    const { text } = await get("/metrics")
    expect(text).toContain('veridesk_http_request_seconds_count{method="GET",route="/livez",status="200"} 1')
    expect(text).toContain('route="none",status="404"')
    expect(text).not.toContain("4812077351")
  })

  test("are given also while the database is away: then they are needed most", async () => {
    const { status, text } = await (await site({ away: true }))("/metrics")
    expect(status).toBe(200)
    expect(text).toContain("process_cpu_seconds_total")
  })
})
