import { newId } from "@veridesk/contract/ids.ts"
import { type AddressInfo, createServer } from "node:net"
import { once } from "node:events"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Dovecot, hasDovecot, startDovecot } from "../../channels/email/testing/dovecot.ts"
import { type Agent, type House, openHouse } from "../../platform/testing/house.ts"

const DAY = 24 * 3_600_000
let house: House
let server: Dovecot | undefined
let admin: Agent
beforeAll(async () => {
  house = await openHouse({})
  admin = await house.agent({ name: "Ilse", role: "administrator" })
  if (hasDovecot) {
    server = await startDovecot(await freePort())
    await house.app.openMailDoors()
  }
})
afterAll(async () => {
  await house.close()
  await server?.close()
})

const mail = (n: number) =>
  `From: Odile Varga <odile@mail.example>\nTo: support@kestrel.example\nSubject: number ${n}\nMessage-ID: <${n}@mail.example>\n\nMy deposit ${n} is not there.\n`
const again = (since: Date, key = "support", who = admin) =>
  who.json("POST", `/api/desk/mailboxes/${key}/fetch-again`, {
    requestId: newId(),
    since: since.toISOString(),
  })
const fetching = async () => (await admin.json("GET", "/api/desk/mailboxes/support/fetching")).body

test("only administrators have a mailbox looked through again, only one that is fetched, and not from tomorrow", async () => {
  const mei = await house.agent({ name: "Mei", role: "lead" })
  expect((await again(new Date(), "support", mei)).body.code).toBe("forbidden")
  expect((await mei.json("GET", "/api/desk/mailboxes/support/fetching")).body.code).toBe("forbidden")
  expect((await again(new Date(), "nowhere")).status).toBe(404)
  expect((await again(new Date(), "support")).body).toMatchObject({ code: "mailbox-not-fetched" })
  await fetchedFrom({ host: "127.0.0.1", port: 9 })
  expect((await again(new Date(Date.now() + DAY))).body.code).toBe("fetch-from-future")
  expect((await again(new Date())).body.code).toBe("mailbox-not-read-yet")
})

describe.skipIf(!hasDovecot)("on a real server", () => {
  test("from a day on: told how many were there and how many were new; asked again, nothing is doubled", async () => {
    await server?.deliver("support", [1, 2].map(mail), new Date(Date.now() - 20 * DAY))
    await server?.deliver("support", [3, 4, 5].map(mail), new Date(Date.now() - 5 * DAY))
    await fetchedFrom({ host: "127.0.0.1", port: server?.port ?? 0 })
    await expect
      .poll(fetching, { timeout: 40_000, interval: 200 })
      .toMatchObject({ state: "ok", fault: null, folders: [{ folder: "INBOX", again: null }] })

    const asked = await again(new Date(Date.now() - 10 * DAY))
    expect(asked.body.folders[0].again).toMatchObject({ askedBy: "Ilse" })
    await expect
      .poll(fetching, { timeout: 20_000 })
      .toMatchObject({ folders: [{ missed: 0, again: { found: 3, taken: 3, doneAt: expect.any(String) } }] })
    await again(new Date(Date.now() - 30 * DAY))
    await expect.poll(fetching, { timeout: 20_000 }).toMatchObject({
      folders: [{ again: { found: 5, taken: 2, doneAt: expect.any(String) } }],
    })
    await again(new Date(Date.now() - 30 * DAY))
    await expect.poll(fetching, { timeout: 20_000 }).toMatchObject({
      folders: [{ again: { found: 5, taken: 0, doneAt: expect.any(String) } }],
    })
    await expect.poll(async () => (await fetching()).waiting, { timeout: 20_000 }).toBe(0)
    const { rows } = await house.pool.query(
      "select count(*)::int as n from incoming_mails where way = 'imap'",
    )
    expect(rows[0].n).toBe(5)
  }, 90_000)

  test("a fault is told by its code, and the same order twice is one", async () => {
    const order = { requestId: newId(), since: new Date(Date.now() - DAY).toISOString() }
    const first = await admin.json("POST", "/api/desk/mailboxes/support/fetch-again", order)
    const second = await admin.json("POST", "/api/desk/mailboxes/support/fetch-again", order)
    expect(second.body.folders[0].again.askedAt).toBe(first.body.folders[0].again.askedAt)
    await server?.close()
    server = undefined
    await expect
      .poll(fetching, { timeout: 40_000, interval: 200 })
      .toMatchObject({ fault: "ECONNREFUSED", folders: [{ fault: "ECONNREFUSED" }] })
  }, 60_000)
})

/** Has the mailbox fetched at that server. */
async function fetchedFrom({ host, port }: { host: string; port: number }): Promise<void> {
  const { body } = await admin.json("GET", "/api/desk/mailboxes")
  const {
    id: _id,
    version,
    secretKept: _kept,
    savedBy: _by,
    savedAt: _at,
    ...box
  } = body.mailboxes.find(({ key }: { key: string }) => key === "support")
  const imap = {
    host,
    port,
    security: "none",
    user: "support",
    sign: "password",
    folders: ["INBOX"],
    oauth: null,
  }
  const saved = await admin.json("PUT", "/api/desk/mailboxes", {
    requestId: newId(),
    basedOn: version,
    mailbox: { ...box, imap },
    imapSecret: "opensesame",
  })
  expect(saved.status).toBe(200)
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1")
  await once(probe, "listening")
  const { port } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return port
}
