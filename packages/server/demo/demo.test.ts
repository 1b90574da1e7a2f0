import { newId } from "@veridesk/contract/ids.ts"
import { generateSync } from "otplib"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { createMockExchange, type MockExchange } from "../../mock-exchange/main.ts"
import { checkAddress } from "../chains/index.ts"
import { readable, reply, verifyChains } from "../conversations/index.ts"
import { roundTheClock } from "../conversations/testing/round-the-clock.ts"
import { mailCustomers } from "../mails/index.ts"
import { startReader } from "../platform/events/reader.ts"
import { makeHttp } from "../platform/http/app.ts"
import { makeLog } from "../platform/log.ts"
import { makeMetrics } from "../platform/metrics.ts"
import { secretsIn } from "../secrets/index.ts"
import { codeRoute, type DemoAccess, lockDemo, seedDemo } from "./index.ts"
import { demoCustomers, demoStaff } from "./people.ts"
import { stories } from "./stories/index.ts"
import { type Installation, openInstallation } from "./testing/house.ts"

let toy: MockExchange
let house: Installation
let access: DemoAccess
beforeAll(async () => {
  toy = await createMockExchange()
  house = await openInstallation(toy)
  access = (await seedDemo(house.demo)) as DemoAccess
  // The date stands still in the middle of a step, so that no code changes while a test is under way.
  vi.useFakeTimers({ toFake: ["Date"], now: (Math.floor(Date.now() / 30_000) + 0.5) * 30_000 })
})
afterAll(async () => {
  vi.useRealTimers()
  await house.close()
  await toy.close()
})

/** Rows of every table the demo could touch. */
async function rowsOf(of: Installation): Promise<Record<string, number>> {
  const tables = ["conversations", "messages", "events", "writes", "customers", "staff", "attachments"]
  const more = [
    "reads",
    "announcements",
    "announcement_versions",
    "drafts",
    "customer_credentials",
    "staff_credentials",
    "staff_changes",
    "team_members",
  ]
  const counted = [...tables, ...more].map(async (table) => {
    const { rows } = await of.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`)
    return [table, rows[0]?.n ?? -1] as const
  })
  return Object.fromEntries(await Promise.all(counted))
}

async function column<T>(text: string): Promise<T[]> {
  const { rows } = await house.pool.query<{ it: T }>(text)
  return rows.map((row) => row.it)
}

describe("once it is there", () => {
  test("every story is a ticket with a sound chain, and its last event is a few minutes old", async () => {
    const rows = await rowsOf(house)
    expect(rows).toMatchObject({ conversations: stories.length, staff: 11 })
    const { conversations, faults } = await verifyChains(house.db)
    expect({ conversations, faults }).toEqual({ conversations: stories.length, faults: [] })
    const [age] = await column<number>(
      "select extract(epoch from (select created_at from staff limit 1) - max(at))::float8 as it from events",
    )
    expect(age).toBeGreaterThan(60)
    expect(age).toBeLessThan(300)
  })

  test("a second time adds nothing", async () => {
    const before = await rowsOf(house)
    expect(await seedDemo(house.demo)).toMatchObject({ password: access.password })
    expect(await rowsOf(house)).toEqual(before)
  })

  test("its states, waits and unread tickets are of every kind", async () => {
    const states = new Set(await column<string>("select status as it from conversations"))
    expect(states).toEqual(new Set(["new", "open", "waiting-customer", "waiting-third-party", "solved"]))
    const [late] = await column<number>(
      "select count(*)::int as it from conversations where due_at < (select created_at from staff limit 1)",
    )
    expect(late).toBeGreaterThan(0)
    const [longest] = await column<number>(
      "select count(*)::int as it from messages group by conversation_id order by 1 desc limit 1",
    )
    expect(longest).toBeGreaterThanOrEqual(60)
    const [files] = await column<number>(
      "select count(*)::int as it from attachments where state = 'ready' group by conversation_id order by 1 desc limit 1",
    )
    expect(files).toBeGreaterThanOrEqual(3)
  })

  test("every transaction, address and withdrawal in it is one of the toy exchange", async () => {
    const known = Object.values(toy.scene.cases)
    const given = [
      ...known.flatMap(({ chain, transfers }) => transfers.map(({ to }) => ({ chain, address: to }))),
      ...toy.scene.withdrawals,
    ].map(({ chain, address }) => {
      const reading = checkAddress(address, chain)
      return reading.ok ? reading.address : address
    })
    const addresses = new Set(given)
    const txids = await column<{ chain: string; txid: string }>(
      "select jsonb_build_object('chain', fields->>'chain', 'txid', fields->>'txid') as it from conversations where fields ? 'txid'",
    )
    expect(txids.filter(({ chain, txid }) => !toy.scene.find(chain, txid))).toEqual([])
    expect(new Set(txids.map(({ txid }) => txid)).size).toBe(known.length)
    const written = await column<string>(
      "select fields->>'address' as it from conversations where fields ? 'address'",
    )
    expect(written.filter((address) => !addresses.has(address))).toEqual([])
    const withdrawals = await column<string>(
      "select fields->>'withdrawal' as it from conversations where fields ? 'withdrawal'",
    )
    expect(new Set(withdrawals)).toEqual(new Set(toy.scene.withdrawals.map(({ id }) => id)))
  })

  test("nobody is mailed about the past, and the next answer is mailed", async () => {
    const rules = {
      host: "localhost",
      perRecipientPerHour: 20,
      receiptsPerDomainPerHour: 300,
      secret: "the-secret-of-a-demo-that-is-only-a-test",
      undoMs: 0,
    }
    const reader = startReader({
      name: "mail",
      db: house.db,
      bell: { ring: () => {}, onRing: () => () => true, close: async () => {} },
      log: makeLog({ level: "silent" }),
      handle: (events, tx) => mailCustomers(events, tx, rules),
    })
    try {
      await reader.caughtUp()
      const mails = () => column<string>("select kind as it from outgoing_mails")
      expect(await mails()).toEqual([])
      const { id, name, role } = demoStaff.mei
      const mei = { realm: "staff" as const, id, name, role, teamIds: [] }
      const [conversationId = ""] = await column<string>(
        `select id as it from conversations where customer_id = '${demoCustomers.zhiyuan.id}' limit 1`,
      )
      const writing = { messageId: newId(), body: "已入账。", attachmentIds: [], basedOn: 0, anyway: true }
      const context = {
        db: house.db,
        actor: mei,
        now: new Date(),
        announce: () => {},
        replyClock: roundTheClock,
      }
      await reply(context, async () => {}, { ...writing, conversationId, then: "stay" })
      await reader.caughtUp()
      expect(await mails()).toEqual(["agent-replied"])
      expect((await readable(house.db, mei, { id: conversationId })).preview).toBe("已入账。")
    } finally {
      await reader.stop()
    }
  })
})

/** What the authenticator of a person shows, read from its address as an app does. */
function codeFrom(uri: string | undefined): string {
  const secret = new URL(uri ?? "otpauth://totp/").searchParams.get("secret") ?? ""
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) })
}

const personAt = (signIn: string) => access.people.find((person) => person.signIn === signIn)

async function toDesk(email: string) {
  const browser = house.browser()
  const first = await browser.json("POST", "/api/staff/sign-in", {
    body: { email, password: access.password },
  })
  return { browser, status: first.statusCode }
}

describe("getting in", () => {
  test.each(["mei@kestrel.example", "sune@kestrel.example"])("%s to the desk", async (email) => {
    const { browser, status } = await toDesk(email)
    expect(status).toBe(200)
    const code = codeFrom(personAt(email)?.uri)
    expect(code).toBe(await access.code())
    const second = await browser.json("POST", "/api/staff/sign-in/totp", { body: { code } })
    expect(second.json()).toEqual({ next: "done" })
    const session = (await browser.get("/api/staff/session")).json()
    expect(session).toMatchObject({ state: "open", me: { email, recoveryCodesLeft: 10 } })
  })

  test("何知远 to the help site, with the ticket of the day", async () => {
    const browser = house.browser()
    const step = { identifier: "zhiyuan.he", password: access.password, next: "/tickets" }
    await browser.ask("/sign-in", { step: "password", ...step })
    const code = codeFrom(personAt("zhiyuan.he")?.uri)
    const done = await browser.ask("/sign-in", { step: "totp", code, flow: "0", next: "/tickets" })
    expect(done.body).toMatchObject({ outcome: "done", location: "/tickets" })
    const cookies = Object.fromEntries([...browser.jar].map(([k, v]) => [k, decodeURIComponent(v)]))
    const actor = await house.customers.whoIsCustomer({ cookies })
    expect(actor).toMatchObject({ id: demoCustomers.zhiyuan.id, level: "session-2fa" })
  })

  test("the code can be looked up where no authenticator is at hand", async () => {
    const app = await makeHttp({
      log: makeLog({ level: "silent" }),
      metrics: makeMetrics(),
      trustProxy: undefined,
      https: false,
    })
    codeRoute(app)
    const answer = await app.inject("/dev/code")
    expect(answer.body).toBe(`${await access.code()}\n`)
    await app.close()
  })

  test("outside demo mode nobody of the demo gets in, and later again", async () => {
    const { browser } = await toDesk("ilse@kestrel.example")
    await browser.json("POST", "/api/staff/sign-in/totp", {
      body: { code: await access.code() },
    })
    expect((await browser.get("/api/staff/session")).json()).toMatchObject({ state: "open" })
    await lockDemo(house.demo)
    expect((await browser.get("/api/staff/session")).json()).toEqual({ state: "signed-out" })
    expect((await toDesk("ilse@kestrel.example")).status).toBe(401)
    await seedDemo(house.demo)
    expect((await toDesk("ilse@kestrel.example")).status).toBe(200)
  })
})

test("what broke off half-way is finished the next time, with nothing twice", async () => {
  const broken = await openInstallation(toy)
  try {
    let opened = 0
    const cut: typeof broken.demo.open = async (ctx, opening) => {
      opened += 1
      if (opened > 12) throw new Error("the power is gone")
      return broken.demo.open(ctx, opening)
    }
    await expect(seedDemo({ ...broken.demo, open: cut })).rejects.toThrow("the power is gone")
    // Those that were under way when it broke off are written a moment later.
    await expect.poll(async () => (await rowsOf(broken))["conversations"]).toBe(12)
    expect(await seedDemo(broken.demo)).not.toBeNull()
    const { writes: _writes, ...rows } = await rowsOf(broken)
    expect(rows).toMatchObject({ conversations: stories.length, staff: 11 })
    expect((await verifyChains(broken.db)).faults).toEqual([])
  } finally {
    await broken.close()
  }
})

test("data that is somebody else's is left alone", async () => {
  const taken = await openInstallation(toy)
  try {
    await taken.browser().ask("/register", {
      requestId: newId(),
      username: "somebody",
      email: "somebody@mail.example",
      password: "seven quiet otters",
      next: "/",
    })
    const before = await rowsOf(taken)
    expect(await seedDemo(taken.demo)).toBeNull()
    expect(await rowsOf(taken)).toEqual(before)
  } finally {
    await taken.close()
  }
})

test("nothing that anybody says in it looks like a secret", async () => {
  const said = stories.flatMap(({ key, text, values, steps }) => [
    { ...values, key, text },
    ...steps.flatMap((step) => ("text" in step ? [{ key, text: step.text }] : [])),
  ])
  const found = await Promise.all(
    said.map(async (values) => ((await secretsIn(values)).length > 0 ? [values] : [])),
  )
  expect(found.flat()).toEqual([])
})

test("every story goes forward in time and ends before now", () => {
  const wrong = stories.filter((story) => {
    const times = [story.at, ...story.steps.map(({ at }) => at)]
    return times.some((at, index) => at > (times[index + 1] ?? -2))
  })
  expect(wrong.map(({ key }) => key)).toEqual([])
  expect(new Set(stories.map(({ key }) => key)).size).toBe(stories.length)
})
